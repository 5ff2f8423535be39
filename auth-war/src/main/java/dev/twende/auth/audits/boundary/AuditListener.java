package dev.twende.auth.audits.boundary;

import dev.twende.outbox.EventBatches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Hears every event of every house: the broker brings a copy of each to one address. */
@ApplicationScoped
public class AuditListener {
    /** Nobody looks into the trail this soon, and fewer transactions leave more for the sales it tells of. */
    private static final Duration GATHER = Duration.ofMillis(250);

    private EventBatches batches;
    private Audits audits;

    protected AuditListener() {} // for the CDI proxy

    @Inject
    public AuditListener(EventBatches batches, Audits audits) {
        this.batches = batches;
        this.audits = audits;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        batches.hear("twende.audit", "audit", GATHER, audits::note);
    }
}
