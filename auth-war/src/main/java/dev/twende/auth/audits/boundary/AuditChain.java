package dev.twende.auth.audits.boundary;

import dev.twende.kit.migration.Schema;
import dev.twende.kit.time.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Links what was heard, many entries in one transaction, so that the one who adds an entry waits for nobody. Of several instances one
 * links at a time.
 */
@ApplicationScoped
public class AuditChain {
    /** Entries in one transaction: bounds its time and memory. */
    private static final int BATCH = 1_000;

    private Audits audits;
    private Schema schema;
    private Rounds rounds;
    private Duration pause;

    protected AuditChain() {} // for the CDI proxy

    @Inject
    public AuditChain(
            Audits audits,
            Schema schema,
            Rounds rounds,
            @ConfigProperty(name = "twende.auth.audits.link-pause") Duration pause) {
        this.audits = audits;
        this.schema = schema;
        this.rounds = rounds;
        this.pause = pause;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(pause, "links of the audit trail", this::link);
    }

    private void link() {
        while (schema.isMigrated() && audits.link(BATCH) == BATCH) {
            // a full batch: there is more
        }
    }
}
