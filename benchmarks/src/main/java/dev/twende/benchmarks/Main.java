package dev.twende.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * {@code ./twende bench [limits] [W1] [W6]}: with nothing named, all. Prints Markdown for {@code docs/benchmarks.md}, and writes
 * {@code benchmarks/target/results.json}. W1 are holds, W6 imports of a feed of {@code -Dtwende.bench.stop-times}.
 */
public final class Main {
    private static final int CLIENTS = 16;
    private static final Duration MEASURE = Duration.ofSeconds(30);

    private static final int STOP_TIMES = Integer.getInteger("twende.bench.stop-times", 1_000_000);

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("twende.root"));
        Path data = root.resolve(".twende/bench");
        Files.createDirectories(data);
        List<String> wanted = Arrays.asList(arguments);
        boolean all = wanted.isEmpty();
        Report report = new Report();
        Results results = new Results();
        report.machine();
        try (BenchPlatform platform = BenchPlatform.start(root, data)) {
            if (all || wanted.contains("limits")) {
                Limits limits = new Limits(platform, data);
                report.limits(limits.fdatasyncsPerSecond(), limits.redisLocksPerSecond(), limits.selectsPerSecond());
            }
            if (all || wanted.contains("W1") || wanted.contains("holds")) {
                HoldLoad load = HoldLoad.prepare(platform);
                report.warmUp(load.warmUp(CLIENTS));
                HoldLoad.Result measured = load.run(CLIENTS, MEASURE);
                PgBench.Result limit = PgBench.holds(platform, load, CLIENTS, MEASURE);
                report.holds(CLIENTS, measured, limit);
                results.holds(measured, limit);
            }
            if (all || wanted.contains("W6")) {
                FeedLoad.Result feed = new FeedLoad(platform, data).run(STOP_TIMES);
                report.feed(feed);
                results.feed(feed);
            }
        }
        results.write(root.resolve("benchmarks/target/results.json"));
    }
}
