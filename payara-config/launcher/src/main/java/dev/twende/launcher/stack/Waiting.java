package dev.twende.launcher.stack;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for another process, which can only be asked again and again. */
public final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Waiting() {}

    /** Whether the condition came true in time; it is asked twenty times a second. */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        return until(limit, PAUSE, condition);
    }

    /** Whether the condition came true in time; it is asked again after each pause. */
    public static boolean until(Duration limit, Duration pause, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        return true;
    }
}
