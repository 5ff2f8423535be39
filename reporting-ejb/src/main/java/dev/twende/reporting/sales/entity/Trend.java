package dev.twende.reporting.sales.entity;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A day hour by hour: every hour of it is present, those without sales as zero. */
public record Trend(Period day, List<HourTotals> hours) {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Puts the hours that have sales in their places. */
    public static Trend of(Period day, Collection<HourTotals> withSales) {
        Map<Instant, HourTotals> known = withSales.stream().collect(toMap(HourTotals::hour, Function.identity()));
        List<HourTotals> hours = Stream.iterate(day.start(), hour -> hour.isBefore(day.end()), hour -> hour.plus(HOUR))
                .map(hour -> known.getOrDefault(hour, HourTotals.none(hour)))
                .toList();
        return new Trend(day, hours);
    }
}
