package dev.twende.reporting.sales.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final Period KIGALI_DAY = new Period(DAY, DAY, ZoneId.of("Africa/Kigali"));

    @Test
    void showsEveryHourOfTheDayInOrder() {
        Trend trend = Trend.of(KIGALI_DAY, List.of());

        assertThat(trend.hours()).hasSize(24).allMatch(hour -> hour.ticketsReserved() == 0 && hour.ticketsPaid() == 0);
        assertThat(trend.hours().get(0).hour()).isEqualTo(Instant.parse("2026-11-22T22:00:00Z"));
        assertThat(trend.hours().get(23).hour()).isEqualTo(Instant.parse("2026-11-23T21:00:00Z"));
    }

    @Test
    void putsSalesIntoTheirHour() {
        HourTotals sold = new HourTotals(Instant.parse("2026-11-23T07:00:00Z"), 3, 2, 1);

        assertThat(Trend.of(KIGALI_DAY, List.of(sold)).hours().get(9)).isEqualTo(sold);
    }
}
