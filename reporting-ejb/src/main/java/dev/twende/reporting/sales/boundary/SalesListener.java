package dev.twende.reporting.sales.boundary;

import dev.twende.outbox.EventBatches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Hears what the other houses announce and adds it to the totals. */
@ApplicationScoped
public class SalesListener {
    /** Totals may be a second behind; nobody sees this part of it. */
    private static final Duration GATHER = Duration.ofMillis(50);

    private EventBatches batches;
    private Sales sales;

    protected SalesListener() {} // for the CDI proxy

    @Inject
    public SalesListener(EventBatches batches, Sales sales) {
        this.batches = batches;
        this.sales = sales;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        batches.hear("twende.company.schedule", "company-schedule", GATHER, sales::hear);
        batches.hear("twende.ticketing.ticket", "ticketing-ticket", GATHER, sales::hear);
        batches.hear("twende.payment.transaction", "payment-transaction", GATHER, sales::hear);
    }
}
