package dev.twende.backoffice.dashboard.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Instant HAPPENED = Instant.parse("2026-11-23T08:30:15.100Z");

    @Test
    void tellsHowOldTheNewestEventIsAndHowLongItTook() {
        Figures figures = askedAt(HAPPENED.plusMillis(1_840));

        assertThat(figures.getAgeMillis()).isEqualTo(1_840);
        assertThat(figures.getLagMillis()).isEqualTo(35);
        assertThat(figures.getAsOfTime()).isEqualTo("10:30:15");
    }

    @Test
    void isNeverFromTheFuture() {
        assertThat(askedAt(HAPPENED.minusMillis(5)).getAgeMillis()).isZero();
    }

    @Test
    void hasNoLagWhenTheNewestEventIsNotASale() {
        Summary noSales = new Summary("Africa/Kigali", HAPPENED, null, List.of());
        Summary olderSales = new Summary("Africa/Kigali", HAPPENED, HAPPENED.minusSeconds(60), List.of());

        assertThat(noSales.lag()).isEmpty();
        assertThat(olderSales.lag()).isEmpty();
    }

    @Test
    void saysWhenThereIsNothingToTell() {
        Figures figures = new Figures(
                new Summary("Africa/Kigali", null, null, List.of()), new TrendChart(List.of(), 0), HAPPENED);

        assertThat(figures.isBlank()).isTrue();
        assertThat(figures.isDated()).isFalse();
    }

    private static Figures askedAt(Instant now) {
        Summary summary = new Summary("Africa/Kigali", HAPPENED, HAPPENED.plusMillis(35), List.of());
        return new Figures(summary, new TrendChart(List.of(), 0), now);
    }
}
