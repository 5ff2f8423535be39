package dev.twende.outbox.sample;

import dev.twende.outbox.EventBatches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Written as every listener of a house is that hears many events at a time. */
@ApplicationScoped
public class SampleBatchListener {
    private static final Duration GATHER = Duration.ofMillis(100);

    private EventBatches batches;
    private SampleLedger ledger;

    protected SampleBatchListener() {} // for the CDI proxy

    @Inject
    public SampleBatchListener(EventBatches batches, SampleLedger ledger) {
        this.batches = batches;
        this.ledger = ledger;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        batches.hear("twende.company.company", "company-company", GATHER, ledger::noteCompanies);
    }
}
