package dev.twende.launcher.platform;

import dev.twende.launcher.simulator.SmsSimulator;
import dev.twende.launcher.stack.Component;
import dev.twende.launcher.stack.ComponentFailure;
import java.io.UncheckedIOException;

/** The SMS simulator as a part of the platform: on this machine there is no gateway that reaches a phone. */
final class SmsComponent implements Component {

    private final SmsSimulator simulator;
    private volatile boolean alive;

    SmsComponent(SmsSimulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public String name() {
        return "sms";
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
