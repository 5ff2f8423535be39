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
        Summary summary = new Summary(PERIOD, List.of(company(EARLIER, 40), company(LATER, 40)));

        assertThat(summary.asOf()).contains(LATER);
        assertThat(summary.projectedAt()).contains(LATER.plusMillis(40));
    }

    @Test
    void aCompanyWithoutSalesHasAnAgeButNeverChanged() {
        Summary summary = new Summary(PERIOD, List.of(unsold(LATER)));

        assertThat(summary.asOf()).contains(LATER);
        assertThat(summary.projectedAt()).isEmpty();
    }

    @Test
    void hasNoAgeWhenNothingIsKnown() {
        assertThat(new Summary(PERIOD, List.of()).asOf()).isEmpty();
    }

    private static CompanyTotals company(Instant asOf, long lagMillis) {
        return totals(asOf, asOf.plusMillis(lagMillis));
    }

    private static CompanyTotals unsold(Instant heardAt) {
        return totals(heardAt, null);
    }

    private static CompanyTotals totals(Instant asOf, Instant projectedAt) {
        Money nothing = Money.of(0, "RWF");
        return new CompanyTotals(Ids.next(), "Volcano", 0, 0, 0, 0, 0, nothing, nothing, asOf, projectedAt);
    }
}
