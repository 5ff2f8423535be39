package dev.twende.launcher.platform;

import dev.twende.launcher.simulator.MpesaSimulator;
import dev.twende.launcher.stack.Component;
import dev.twende.launcher.stack.ComponentFailure;
import java.io.UncheckedIOException;

/** The M-Pesa simulator as a part of the platform: on this machine there is no Safaricom to pay through. */
final class MpesaComponent implements Component {

    private final MpesaSimulator simulator;
    private volatile boolean alive;

    MpesaComponent(MpesaSimulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public String name() {
        return "mpesa";
    }

    @Override
    public synchronized void start() {
        if (!alive) {
            try {
                simulator.start();
            } catch (UncheckedIOException e) {
                throw new ComponentFailure(e.getMessage(), e);
            }
            alive = true;
        }
    }

    @Override
    public synchronized void stop() {
        if (alive) {
            simulator.stop();
            alive = false;
        }
    }

    @Override
    public boolean isAlive() {
        return alive;
    }
}
