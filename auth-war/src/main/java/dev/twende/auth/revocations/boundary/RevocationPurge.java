package dev.twende.auth.revocations.boundary;

import dev.twende.kit.time.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Forgets old revocations, on every instance: deleting twice does no harm. */
@ApplicationScoped
public class RevocationPurge {
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private Rounds rounds;
    private Revocations revocations;

    protected RevocationPurge() {} // for the CDI proxy

    @Inject
    public RevocationPurge(Rounds rounds, Revocations revocations) {
        this.rounds = rounds;
        this.revocations = revocations;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(PAUSE, "old revocations", revocations::purge);
    }
}
