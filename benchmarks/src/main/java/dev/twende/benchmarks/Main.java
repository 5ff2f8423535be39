package dev.twende.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** {@code ./twende bench [limits|holds]}: with nothing named, both. Prints Markdown for {@code docs/benchmarks.md}. */
public final class Main {
    private static final int CLIENTS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURE = Duration.ofSeconds(30);

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("twende.root"));
        Path data = root.resolve(".twende/bench");
        Files.createDirectories(data);
        boolean all = arguments.length == 0;
        Report report = new Report();
        report.machine();
        try (BenchPlatform platform = BenchPlatform.start(root, data)) {
            if (all || Arrays.asList(arguments).contains("limits")) {
                Limits limits = new Limits(platform, data);
                report.limits(limits.fdatasyncsPerSecond(), limits.redisLocksPerSecond(), limits.selectsPerSecond());
            }
            if (all || Arrays.asList(arguments).contains("holds")) {
                HoldLoad load = HoldLoad.prepare(platform);
                load.run(CLIENTS, WARM_UP);
                HoldLoad.Result measured = load.run(CLIENTS, MEASURE);
                PgBench.Result limit = PgBench.holds(platform, load, CLIENTS, MEASURE);
                report.holds(CLIENTS, measured, limit);
            }
        }
    }
}
