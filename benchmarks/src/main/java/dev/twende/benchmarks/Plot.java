package dev.twende.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws each workload's share of its limit as a bar, with a mark where it should reach: {@code benchmarks/target/results.svg}. */
final class Plot {
    private static final int LEFT = 190;
    private static final int WIDTH = 480;
    private static final int ROW = 34;
    private static final int TOP = 50;

    private record Bar(String label, double ratio, double target) {}

    private final List<Bar> bars = new ArrayList<>();

    /** @param target NaN when there is none */
    void bar(String label, double ratio, double target) {
        bars.add(new Bar(label, ratio, target));
    }

    void write(Path file) throws IOException {
        StringBuilder svg = new StringBuilder();
        int height = TOP + bars.size() * ROW + 40;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"13\" fill=\"#222\">%n",
                LEFT + WIDTH + 70,
                height));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        svg.append(text(12, 24, "Share of the limit measured in the same run; the mark is the target"));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = TOP + i * ROW;
            svg.append(text(12, y + 16, bar.label()));
            svg.append(rectangle(LEFT, y, Math.min(1, bar.ratio()) * WIDTH, 22, "#2b6cb0"));
            svg.append(text(
                    LEFT + Math.min(1, bar.ratio()) * WIDTH + 6,
                    y + 16,
                    String.format(Locale.ROOT, "%.2f", bar.ratio())));
            if (!Double.isNaN(bar.target())) {
                svg.append(rectangle(LEFT + bar.target() * WIDTH - 1, y - 3, 3, 28, "#c53030"));
            }
        }
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            svg.append(text(
                    LEFT + tenth * WIDTH / 10.0 - 8, height - 14, String.format(Locale.ROOT, "%.1f", tenth / 10.0)));
        }
        svg.append("</svg>\n");
        Files.createDirectories(file.getParent());
        Files.writeString(file, svg);
    }

    private static String text(double x, double y, String text) {
        return String.format(Locale.ROOT, "<text x=\"%.0f\" y=\"%.0f\">%s</text>%n", x, y, text);
    }

    private static String rectangle(double x, double y, double width, double height, String colour) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" fill=\"%s\"/>%n",
                x,
                y,
                width,
                height,
                colour);
    }
}
