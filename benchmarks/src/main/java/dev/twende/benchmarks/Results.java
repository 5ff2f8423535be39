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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Writes what was measured for machines, {@code benchmarks/target/results.json}, and as a picture, {@code results.svg}. */
final class Results {
    private static final double NONE = Double.NaN;

    private final JsonArrayBuilder workloads = Json.createArrayBuilder();
    private final Plot plot = new Plot();

    void holds(Main.HoldRound round, OpenLoop.Result open) {
        ClosedLoop.Result held = round.held();
        PgBench.Result limit = round.limit();
        workloads.add(workload("W1", held.perSecond(), limit.perSecond())
                .add("p50_ms", held.millis(50))
                .add("p99_ms", held.millis(99))
                // each client wants seats of its own; a seat refused, and one given twice, would both not be 201
                .add("oversold", held.others())
                .add("limit_p50_ms", limit.millis(50))
                .add("limit_p99_ms", limit.millis(99))
                .add("open_per_s", open.offeredPerSecond())
                .add("open_p50_ms", open.responseMillis(50))
                .add("open_p99_ms", open.responseMillis(99))
                .add("open_saturated", open.isSaturated()));
        Map<String, Histogram> times = new LinkedHashMap<>();
        times.put("ours", held.latencies());
        times.put("at 70 % of it", open.response());
        times.put("pgbench", limit.latencies());
        plot.workload("W1 holds", held.perSecond(), "pgbench", limit.perSecond(), 0.25, 20, times);
    }

    /** Ours are refusals, the limit is the ping endpoint. */
    void crowd(String id, HotLoad.Result hot) {
        workloads.add(workload(id, hot.refusals().perSecond(), hot.pings().perSecond())
                .add("p50_ms", hot.refusals().millis(50))
                .add("p99_ms", hot.refusals().millis(99))
                .add("oversold", hot.oversold())
                .add("circumstances", hot.circumstances())
                .add("sold", hot.sold())
                .add("first_to_last_ms", hot.firstToLast())
                .add("neither_yes_nor_no", hot.others() + hot.refusals().others())
                .add("crowd_p99_ms", hot.crowd().responseMillis(99)));
        Map<String, Histogram> times = new LinkedHashMap<>();
        times.put("refusals", hot.refusals().latencies());
        times.put("the crowd", hot.crowd().response());
        times.put("ping", hot.pings().latencies());
        plot.workload(
                id + " refusals of a sold-out bus, " + hot.circumstances(),
                hot.refusals().perSecond(),
                "ping",
                hot.pings().perSecond(),
                0.5,
                NONE,
                times);
    }

    /** Ours is the rate at this size, the limit that at the smallest; holds measure no others, so that none is oversold. */
    void growth(List<GrowthLoad.Point> points) {
        for (GrowthLoad.Point point : points) {
            workloads.add(workload(
                            "growth-" + point.axis() + "-" + point.size(),
                            point.perSecond(),
                            points.get(0).perSecond())
                    .add("p50_ms", point.millis(50))
                    .add("p99_ms", point.millis(99))
                    .add("oversold", point.others())
                    .add("server_us_per_hold", point.microsPerHold()));
        }
        plot.growth(points);
    }

    /** Ours are the buyers served while holds lapse, the limit those that came. */
    void sweep(SweepLoad.Result sweep) {
        workloads.add(workload("W10", sweep.during().perSecond(), sweep.during().offeredPerSecond())
                .add("p50_ms", sweep.during().responseMillis(50))
                .add("p99_ms", sweep.during().responseMillis(99))
                .add("oversold", 0)
                .add("without_p50_ms", sweep.without().responseMillis(50))
                .add("without_p99_ms", sweep.without().responseMillis(99))
                .add("swept_after_s", sweep.seconds())
                .add("waiting_at_the_end", sweep.waiting()));
        Map<String, Histogram> times = new LinkedHashMap<>();
        times.put("meanwhile", sweep.during().response());
        times.put("without", sweep.without().response());
        plot.workload(
                "W10 buyers while 100,000 holds lapse",
                sweep.during().perSecond(),
                "came",
                sweep.during().offeredPerSecond(),
                1,
                NONE,
                times);
    }

    void stall(StallLoad.Result stall) {
        workloads.add(workload("stall", stall.open().perSecond(), stall.open().offeredPerSecond())
                .add("p50_ms", stall.open().responseMillis(50))
                .add("p99_ms", stall.open().responseMillis(99))
                .add("oversold", 0)
                .add("closed_loop_p99_ms", stall.closed().millis(99)));
    }

    /** Ours are batches in a second, the limit those that SQL alone writes. */
    void sync(SyncLoad.Result told) {
        workloads.add(workload("W5", 1000 / told.millis(), 1000 / told.limitMillis())
                .add("p50_ms", told.millis())
                .add("oversold", 0)
                .add("limit_p50_ms", told.limitMillis())
                .add("rows", told.rows())
                .add("again_p50_ms", told.againMillis())
                .add("bytes", told.bytes()));
    }

    void seatMaps(SeatMapLoad.Result looked) {
        workloads.add(workload("W3", looked.maps().perSecond(), looked.pings().perSecond())
                .add("p50_ms", looked.maps().millis(50))
                .add("p99_ms", looked.maps().millis(99))
                .add("oversold", 0)
                .add("not_modified", looked.notModified())
                .add("processor_us", looked.mapMicros())
                .add("limit_processor_us", looked.pingMicros())
                .add("others", looked.maps().others()));
        Map<String, Histogram> times = new LinkedHashMap<>();
        times.put("seat maps", looked.maps().latencies());
        times.put("ping", looked.pings().latencies());
        plot.workload(
                "W3 seat maps",
                looked.maps().perSecond(),
                "ping",
                looked.pings().perSecond(),
                0.6,
                NONE,
                times);
    }

    void searches(SearchLoad.Result looked) {
        ClosedLoop.Result searched = looked.searches();
        workloads.add(workload("W8", searched.perSecond(), looked.limit().perSecond())
                .add("p50_ms", searched.millis(50))
                .add("p99_ms", searched.millis(99))
                .add("oversold", 0)
                .add("processor_us", looked.micros())
                .add("limit_processor_us", looked.limitMicros())
                .add("others", searched.others()));
        Map<String, Histogram> times = new LinkedHashMap<>();
        times.put("searches", searched.latencies());
        times.put("pgbench", looked.limit().latencies());
        plot.workload(
                "W8 searches", searched.perSecond(), "pgbench", looked.limit().perSecond(), 0.5, NONE, times);
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
        plot.workload(
                "W6 rows of a feed",
                feed.rows() / feed.importSeconds(),
                "COPY",
                feed.rows() / feed.limitSeconds(),
                1 / 3.0,
                NONE,
                Map.of());
    }

    private static JsonObjectBuilder workload(String id, double ours, double limit) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("ours_per_s", ours)
                .add("limit_per_s", limit)
                .add("ratio", ours / limit)
                .add("load", Report.load());
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (Writer out = Files.newBufferedWriter(file);
                JsonWriter json = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(out)) {
            json.writeObject(
                    Json.createObjectBuilder().add("workloads", workloads).build());
        }
        plot.write(file.resolveSibling("results.svg"));
    }
}
