package dev.twende.ticketing.seats.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether the guard works. Always up: without it seats are sold more slowly, or refused with an honest answer. */
@Readiness
@ApplicationScoped
public class SeatGuardReadiness implements HealthCheck {
    private SeatGuard guard;

    protected SeatGuardReadiness() {} // for the CDI proxy

    @Inject
    public SeatGuardReadiness(SeatGuard guard) {
        this.guard = guard;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ticketing-seat-guard")
                .up()
                .withData("state", guard.isEffective() ? "WORKING" : "DEGRADED")
                .withData("voting_nodes", guard.votingNodes())
                .build();
    }
}
