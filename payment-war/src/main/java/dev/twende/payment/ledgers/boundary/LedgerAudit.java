package dev.twende.payment.ledgers.boundary;

import dev.twende.kit.time.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** Goes through the books every hour and tells when something is wrong with them. */
@ApplicationScoped
public class LedgerAudit {
    private static final Logger LOG = System.getLogger(LedgerAudit.class.getName());
    private static final Duration PACE = Duration.ofHours(1);
    /** Not while the house is still starting. */
    private static final Duration FIRST = Duration.ofMinutes(5);

    private Ledgers ledgers;
    private Rounds rounds;
    private volatile long findings;

    protected LedgerAudit() {} // for the CDI proxy

    @Inject
    public LedgerAudit(Ledgers ledgers, Rounds rounds) {
        this.ledgers = ledgers;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(FIRST, PACE, "the order of the ledger", this::check);
    }

    /** How many kinds of disorder the last look found; must be 0. */
    @Gauge(name = "twende_payment_ledger_findings", absolute = true, unit = MetricUnits.NONE)
    public long findings() {
        return findings;
    }

    private void check() {
        CheckResponse check = ledgers.check();
        findings = check.findings().size();
        if (!check.inOrder()) {
            LOG.log(Level.ERROR, "The ledger is not in order: {0}", check.findings());
        }
    }
}
