package dev.twende.payment.refunds.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.payment.providers.boundary.PaymentProvider;
import dev.twende.payment.providers.boundary.PaymentProviders;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Carries refunds out and asks about those of which nobody knows what became. Any number of instances may do so together. */
@ApplicationScoped
public class Repayer {
    private static final Logger LOG = System.getLogger(Repayer.class.getName());
    /** Refunds are few and may wait; a hanging provider ties up no more threads than this. */
    private static final int PARALLEL = 4;

    private static final Duration PACE = Duration.ofSeconds(2);

    @Resource
    ManagedExecutorService workers;

    private Refunds refunds;
    private PaymentProviders providers;
    private final Semaphore slots = new Semaphore(PARALLEL);
    private Rounds rounds;

    protected Repayer() {} // for the CDI proxy

    @Inject
    public Repayer(Refunds refunds, PaymentProviders providers, Rounds rounds) {
        this.refunds = refunds;
        this.providers = providers;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(PACE, "refunds", this::doWhatIsDue);
    }

    /** Commit, then call. */
    void onAsked(@Observes(during = TransactionPhase.AFTER_SUCCESS) RefundAsked refund) {
        workers.execute(this::doWhatIsDue);
    }

    private void doWhatIsDue() {
        int free = slots.drainPermits();
        try {
            List<Errand> errands = free == 0 ? List.of() : refunds.dueErrands(free);
            for (Errand errand : errands) {
                workers.execute(() -> run(errand)); // which gives the slot back
                free--;
            }
        } finally {
            slots.release(free);
        }
    }

    private void run(Errand errand) {
        try {
            PaymentProvider provider = providers.of(errand.method());
            if (errand.question().isPresent()) {
                refunds.answered(
                        errand.refundId(),
                        errand.order().refundId(),
                        provider.refundStatus(errand.question().get()));
            } else {
                refunds.replied(errand.refundId(), errand.order().refundId(), provider.refund(errand.order()));
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Refund " + errand.refundId() + " cannot be settled; it will be asked about again",
                    e);
        } finally {
            slots.release();
        }
    }
}
