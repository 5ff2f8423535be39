package dev.twende.reporting.sales.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final Period PERIOD = new Period(DAY, DAY, ZoneOffset.UTC);
    private static final Instant EARLIER = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void isAsFreshAsItsNewestFact() {
        Summary summary = new Summary(PERIOD, List.of(company(EARLIER), company(LATER), company(null)));

        assertThat(summary.asOf()).contains(LATER);
        assertThat(summary.projectedAt()).contains(LATER.plusMillis(40));
    }

    @Test
    void hasNoAgeWithoutFacts() {
        assertThat(new Summary(PERIOD, List.of(company(null))).asOf()).isEmpty();
        assertThat(new Summary(PERIOD, List.of()).projectedAt()).isEmpty();
    }

    private static CompanyTotals company(Instant asOf) {
        Money nothing = Money.of(0, "RWF");
        Instant projectedAt = asOf == null ? null : asOf.plusMillis(40);
        return new CompanyTotals(Ids.next(), "Volcano", 0, 0, 0, 0, 0, nothing, nothing, asOf, projectedAt);
    }
}
