package dev.twende.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of a run, for machines and as a picture. */
class ResultsTest {
    private static Histogram times(long... micros) {
        Histogram times = new Histogram(3);
        for (long one : micros) {
            times.recordValue(one);
        }
        return times;
    }

    @Test
    void tellRatesTimesAndLimits(@TempDir Path directory) throws Exception {
        Results results = new Results();
        results.holds(
                new Main.HoldRound(
                        new ClosedLoop.Result(500, times(10_000, 40_000), 0),
                        new PgBench.Result(2_000, 4, times(3_000, 9_000))),
                new OpenLoop.Result(350, 350, times(5_000, 18_000), times(4_000), new int[] {201, 201}, new long[2]));
        results.growth(List.of(
                new GrowthLoad.Point("tickets", 100_000, 400, times(8_000), 2_000, 0),
                new GrowthLoad.Point("tickets", 1_000_000, 380, times(9_000), 2_100, 0)));
        Path file = directory.resolve("results.json");
        results.write(file);

        JsonArray workloads = BenchPlatform.parse(Files.readString(file)).getJsonArray("workloads");
        assertThat(workloads)
                .hasSize(3)
                .allSatisfy(workload -> assertThat(((JsonObject) workload).keySet())
                        .contains("id", "ours_per_s", "limit_per_s", "ratio", "p50_ms", "p99_ms", "oversold", "load"));
        assertThat(workloads.getJsonObject(0).getJsonNumber("ratio").doubleValue())
                .isEqualTo(0.25);

        Path picture = directory.resolve("results.svg");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(picture.toFile())
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
        assertThat(Files.readString(picture))
                .contains("W1 holds", "500/s", "pgbench", "2,000/s", "p99.9", "share 0.25, target 0.25")
                .contains("1,000,000: 2,100 us, 1.05 times the first");
    }

    @Test
    void whatIsAllowedGrowsBySoMuchADecade() {
        GrowthLoad.Point first = new GrowthLoad.Point("tickets", 1_000, 0, times(1), 2_000, 0);
        GrowthLoad.Point later = new GrowthLoad.Point("tickets", 100_000, 0, times(1), 2_000, 0);
        assertThat(GrowthLoad.allowed(first, later)).isCloseTo(2_000 * 1.15 * 1.15, within(0.01));
    }
}
