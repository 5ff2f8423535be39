package dev.twende.payment.providers.boundary;

import dev.twende.kit.time.Rounds;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Pays what the features of this house owe, and asks about what nobody knows the outcome of. Any number of instances may do so together. */
@ApplicationScoped
public class Repayer {
    private static final Logger LOG = System.getLogger(Repayer.class.getName());
    /** Money seldom goes out, and may wait; a hanging provider ties up no more threads than this. */
    private static final int PARALLEL = 4;

    private static final Duration PACE = Duration.ofSeconds(2);

    @Resource
    ManagedExecutorService workers;

    private Instance<Debts> all;
    private PaymentProviders providers;
    private final Semaphore slots = new Semaphore(PARALLEL);
    private Rounds rounds;

    protected Repayer() {} // for the CDI proxy

    @Inject
    public Repayer(@Any Instance<Debts> all, PaymentProviders providers, Rounds rounds) {
        this.all = all;
        this.providers = providers;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(PACE, "money on its way out", this::doWhatIsDue);
    }

    /** Commit, then call. */
    void onAdded(@Observes(during = TransactionPhase.AFTER_SUCCESS) ErrandAdded errand) {
        workers.execute(this::doWhatIsDue);
    }

    private void doWhatIsDue() {
        int free = slots.drainPermits();
        try {
            for (Debts debts : all) {
                List<Errand> errands = free == 0 ? List.of() : debts.dueErrands(free);
                for (Errand errand : errands) {
                    workers.execute(() -> run(debts, errand)); // which gives the slot back
                    free--;
                }
            }
        } finally {
            slots.release(free);
        }
    }

    private void run(Debts debts, Errand errand) {
        try {
            PaymentProvider provider = providers.of(errand.method());
            if (errand.question().isPresent()) {
                debts.answered(
                        errand.debtId(),
                        errand.order().refundId(),
                        provider.refundStatus(errand.question().get()));
            } else {
                debts.replied(errand.debtId(), errand.order().refundId(), provider.refund(errand.order()));
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "What is owed as " + errand.debtId() + " cannot be settled; it will be asked about again",
                    e);
        } finally {
            slots.release();
        }
    }
}
