package dev.twende.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes what was measured for machines: {@code benchmarks/target/results.json}. */
final class Results {
    private final JsonArrayBuilder workloads = Json.createArrayBuilder();

    void holds(HoldLoad.Result held, PgBench.Result limit) {
        workloads.add(workload("W1", held.perSecond(), limit.perSecond())
                .add("p50_ms", held.latencies().getValueAtPercentile(50) / 1000.0)
                .add("p99_ms", held.latencies().getValueAtPercentile(99) / 1000.0)
                // each client wants seats of its own; a seat refused, and one given twice, would both not be 201
                .add("oversold", held.others()));
    }

    /** A rate is rows of all tables a second; there are no calls to take percentiles of. */
    void feed(FeedLoad.Result feed) {
        workloads.add(workload("W6", feed.rows() / feed.importSeconds(), feed.rows() / feed.limitSeconds())
                .addNull("p50_ms")
                .addNull("p99_ms")
                .add("oversold", 0)
                .add("stop_times", feed.stopTimes())
                .add("schedules", feed.schedules())
                .add("import_seconds", feed.importSeconds())
                .add("again_seconds", feed.againSeconds())
                .add("limit_seconds", feed.limitSeconds())
                .add("times_the_limit", feed.ratio())
                .add("peak_rss_bytes", feed.peakRss())
                .add("rss_before_bytes", feed.rssBefore()));
    }

    private static JsonObjectBuilder workload(String id, double ours, double limit) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("ours_per_s", ours)
                .add("limit_per_s", limit)
                .add("ratio", ours / limit);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (Writer out = Files.newBufferedWriter(file);
                JsonWriter json = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(out)) {
            json.writeObject(
                    Json.createObjectBuilder().add("workloads", workloads).build());
        }
    }
}
