package dev.twende.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** Clients that send the next request when the last one is answered: how much there can be at most, not how long buyers wait. */
final class ClosedLoop {
    private ClosedLoop() {}

    /**
     * What a run gave.
     *
     * @param perSecond answers as expected, per second
     * @param latencies of all calls, in microseconds from sending to the whole answer
     * @param others answers that were not as expected
     */
    record Result(double perSecond, Histogram latencies, long others) {
        double millis(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    /** One request and its answer. */
    @FunctionalInterface
    interface Call {
        /** Whether the answer was as expected. */
        boolean isGood(Wire wire) throws IOException;
    }

    static Result run(URI server, int clients, Duration duration, int expected, Supplier<byte[]> request)
            throws Exception {
        return run(server, clients, duration, wire -> wire.call(request.get()) == expected);
    }

    static Result run(URI server, int clients, Duration duration, Call call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long begun = System.nanoTime();
            long end = begun + duration.toNanos();
            List<Future<Result>> work = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                work.add(threads.submit(() -> oneClient(server, end, call)));
            }
            Histogram latencies = new Histogram(3);
            long others = 0;
            for (Future<Result> result : work) {
                latencies.add(result.get().latencies());
                others += result.get().others();
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Result((latencies.getTotalCount() - others) / seconds, latencies, others);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Result oneClient(URI server, long end, Call call) throws Exception {
        Histogram latencies = new Histogram(3);
        long others = 0;
        try (Wire wire = new Wire(server)) {
            while (System.nanoTime() < end) {
                long sent = System.nanoTime();
                boolean isGood = call.isGood(wire);
                latencies.recordValue((System.nanoTime() - sent) / 1000);
                others += isGood ? 0 : 1;
            }
        }
        return new Result(0, latencies, others);
    }
}
