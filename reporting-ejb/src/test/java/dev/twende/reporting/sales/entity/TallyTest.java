package dev.twende.reporting.sales.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final UUID COMPANY = Ids.next();

    @Test
    void sumsUpWhatGoesIntoTheSameTotals() {
        List<Tally> tallies = Tally.of(List.of(
                paid("08:10", 5_000, "RWF"),
                paid("08:50", 3_000, "RWF"),
                paid("08:20", 700, "KES"),
                paid("09:00", 1, "RWF")));

        assertThat(tallies)
                .extracting(tally -> tally.key().hour(), tally -> tally.key().currency(), Tally::facts, Tally::amount)
                .containsExactly(
                        tuple(at("08:00"), "KES", 1L, 700L),
                        tuple(at("08:00"), "RWF", 2L, 8_000L),
                        tuple(at("09:00"), "RWF", 1L, 1L));
        assertThat(tallies.get(1).asOf()).isEqualTo(at("08:50"));
    }

    @Test
    void keepsKindsAndCompaniesApart() {
        Movement reserved = new Movement(COMPANY, Fact.TICKET_RESERVED, Ids.next(), Money.of(1, "RWF"), at("08:00"));
        Movement ofAnother = new Movement(Ids.next(), Fact.TICKET_PAID, Ids.next(), Money.of(1, "RWF"), at("08:00"));

        assertThat(Tally.of(List.of(reserved, paid("08:00", 1, "RWF"), ofAnother)))
                .hasSize(3);
    }

    @Test
    void nothingSumsUpToNothing() {
        assertThat(Tally.of(List.of())).isEmpty();
    }

    private static Movement paid(String time, long amount, String currency) {
        return new Movement(COMPANY, Fact.TICKET_PAID, Ids.next(), Money.of(amount, currency), at(time));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + ":00Z");
    }
}
