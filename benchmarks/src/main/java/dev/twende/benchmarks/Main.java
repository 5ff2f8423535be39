package dev.twende.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code ./twende bench [limits] [W1] [W2] [W3] [W5] [W6] [W8] [W10] [growth] [stall]}: with nothing named, all. Prints Markdown for
 * {@code docs/benchmarks.md}, and writes {@code benchmarks/target/results.json} and {@code results.svg}. W1 are holds, W2 a crowd at one
 * bus with all lock masters up and with one and two down, W3 seat maps, W5 what a
 * device tells after days without network, W8 searches, W6 imports of a feed of {@code -Dtwende.bench.stop-times}, W10 lapsing holds.
 */
public final class Main {
    private static final int CLIENTS = 16;
    private static final int OPEN_CONNECTIONS = 64;
    /** Buyers of the open loop come at this share of what the closed loop got through. */
    private static final double LOAD = 0.7;

    private static final double SWEEP_LOAD = 0.4;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final int ROUNDS = 5;
    /** More than a client of pgbench gets through in a round. */
    private static final long PGBENCH_MOST = 100_000;

    private static final int DAYS = 500;

    private static final int STOP_TIMES = Integer.getInteger("twende.bench.stop-times", 1_000_000);

    /** Holds and their limit, one after the other. */
    record HoldRound(ClosedLoop.Result held, PgBench.Result limit) {
        double ratio() {
            return held.perSecond() / limit.perSecond();
        }
    }

    private final BenchPlatform platform;
    private final Path data;
    private final Set<String> wanted;
    private final Report report = new Report();
    private final Results results = new Results();

    private Main(BenchPlatform platform, Path data, Set<String> wanted) {
        this.platform = platform;
        this.data = data;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("twende.root"));
        Path data = root.resolve(".twende/bench");
        Files.createDirectories(data);
        try (BenchPlatform platform = BenchPlatform.start(root, data)) {
            Main main = new Main(platform, data, Set.of(arguments));
            main.run(root);
            main.results.write(root.resolve("benchmarks/target/results.json"));
        }
    }

    private boolean wants(String workload) {
        return wanted.isEmpty() || wanted.contains(workload);
    }

    private void run(Path root) throws Exception {
        report.machine(root, platform);
        if (wants("limits")) {
            Limits limits = new Limits(platform, data);
            report.limits(limits.fdatasyncsPerSecond(), limits.redisLocksPerSecond(), limits.selectsPerSecond());
        }
        if (wants("W1") || wants("W2") || wants("W10") || wants("growth")) {
            HoldLoad load = HoldLoad.prepare(platform, DAYS);
            report.warmUp(new WarmUp(platform, WARM_UP)
                    .with(window -> load.run(CLIENTS, window).perSecond()));
            sales(load);
        }
        if (wants("W3") || wants("W8")) {
            looks(Market.open(platform));
        }
        if (wants("W5")) {
            SyncLoad.Result told = SyncLoad.run(platform);
            report.sync(told);
            results.sync(told);
        }
        if (wants("stall")) {
            StallLoad.Result stall = new StallLoad(platform.url("/ticketing/v1/ping"), platform.pid("ticketing")).run();
            report.stall(stall);
            results.stall(stall);
        }
        if (wants("W6")) {
            FeedLoad.Result feed = new FeedLoad(platform, data).run(STOP_TIMES);
            report.feed(feed);
            results.feed(feed);
        }
    }

    private void sales(HoldLoad load) throws Exception {
        if (wants("W1")) {
            holds(load);
        }
        if (wants("W2")) {
            crowds(new HotLoad(platform, load, SHORT));
        }
        if (wants("W10")) {
            double most = load.run(CLIENTS, SHORT).perSecond();
            SweepLoad.Result sweep = new SweepLoad(platform, load).run(SWEEP_LOAD * most);
            report.sweep(sweep);
            results.sweep(sweep);
        }
        if (wants("growth")) {
            GrowthLoad growth = new GrowthLoad(platform, load, SHORT);
            for (List<GrowthLoad.Point> points :
                    List.of(growth.schedules(1_000, 10_000, 100_000), growth.tickets(100_000, 1_000_000))) {
                report.growth(points);
                results.growth(points);
            }
        }
    }

    private void holds(HoldLoad load) throws Exception {
        HoldStatements statements = HoldStatements.capture(platform, load);
        AtomicLong counter = new AtomicLong();
        HoldRound round = median(
                () -> {
                    ClosedLoop.Result held = load.run(CLIENTS, SHORT);
                    return new HoldRound(
                            held,
                            PgBench.run(
                                    platform,
                                    "hold",
                                    statements.script(CLIENTS),
                                    statements.count(),
                                    counter.getAndAdd(PGBENCH_MOST),
                                    CLIENTS,
                                    SHORT));
                },
                Comparator.comparingDouble(HoldRound::ratio));
        double rate = LOAD * round.held().perSecond();
        OpenLoop.Result open = median(
                () -> load.come(rate, OPEN_CONNECTIONS, SHORT),
                Comparator.comparingDouble(result -> result.responseMillis(99)));
        report.holds(CLIENTS, round, open);
        results.holds(round, open);
    }

    private void looks(Market market) throws Exception {
        if (wants("W3")) {
            SeatMapLoad load = new SeatMapLoad(market);
            report.warmUp(new WarmUp(platform, SHORT)
                    .with(window -> load.run(CLIENTS, window).maps().perSecond()));
            SeatMapLoad.Result looked =
                    median(() -> load.run(CLIENTS, SHORT), Comparator.comparingDouble(SeatMapLoad.Result::ratio));
            report.seatMaps(CLIENTS, looked);
            results.seatMaps(looked);
        }
        if (wants("W8")) {
            SearchLoad load = new SearchLoad(market);
            report.warmUp(new WarmUp(platform, SHORT)
                    .with(window -> load.run(CLIENTS, window).searches().perSecond()));
            SearchLoad.Result searched =
                    median(() -> load.run(CLIENTS, SHORT), Comparator.comparingDouble(SearchLoad.Result::ratio));
            report.searches(CLIENTS, searched);
            results.searches(searched);
        }
    }

    /** Of rounds in which ours and the limit take turns, so that both meet the same machine. */
    private static <T> T median(Callable<T> round, Comparator<T> order) throws Exception {
        List<T> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round.call());
        }
        rounds.sort(order);
        return rounds.get(ROUNDS / 2);
    }

    private void crowds(HotLoad hot) throws Exception {
        List<HotLoad.Result> crowds = new ArrayList<>();
        hot.run("warm-up");
        report.warmUp(new WarmUp(platform, SHORT).with(hot::refusalsPerSecond));
        crowds.add(hot.run("all lock masters up"));
        results.crowd("W2", crowds.get(0));
        platform.order("redis-1", "stop");
        try {
            crowds.add(hot.run("one of three down"));
            results.crowd("W2b-1", crowds.get(1));
            platform.order("redis-2", "stop");
            crowds.add(hot.run("two of three down"));
            results.crowd("W2b-2", crowds.get(2));
        } finally {
            platform.order("redis-1", "start");
            platform.order("redis-2", "start");
        }
        report.crowds(crowds);
    }
}
