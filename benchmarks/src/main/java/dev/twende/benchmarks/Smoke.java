package dev.twende.benchmarks;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The benchmarks in short, against a platform that runs already: not to learn how fast it is, but that nothing is wrong, that nothing is
 * slower by orders of magnitude, and that the benchmarks themselves still work.
 */
public final class Smoke {
    /** 64 schedules of 60 seats: more than can be held in the time. */
    private static final int DAYS = 8;

    private static final int CLIENTS = 8;
    private static final Duration EACH = Duration.ofSeconds(4);
    private static final double BUYERS_PER_SECOND = 10;

    private Smoke() {}

    /**
     * What was seen.
     *
     * @param notHeld answers to holds that should have been yes
     * @param sold seats that a crowd got
     * @param oversold pairs of live claims that overlap
     * @param neitherYesNorNo other answers to the crowd
     * @param firstToLastMillis between the crowd's first seat and its last
     * @param openNotHeld answers to buyers who came at their own time that should have been yes
     */
    public record Result(
            double holdsPerSecond,
            long notHeld,
            long sold,
            long oversold,
            long neitherYesNorNo,
            double firstToLastMillis,
            double refusalsPerSecond,
            double pingsPerSecond,
            long openNotHeld,
            double openP99Millis) {}

    /** @param data directory of the running platform */
    public static Result run(Path data) throws Exception {
        try (BenchPlatform platform = BenchPlatform.at(data)) {
            HoldLoad load = HoldLoad.prepare(platform, DAYS);
            ClosedLoop.Result held = load.run(CLIENTS, EACH);
            OpenLoop.Result open = load.come(BUYERS_PER_SECOND, CLIENTS, EACH);
            HotLoad.Result hot = new HotLoad(platform, load, EACH).run("smoke");
            return new Result(
                    held.perSecond(),
                    held.others(),
                    hot.sold(),
                    hot.oversold(),
                    hot.others() + hot.refusals().others(),
                    hot.firstToLast(),
                    hot.refusals().perSecond(),
                    hot.pings().perSecond(),
                    open.statuses().length - open.count(201),
                    open.responseMillis(99));
        }
    }
}
