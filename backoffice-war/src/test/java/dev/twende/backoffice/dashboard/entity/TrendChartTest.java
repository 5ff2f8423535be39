package dev.twende.backoffice.dashboard.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendChartTest {
    private static final Instant MIDNIGHT_IN_KIGALI = Instant.parse("2026-11-22T22:00:00Z");

    @Test
    void drawsTheHighestHourAtFullHeightAndOthersInProportion() {
        TrendChart chart = TrendChart.of(day(0, 4, 2));

        assertThat(chart.highest()).isEqualTo(4);
        assertThat(chart.bars()).extracting(TrendChart.Bar::reservedHeight).containsExactly(0.0, 120.0, 60.0);
        assertThat(chart.bars().get(2).getReservedY()).isEqualTo(60.0);
    }

    @Test
    void namesHoursOnTheClockOfTheReports() {
        assertThat(TrendChart.of(day(1, 1)).bars())
                .extracting(TrendChart.Bar::hour)
                .containsExactly("00", "01");
    }

    @Test
    void keepsAllBarsInsideThePicture() {
        TrendChart chart = TrendChart.of(day(IntStream.range(0, 24).toArray()));

        assertThat(chart.bars()).allSatisfy(bar -> {
            assertThat(bar.x()).isNotNegative();
            assertThat(bar.getPaidX() + bar.width()).isLessThanOrEqualTo(TrendChart.WIDTH);
            assertThat(bar.getPaidX()).isGreaterThanOrEqualTo(bar.x() + bar.width());
        });
    }

    @Test
    void drawsAnEmptyDayFlat() {
        assertThat(TrendChart.of(day(0, 0)).bars()).allMatch(bar -> bar.reservedHeight() == 0 && bar.paidHeight() == 0);
    }

    private static Trend day(int... reserved) {
        List<Trend.Item> hours = IntStream.range(0, reserved.length)
                .mapToObj(i -> new Trend.Item(MIDNIGHT_IN_KIGALI.plusSeconds(3_600L * i), reserved[i], reserved[i] / 2))
                .toList();
        return new Trend("Africa/Kigali", hours);
    }
}
