package dev.twende.auth.devices.boundary;

import dev.twende.kit.time.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets ended codes and assertions, on every instance: deleting twice does no harm. */
@ApplicationScoped
public class DevicePurge {
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private Rounds rounds;
    private Devices devices;

    protected DevicePurge() {} // for the CDI proxy

    @Inject
    public DevicePurge(Rounds rounds, Devices devices) {
        this.rounds = rounds;
        this.devices = devices;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(PAUSE, "ended codes of devices", devices::purge);
    }
}
