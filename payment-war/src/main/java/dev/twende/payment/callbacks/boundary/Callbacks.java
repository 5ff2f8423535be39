package dev.twende.payment.callbacks.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import dev.twende.payment.callbacks.control.CallbackConfig;
import dev.twende.payment.callbacks.control.CallbackStore;
import dev.twende.payment.callbacks.entity.ProviderCallback;
import dev.twende.payment.providers.boundary.PaymentProviders;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.refunds.boundary.RefundAddress;
import dev.twende.payment.refunds.boundary.Refunds;
import dev.twende.payment.transactions.boundary.Transactions;
import dev.twende.payment.transactions.entity.CallbackFinding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps every callback and passes on what it claims. A refusal is committed like an acceptance: the refused body is what one wants
 * to look at later.
 */
@ApplicationScoped
@Transactional(dontRollbackOn = Problem.class)
public class Callbacks {
    private static final Logger LOG = System.getLogger(Callbacks.class.getName());
    private static final int STRAY_LENGTH = 1000;

    private CallbackStore store;
    private Transactions transactions;
    private Refunds refunds;
    private PaymentProviders providers;
    private Senders senders;
    private Event<UnclaimedCallback> unclaimed;
    private CallbackConfig config;
    private Clock clock;

    protected Callbacks() {} // for the CDI proxy

    @Inject
    public Callbacks(
            CallbackStore store,
            Transactions transactions,
            Refunds refunds,
            PaymentProviders providers,
            Senders senders,
            Event<UnclaimedCallback> unclaimed,
            CallbackConfig config,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.refunds = refunds;
        this.providers = providers;
        this.senders = senders;
        this.unclaimed = unclaimed;
        this.config = config;
        this.clock = clock;
    }

    /** Takes a callback in. That it was taken in says nothing about whether it is true. */
    public void receive(String secret, Sender sender, String body) {
        String text = body.replace('\0', ' '); // PostgreSQL has no NUL in text
        if (!senders.mayTellUs(sender)) {
            throw stray(text);
        }
        CallbackFinding finding = transactions
                .behind(secret)
                .map(transactionId -> aboutTransaction(transactionId, text))
                .or(() -> refunds.behind(secret).map(refund -> aboutRefund(refund, text)))
                .or(() -> aboutAnotherDebt(secret, text))
                .orElseThrow(() -> stray(text));
        if (finding == CallbackFinding.MALFORMED) {
            throw Problem.of(ProblemType.MALFORMED_JSON, "This is not the body of a callback.");
        }
    }

    private CallbackFinding aboutTransaction(UUID transactionId, String text) {
        PaymentMethod method = transactions.find(transactionId).method();
        CallbackFinding finding = providers
                .of(method)
                .collectionClaim(text)
                .map(claim -> transactions.hear(transactionId, claim))
                .orElse(CallbackFinding.MALFORMED);
        store.add(ProviderCallback.aboutTransaction(Ids.next(), transactionId, text, finding, clock.instant()));
        LOG.log(Level.INFO, "Callback of transaction {0}: {1}", transactionId, finding);
        return finding;
    }

    private CallbackFinding aboutRefund(RefundAddress refund, String text) {
        CallbackFinding finding = providers
                .of(refund.method())
                .refundClaim(text)
                .map(claim -> refunds.hear(refund.refundId(), claim))
                .orElse(CallbackFinding.MALFORMED);
        store.add(ProviderCallback.aboutRefund(Ids.next(), refund.refundId(), text, finding, clock.instant()));
        LOG.log(Level.INFO, "Callback of refund {0}: {1}", refund.refundId(), finding);
        return finding;
    }

    private Optional<CallbackFinding> aboutAnotherDebt(String secret, String text) {
        UnclaimedCallback callback = new UnclaimedCallback(secret, text);
        unclaimed.fire(callback);
        return callback.taken().map(taken -> {
            store.add(ProviderCallback.aboutDebt(Ids.next(), taken.debtId(), text, taken.finding(), clock.instant()));
            LOG.log(Level.INFO, "Callback of debt {0}: {1}", taken.debtId(), taken.finding());
            return taken.finding();
        });
    }

    /** What arrived, the latest first: all but strays when no finding is named. */
    public Page<CallbackResponse> list(CallbackFinding finding, int limit, UUID before) {
        Stream<CallbackResponse> found;
        if (finding == CallbackFinding.STRAY) {
            found = store.strays(before, limit + 1).stream().map(CallbackResponse::from);
        } else if (finding == null) {
            found = store.page(before, limit + 1).stream().map(CallbackResponse::from);
        } else {
            found = store.page(finding, before, limit + 1).stream().map(CallbackResponse::from);
        }
        return Page.of(found.toList(), limit, callback -> callback.callbackId().toString());
    }

    /**
     * Keeps the beginning of what came to a wrong address, or made no sense there; for the other features of this house. The caller
     * commits, and throws what is answered.
     */
    public Problem stray(String body) {
        String beginning = body.substring(0, Math.min(STRAY_LENGTH, body.length()));
        store.addStray(Ids.next(), beginning, clock.instant(), config.straysPerHour());
        return Problem.of(ProblemType.NOT_FOUND, "Nobody was given this address.");
    }
}
