package dev.twende.backoffice.dashboard.entity;

import java.io.Serializable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A day drawn as bars, two an hour: reserved and paid. Plain numbers for an SVG of the stated size, so that the page
 * needs no charting script and the picture follows the colours of the page.
 */
public record TrendChart(List<Bar> bars, long highest) implements Serializable {
    public static final int WIDTH = 480;
    public static final int HEIGHT = 120;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH");

    /** One hour: its label, its counts, and where its two bars stand. */
    public record Bar(
            String hour, long reserved, long paid, double x, double width, double reservedHeight, double paidHeight)
            implements Serializable {

        public double getPaidX() {
            return x + width;
        }

        public double getReservedY() {
            return HEIGHT - reservedHeight;
        }

        public double getPaidY() {
            return HEIGHT - paidHeight;
        }
    }

    public static TrendChart of(Trend trend) {
        ZoneId zone = ZoneId.of(trend.timeZone());
        List<Trend.Item> hours = trend.items();
        long highest = hours.stream()
                .flatMapToLong(hour -> LongStream.of(hour.ticketsReserved(), hour.ticketsPaid()))
                .max()
                .orElse(0);
        double slot = (double) WIDTH / Math.max(1, hours.size());
        List<Bar> bars = IntStream.range(0, hours.size())
                .mapToObj(i -> new Bar(
                        HOUR.format(hours.get(i).hour().atZone(zone)),
                        hours.get(i).ticketsReserved(),
                        hours.get(i).ticketsPaid(),
                        i * slot + slot * 0.1,
                        slot * 0.4,
                        height(hours.get(i).ticketsReserved(), highest),
                        height(hours.get(i).ticketsPaid(), highest)))
                .toList();
        return new TrendChart(bars, highest);
    }

    private static double height(long count, long highest) {
        return highest == 0 ? 0 : (double) HEIGHT * count / highest;
    }
}
