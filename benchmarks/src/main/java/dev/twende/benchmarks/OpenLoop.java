package dev.twende.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/**
 * Sends each request at a moment that was fixed beforehand, however slow the answers are, as buyers do who know nothing of each other.
 * The response time counts from that moment: a server that pauses makes all of them wait who should have been served meanwhile, and a
 * driver that only counts from the sending would hide it (coordinated omission). Both times are kept.
 */
final class OpenLoop {
    private static final int LOST = -1;

    private OpenLoop() {}

    /**
     * What a run gave.
     *
     * @param offeredPerSecond as planned; 0 when all came at once
     * @param perSecond answered, from the first planned moment to the last answer
     * @param response in microseconds from the planned moment to the whole answer
     * @param service in microseconds from the sending to the whole answer
     * @param statuses of each request, -1 without an answer
     * @param answered nanoseconds from the first planned moment on, of each request
     */
    record Result(
            double offeredPerSecond,
            double perSecond,
            Histogram response,
            Histogram service,
            int[] statuses,
            long[] answered) {
        long count(int status) {
            return Arrays.stream(statuses).filter(one -> one == status).count();
        }

        /** Whether the server could not keep up, so that its times say nothing but that. */
        boolean isSaturated() {
            return perSecond < 0.95 * offeredPerSecond;
        }

        double responseMillis(double percentile) {
            return response.getValueAtPercentile(percentile) / 1000.0;
        }

        double serviceMillis(double percentile) {
            return service.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    /** Moments of a Poisson process, as independent buyers come. */
    static long[] poisson(double perSecond, Duration duration, long seed) {
        Random random = new Random(seed);
        long[] moments = new long[(int) Math.ceil(perSecond * duration.toNanos() / 1e9)];
        double at = 0;
        for (int i = 0; i < moments.length; i++) {
            at += -Math.log(1 - random.nextDouble()) * 1e9 / perSecond;
            moments[i] = (long) at;
        }
        return moments;
    }

    /**
     * Runs the plan.
     *
     * @param moments when to send each, in nanoseconds from now, in order
     * @param connections that share the work; a request whose moment comes while all are busy is sent late and counts in full
     */
    static Result run(URI server, long[] moments, int connections, IntFunction<byte[]> request) throws Exception {
        AtomicInteger next = new AtomicInteger();
        int[] statuses = new int[moments.length];
        long[] sent = new long[moments.length];
        long[] answered = new long[moments.length];
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < connections; client++) {
                clients.add(threads.submit(() -> {
                    try (Wire wire = new Wire(server)) {
                        for (int i = next.getAndIncrement(); i < moments.length; i = next.getAndIncrement()) {
                            byte[] bytes = request.apply(i);
                            awaitMoment(start + moments[i]);
                            sent[i] = System.nanoTime() - start;
                            statuses[i] = status(wire, bytes);
                            answered[i] = System.nanoTime() - start;
                        }
                    }
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Histogram response = new Histogram(3);
        Histogram service = new Histogram(3);
        for (int i = 0; i < moments.length; i++) {
            response.recordValue(Math.max(0, answered[i] - moments[i]) / 1000);
            service.recordValue(Math.max(0, answered[i] - sent[i]) / 1000);
        }
        long last = Arrays.stream(answered).max().orElse(1);
        long planned = moments.length == 0 ? 0 : moments[moments.length - 1];
        return new Result(
                planned == 0 ? 0 : moments.length * 1e9 / planned,
                moments.length * 1e9 / last,
                response,
                service,
                statuses,
                answered);
    }

    private static int status(Wire wire, byte[] request) {
        try {
            return wire.call(request);
        } catch (IOException e) {
            return LOST;
        }
    }

    private static void awaitMoment(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
