package dev.twende.launcher.platform;

import dev.twende.launcher.stack.Component;
import dev.twende.launcher.stack.ComponentFailure;
import java.io.UncheckedIOException;

/**
 * A simulator as a part of the platform: on this machine there is no Safaricom to pay through, and no gateway that reaches a phone.
 */
final class SimulatorComponent implements Component {

    private final String name;
    private final Runnable starter;
    private final Runnable stopper;
    private volatile boolean alive;

    /**
     * @param name as {@code ./twende component list} shows it
     * @param starter listens; throws {@link UncheckedIOException} when it cannot
     */
    SimulatorComponent(String name, Runnable starter, Runnable stopper) {
        this.name = name;
        this.starter = starter;
        this.stopper = stopper;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() {
        if (!alive) {
            try {
                starter.run();
            } catch (UncheckedIOException e) {
                throw new ComponentFailure(e.getMessage(), e);
            }
            alive = true;
        }
    }

    @Override
    public synchronized void stop() {
        if (alive) {
            stopper.run();
            alive = false;
        }
    }

    @Override
    public boolean isAlive() {
        return alive;
    }
}
