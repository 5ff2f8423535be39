package dev.twende.benchmarks;

import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** PostgreSQL's own load generator, running the hold's SQL without anything of ours around it. */
final class PgBench {
    private PgBench() {}

    /** Of transactions, the share whose times are kept. */
    private static final double SAMPLE = 0.1;

    /** Where pgbench writes a transaction's time, in microseconds, in a line of its log. */
    private static final int TIME = 2;

    /**
     * What pgbench measured.
     *
     * @param perSecond committed transactions per second
     * @param statements sent per transaction, BEGIN and COMMIT included
     * @param latencies of a sample of the transactions, in microseconds
     */
    record Result(double perSecond, int statements, Histogram latencies) {
        double millis(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    /**
     * Lets pgbench run a script for this long.
     *
     * @param name of the script's file
     * @param statements in the script
     * @param counter where the script's counter begins
     */
    static Result run(
            BenchPlatform platform,
            String name,
            String text,
            int statements,
            long counter,
            int clients,
            Duration duration)
            throws IOException, InterruptedException {
        Path script = platform.postgresLog().resolveSibling(name + ".pgbench");
        Files.writeString(script, text);
        Path times = Files.createTempDirectory(script.getParent(), "pgbench-");
        JsonObject database = platform.facts().getJsonObject("database");
        ProcessBuilder builder = new ProcessBuilder(
                        program(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=2",
                        "--time=" + duration.toSeconds(),
                        "--define=k=" + counter,
                        "--log",
                        "--log-prefix=" + times.resolve("times"),
                        "--sampling-rate=" + SAMPLE,
                        "--file=" + script,
                        "--host=" + database.getString("host"),
                        "--port=" + database.getInt("port"),
                        "--username=ticketing",
                        database.getString("name"))
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", platform.secret("ticketing.db.password"));
        Process pgbench = builder.start();
        String output = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (pgbench.waitFor() != 0) {
            throw new IllegalStateException("pgbench failed:\n" + output);
        }
        return new Result(perSecond(output), statements, takeTimes(times));
    }

    private static Histogram takeTimes(Path directory) throws IOException {
        Histogram latencies = new Histogram(3);
        try (Stream<Path> logs = Files.list(directory)) {
            for (Path log : logs.toList()) {
                for (String line : Files.readAllLines(log)) {
                    latencies.recordValue(Long.parseLong(line.split(" ")[TIME]));
                }
                Files.delete(log);
            }
        }
        Files.delete(directory);
        return latencies;
    }

    private static double perSecond(String output) {
        Matcher tps = Pattern.compile("tps = ([0-9.]+)").matcher(output);
        if (!tps.find()) {
            throw new IllegalStateException("pgbench printed no rate:\n" + output);
        }
        return Double.parseDouble(tps.group(1));
    }

    /** pgbench is not part of the embedded server: it comes with the system's PostgreSQL packages. */
    private static String program() throws IOException {
        Stream<Path> onThePath =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        Path packages = Path.of("/usr/lib/postgresql");
        List<Path> versions = List.of();
        if (Files.isDirectory(packages)) {
            try (Stream<Path> found = Files.list(packages)) {
                versions = found.map(version -> version.resolve("bin")).toList();
            }
        }
        return Stream.concat(onThePath, versions.stream())
                .map(directory -> directory.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "pgbench is missing: install it (Debian: apt-get install postgresql-contrib)"))
                .toString();
    }
}
