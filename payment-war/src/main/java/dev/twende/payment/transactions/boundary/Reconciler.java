package dev.twende.payment.transactions.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.payment.providers.boundary.PaymentProviders;
import dev.twende.payment.providers.entity.StatusReply;
import dev.twende.payment.transactions.control.ReconcilerConfig;
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

/**
 * Asks the provider about every transaction that is not settled: on a timetable, because callbacks get lost, and at once when a
 * callback claims something, because callbacks get forged. Any number of instances may do so together.
 */
@ApplicationScoped
public class Reconciler {
    private static final Logger LOG = System.getLogger(Reconciler.class.getName());

    @Resource
    ManagedExecutorService workers;

    private Transactions transactions;
    private PaymentProviders providers;
    private Duration pace;
    private Semaphore slots;
    private Rounds rounds;

    protected Reconciler() {} // for the CDI proxy

    @Inject
    public Reconciler(Transactions transactions, PaymentProviders providers, ReconcilerConfig config, Rounds rounds) {
        this.transactions = transactions;
        this.providers = providers;
        this.pace = config.pace();
        this.slots = new Semaphore(config.parallel());
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(pace, "unsettled transactions", this::askWhatIsDue);
    }

    void onClaim(@Observes(during = TransactionPhase.AFTER_SUCCESS) ClaimHeard claim) {
        workers.execute(this::askWhatIsDue); // the caller is the provider, which must not wait for itself
    }

    /** Takes as many questions as there are free slots, so that a hanging provider never ties up more threads than that. */
    private void askWhatIsDue() {
        int free = slots.drainPermits();
        try {
            List<Question> questions = free == 0 ? List.of() : transactions.dueQuestions(free);
            for (Question question : questions) {
                workers.execute(() -> ask(question)); // which gives the slot back
                free--;
            }
        } finally {
            slots.release(free);
        }
    }

    private void ask(Question question) {
        try {
            StatusReply reply = providers.of(question.method()).status(question.query());
            transactions.answered(question.query().transactionId(), reply);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Transaction " + question.query().transactionId()
                            + " cannot be settled; it will be asked about again",
                    e);
        } finally {
            slots.release();
        }
    }
}
