package dev.twende.benchmarks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * Lets a load run until the server is as fast as it gets. Its compiler works for minutes on two cores, and beside it everything is slow:
 * what is measured before it is done is the compiler.
 */
final class WarmUp {
    /** Steady are so many windows in a row ... */
    private static final int STEADY_WINDOWS = 3;
    /** ... of which the slowest is not slower than this share of the fastest, ... */
    private static final double STEADY = 0.93;
    /** ... and in the last of which the compilers took no more than this share of one core. */
    private static final double COMPILING = 0.05;

    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private final ServerCost cost;
    private final Duration shortest;

    /** @param shortest how long at least, however steady it looks */
    WarmUp(BenchPlatform platform, Duration shortest) {
        this.cost = new ServerCost(platform);
        this.shortest = shortest;
    }

    /** A load that can be run for a while and says how many calls it got through each second. */
    @FunctionalInterface
    interface Load {
        double perSecond(Duration window) throws Exception;
    }

    /** @return how long it took */
    Duration with(Load load) throws Exception {
        long begun = System.nanoTime();
        Deque<Double> last = new ArrayDeque<>();
        while (true) {
            long from = System.nanoTime();
            long compiled = cost.compilerMicros();
            last.addLast(load.perSecond(WINDOW));
            if (last.size() > STEADY_WINDOWS) {
                last.removeFirst();
            }
            double compiling = (cost.compilerMicros() - compiled) * 1000.0 / (System.nanoTime() - from);
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            boolean isSteady = last.size() == STEADY_WINDOWS
                    && Collections.min(last) > STEADY * Collections.max(last)
                    && compiling < COMPILING
                    && taken.compareTo(shortest) >= 0;
            if (isSteady || taken.compareTo(LONGEST) > 0) {
                return taken;
            }
        }
    }
}
