package dev.twende.ticketing.leases.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.leases.control.LeaseConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Notes leases that have ended. Several instances share the work; no seat waits for it. */
@ApplicationScoped
public class LeaseSweeper {
    private Leases leases;
    private LeaseConfig config;
    private Rounds rounds;

    protected LeaseSweeper() {} // for the CDI proxy

    @Inject
    public LeaseSweeper(Leases leases, LeaseConfig config, Rounds rounds) {
        this.leases = leases;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(config.sweepPace(), "ended leases", this::sweep);
    }

    private void sweep() {
        while (leases.sweep()) {
            // until a lot is not full
        }
    }
}
