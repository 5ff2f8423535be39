package dev.twende.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/**
 * Draws what was measured, {@code benchmarks/target/results.svg}: for each workload its rate beside its limit, with a mark where the rate
 * should reach, and how long how many of its calls took, beside those of the limit where it has calls; and what a hold costs as the data
 * grows.
 */
final class Plot {
    private static final int WIDTH = 960;
    private static final int ROW = 210;
    private static final int TOP = 40;

    private static final int BARS_LEFT = 130;
    private static final int BARS_WIDTH = 230;

    private static final int CURVES_LEFT = 500;
    private static final int CURVES_WIDTH = 300;
    private static final int CURVES_HEIGHT = 130;
    private static final double[] PERCENTILES = {50, 75, 90, 95, 99, 99.9, 100};
    private static final int P99 = 4;
    /** Of the scale of times, powers of ten of milliseconds: 0.1 ms to 10 s. */
    private static final int LEAST = -1;

    private static final int MOST = 4;

    private static final String[] COLOURS = {"#2b6cb0", "#dd6b20", "#718096", "#2f855a"};
    private static final String TARGET = "#c53030";
    private static final String GRID = "#e2e8f0";

    private final List<String> rows = new ArrayList<>();

    private int top() {
        return TOP + rows.size() * ROW;
    }

    /**
     * Adds a workload.
     *
     * @param limit what the limit is, in a word or two
     * @param target share of the limit that should be reached
     * @param longest milliseconds that the 99th percentile should stay below; NaN when nothing is asked of it
     * @param times of calls in microseconds, by what they are of; may be empty
     */
    void workload(
            String title,
            double ours,
            String limit,
            double limitPerSecond,
            double target,
            double longest,
            Map<String, Histogram> times) {
        StringBuilder svg = new StringBuilder();
        int top = top();
        svg.append(text(12, top + 16, title, "bold"));
        double most = Math.max(ours, limitPerSecond);
        bar(svg, top + 45, "ours", ours, most, COLOURS[0]);
        bar(svg, top + 80, limit, limitPerSecond, most, COLOURS[2]);
        double reach = BARS_LEFT + target * limitPerSecond / most * BARS_WIDTH;
        svg.append(line(reach, top + 38, reach, top + 74, TARGET, 3));
        svg.append(text(
                BARS_LEFT,
                top + 130,
                String.format(Locale.ROOT, "share %.2f, target %.2f", ours / limitPerSecond, target),
                "normal"));
        curves(svg, top + 20, times);
        if (!Double.isNaN(longest)) {
            double x = place(P99, PERCENTILES.length);
            double y = height(top + 20, longest);
            svg.append(line(x - 10, y, x + 10, y, TARGET, 3));
        }
        rows.add(svg.toString());
    }

    private static void bar(StringBuilder svg, int y, String label, double rate, double most, String colour) {
        double length = rate / most * BARS_WIDTH;
        svg.append(text(12, y + 16, label, "normal"));
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"22\" fill=\"%s\"/>%n",
                BARS_LEFT,
                y,
                length,
                colour));
        svg.append(text(BARS_LEFT + length + 6, y + 16, String.format(Locale.ROOT, "%,.0f/s", rate), "normal"));
    }

    private static void curves(StringBuilder svg, int top, Map<String, Histogram> times) {
        if (times.isEmpty()) {
            return;
        }
        for (int power = LEAST; power <= MOST; power++) {
            double y = height(top, Math.pow(10, power));
            svg.append(line(CURVES_LEFT, y, CURVES_LEFT + CURVES_WIDTH, y, GRID, 1));
            svg.append(text(CURVES_LEFT - 62, y + 4, number(Math.pow(10, power)) + " ms", "normal"));
        }
        for (int i = 0; i < PERCENTILES.length; i++) {
            String label = PERCENTILES[i] == 100 ? "max" : "p" + number(PERCENTILES[i]);
            svg.append(text(place(i, PERCENTILES.length) - 12, top + CURVES_HEIGHT + 18, label, "normal"));
        }
        int next = 0;
        for (Map.Entry<String, Histogram> curve : times.entrySet()) {
            double[] millis = DoubleStream.of(PERCENTILES)
                    .map(percentile -> curve.getValue().getValueAtPercentile(percentile) / 1000.0)
                    .toArray();
            curve(svg, COLOURS[next], millis, value -> height(top, value));
            svg.append(text(CURVES_LEFT + CURVES_WIDTH + 22, top + 16 + 20 * next, curve.getKey(), "normal"));
            svg.append(line(
                    CURVES_LEFT + CURVES_WIDTH + 6,
                    top + 12 + 20 * next,
                    CURVES_LEFT + CURVES_WIDTH + 18,
                    top + 12 + 20 * next,
                    COLOURS[next],
                    3));
            next++;
        }
    }

    /** Adds what a hold costs at each size, and the line that it should stay below: 1.15 times as much for each ten times. */
    void growth(Collection<GrowthLoad.Point> points) {
        StringBuilder svg = new StringBuilder();
        int top = top();
        List<GrowthLoad.Point> all = List.copyOf(points);
        GrowthLoad.Point first = all.get(0);
        svg.append(text(12, top + 16, "Processor time of a hold, by " + first.axis(), "bold"));
        double[] micros =
                all.stream().mapToDouble(GrowthLoad.Point::microsPerHold).toArray();
        double[] allowed = all.stream()
                .mapToDouble(point -> GrowthLoad.allowed(first, point))
                .toArray();
        double most = 1.2
                * DoubleStream.concat(DoubleStream.of(micros), DoubleStream.of(allowed))
                        .max()
                        .orElse(1);
        int base = top + 20 + CURVES_HEIGHT;
        svg.append(line(CURVES_LEFT, base, CURVES_LEFT + CURVES_WIDTH, base, GRID, 1));
        curve(svg, COLOURS[0], micros, value -> base - value / most * CURVES_HEIGHT);
        curve(svg, TARGET, allowed, value -> base - value / most * CURVES_HEIGHT);
        for (int i = 0; i < all.size(); i++) {
            double x = place(i, all.size());
            svg.append(text(
                    x - 20,
                    base + 18,
                    String.format(Locale.ROOT, "%,d", all.get(i).size()),
                    "normal"));
            svg.append(text(
                    12,
                    top + 50 + 20 * i,
                    String.format(
                            Locale.ROOT,
                            "%,d: %,.0f us, %.2f times the first, %,.0f holds/s",
                            all.get(i).size(),
                            micros[i],
                            micros[i] / micros[0],
                            all.get(i).perSecond()),
                    "normal"));
        }
        rows.add(svg.toString());
    }

    private interface Height {
        double of(double value);
    }

    private static void curve(StringBuilder svg, String colour, double[] values, Height height) {
        for (int i = 0; i < values.length; i++) {
            double x = place(i, values.length);
            double y = height.of(values[i]);
            svg.append(String.format(
                    Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", x, y, colour));
            if (i > 0) {
                svg.append(line(place(i - 1, values.length), height.of(values[i - 1]), x, y, colour, 2));
            }
        }
    }

    private static double place(int i, int of) {
        return CURVES_LEFT + 20 + i * (CURVES_WIDTH - 40.0) / Math.max(1, of - 1);
    }

    private static double height(int top, double millis) {
        double power = Math.min(MOST, Math.max(LEAST, Math.log10(Math.max(millis, 1e-3))));
        return top + CURVES_HEIGHT * (MOST - power) / (MOST - LEAST);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,.0f", value) : String.valueOf(value);
    }

    void write(Path file) throws IOException {
        String svg = String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                                + " font-size=\"13\" fill=\"#222\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                        WIDTH,
                        top())
                + text(
                        12,
                        24,
                        "Rates beside the limits of the same run, and how long calls took; red is what should be reached",
                        "normal")
                + String.join("", rows)
                + "</svg>\n";
        Files.createDirectories(file.getParent());
        Files.writeString(file, svg);
    }

    private static String text(double x, double y, String text, String weight) {
        return String.format(
                Locale.ROOT, "<text x=\"%.0f\" y=\"%.0f\" font-weight=\"%s\">%s</text>%n", x, y, weight, text);
    }

    private static String line(double x, double y, double toX, double toY, String colour, int width) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>%n",
                x,
                y,
                toX,
                toY,
                colour,
                width);
    }
}
