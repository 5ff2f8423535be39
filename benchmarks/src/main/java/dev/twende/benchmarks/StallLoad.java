package dev.twende.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stops a server for a second under load, to see whether the driver sees it: a driver that does not is of no use. */
final class StallLoad {
    private static final double PER_SECOND = 100;
    private static final int CONNECTIONS = 8;
    private static final Duration RUN = Duration.ofSeconds(6);
    private static final Duration BEGIN = Duration.ofSeconds(2);
    static final Duration STALL = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final URI server;
    private final byte[] request;
    private final long pid;

    StallLoad(URI server, long pid) {
        this.server = server;
        this.request = Wire.get(server);
        this.pid = pid;
    }

    /**
     * What both drivers saw of the same stall.
     *
     * @param closed counts from the sending, and sends nothing while it waits
     */
    record Result(OpenLoop.Result open, ClosedLoop.Result closed) {}

    Result run() throws Exception {
        ClosedLoop.run(server, CONNECTIONS, BEGIN, OK, () -> request);
        Future<?> stall = stall();
        OpenLoop.Result open =
                OpenLoop.run(server, OpenLoop.poisson(PER_SECOND, RUN, 1), CONNECTIONS, number -> request);
        stall.get();
        stall = stall();
        ClosedLoop.Result closed = ClosedLoop.run(server, 1, RUN, OK, () -> request);
        stall.get();
        return new Result(open, closed);
    }

    private Future<?> stall() {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        Future<?> stall = clock.schedule(
                () -> {
                    signal("STOP");
                    try {
                        TimeUnit.NANOSECONDS.sleep(STALL.toNanos());
                    } finally {
                        signal("CONT");
                    }
                    return null;
                },
                BEGIN.toNanos(),
                TimeUnit.NANOSECONDS);
        clock.shutdown();
        return stall;
    }

    private void signal(String name) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor() != 0) {
            throw new IllegalStateException("kill -" + name + " " + pid + " failed");
        }
    }
}
