package dev.twende.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;

/** Tells the person at the terminal what was done and how long each step took. */
public final class Progress {
    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /**
     * Does one step and prints its name and duration.
     *
     * @throws StepFailure naming the step, when it fails
     */
    public <T> T step(String name, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            T result = work.get();
            say("  %-58s %6.1f s"
                    .formatted(name, Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0));
            return result;
        } catch (RuntimeException failure) {
            throw new StepFailure(name, failure);
        }
    }

    /** Prints one line as it is. */
    public synchronized void say(String line) {
        out.println(line);
    }
}
