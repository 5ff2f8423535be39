package dev.twende.payment.withdrawals.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.kit.security.Roles;
import dev.twende.payment.callbacks.boundary.UnclaimedCallback;
import dev.twende.payment.floats.boundary.Floats;
import dev.twende.payment.ledgers.boundary.Ledgers;
import dev.twende.payment.ledgers.entity.Postings;
import dev.twende.payment.providers.boundary.Debts;
import dev.twende.payment.providers.boundary.Errand;
import dev.twende.payment.providers.boundary.ErrandAdded;
import dev.twende.payment.providers.boundary.PaymentProvider;
import dev.twende.payment.providers.boundary.PaymentProviders;
import dev.twende.payment.providers.boundary.PhoneNumbers;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.RefundClaim;
import dev.twende.payment.providers.entity.RefundOrder;
import dev.twende.payment.providers.entity.RefundQuery;
import dev.twende.payment.providers.entity.RefundReply;
import dev.twende.payment.providers.entity.RefundStatusReply;
import dev.twende.payment.providers.entity.RefundWay;
import dev.twende.payment.transactions.boundary.Transactions;
import dev.twende.payment.transactions.entity.CallbackFinding;
import dev.twende.payment.withdrawals.control.WithdrawalStore;
import dev.twende.payment.withdrawals.entity.Withdrawal;
import dev.twende.payment.withdrawals.entity.WithdrawalStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everything that changes a withdrawal, each in one database transaction. The providers are never called from here. */
@ApplicationScoped
@Transactional
public class Withdrawals implements Debts {
    private static final Logger LOG = System.getLogger(Withdrawals.class.getName());

    private WithdrawalStore store;
    private Floats floats;
    private Ledgers ledgers;
    private Transactions transactions;
    private PaymentProviders providers;
    private IdempotentRequests idempotent;
    private Event<ErrandAdded> errands;
    private Caller caller;
    private Clock clock;

    protected Withdrawals() {} // for the CDI proxy

    @Inject
    public Withdrawals(
            WithdrawalStore store,
            Floats floats,
            Ledgers ledgers,
            Transactions transactions,
            PaymentProviders providers,
            IdempotentRequests idempotent,
            Event<ErrandAdded> errands,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.floats = floats;
        this.ledgers = ledgers;
        this.transactions = transactions;
        this.providers = providers;
        this.idempotent = idempotent;
        this.errands = errands;
        this.caller = caller;
        this.clock = clock;
    }

    /** Takes a part off an agent's float, and has it paid to his phone. */
    public WithdrawalResponse request(WithdrawalRequest request, IdempotencyKey key) {
        UUID company = caller.companyOr(request.companyId());
        Withdrawal.Payee payee =
                new Withdrawal.Payee(PaymentMethod.named(request.method()), PhoneNumbers.mobile(request.msisdn()));
        PaymentProvider provider = providers.of(payee.method());
        provider.mustBeAbleToPayOut(request.amount());
        Asked asked = idempotent.once(key, "withdrawals.request", request, Asked.class, () -> {
            UUID id = Ids.next();
            Instant now = clock.instant();
            floats.takeOut(company, request.agentId(), id, request.amount());
            ledgers.post(Postings.withdrawalDue(company, request.agentId(), id, request.amount(), now));
            Withdrawal withdrawal = new Withdrawal(
                    id,
                    new Withdrawal.Owner(company, request.agentId()),
                    request.amount(),
                    payee,
                    caller.userId(),
                    store.newCallbackSecret(),
                    now);
            store.add(withdrawal);
            errands.fire(new ErrandAdded());
            log(withdrawal);
            return new Asked(id);
        });
        return WithdrawalResponse.from(store.flushed(store.require(asked.withdrawalId())));
    }

    public WithdrawalResponse get(UUID id) {
        Withdrawal withdrawal = store.require(id);
        caller.mustActFor(withdrawal.companyId());
        if (!seesAll() && !withdrawal.agentId().equals(caller.userId())) {
            throw WithdrawalStore.unknown();
        }
        return WithdrawalResponse.from(withdrawal);
    }

    /** A company's withdrawals, oldest first; an agent sees his own. */
    public Page<WithdrawalResponse> list(UUID companyId, UUID agentId, int limit, UUID after) {
        UUID agent = seesAll() ? agentId : caller.userId();
        List<WithdrawalResponse> found = store.page(caller.companyOr(companyId), agent, after, limit + 1).stream()
                .map(WithdrawalResponse::from)
                .toList();
        return Page.of(found, limit, withdrawal -> withdrawal.withdrawalId().toString());
    }

    private boolean seesAll() {
        return caller.is(Roles.SUPER_ADMIN) || caller.is(Roles.COMPANY_ADMIN) || caller.is(Roles.ACCOUNTANT);
    }

    /** Lets the provider be asked once more. */
    public WithdrawalResponse askAgain(UUID id, IfMatch seen) {
        Withdrawal withdrawal = store.lock(id);
        caller.mustActFor(withdrawal.companyId());
        IfMatch.mustMatch(seen, withdrawal.version());
        withdrawal.askAgain(clock.instant());
        errands.fire(new ErrandAdded());
        return WithdrawalResponse.from(store.flushed(withdrawal));
    }

    // ---- carried out

    @Override
    public List<Errand> dueErrands(int limit) {
        Instant now = clock.instant();
        return store.lockDue(now, limit).stream()
                .map(withdrawal -> planNext(withdrawal, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Errand> planNext(Withdrawal withdrawal, Instant now) {
        Optional<Instant> next = transactions.nextQuestion(withdrawal.updatedAt(), now);
        withdrawal.askNextAt(next.orElse(null));
        if (next.isEmpty()) {
            withdrawal.unanswered(now);
            log(withdrawal);
            return Optional.empty();
        }
        RefundOrder order = orderOf(withdrawal);
        if (withdrawal.status() == WithdrawalStatus.REQUESTED) {
            withdrawal.ordered(now);
            return Optional.of(new Errand(withdrawal.id(), withdrawal.method(), order, Optional.empty()));
        }
        RefundQuery question = new RefundQuery(order, withdrawal.ids());
        return Optional.of(new Errand(withdrawal.id(), withdrawal.method(), order, Optional.of(question)));
    }

    /** A payment of its own: there is no collection that it undoes. */
    private static RefundOrder orderOf(Withdrawal withdrawal) {
        return new RefundOrder(
                withdrawal.id(),
                RefundWay.PAYOUT,
                withdrawal.id(),
                withdrawal.companyId(),
                Optional.empty(),
                Optional.empty(),
                withdrawal.amount(),
                withdrawal.amount(),
                Optional.of(withdrawal.phone()),
                Optional.empty(),
                withdrawal.callbackSecret());
    }

    @Override
    public void replied(UUID id, UUID orderId, RefundReply reply) {
        Withdrawal withdrawal = store.lock(id);
        if (reply instanceof RefundReply.Accepted accepted) {
            withdrawal.acknowledged(accepted.ids(), clock.instant());
        } else if (reply instanceof RefundReply.Refused refused) {
            failed(withdrawal, refused.code(), refused.text());
        } else if (reply instanceof RefundReply.DoneAtOnce done) {
            paid(withdrawal, Optional.of(done.receipt()));
        }
        log(withdrawal);
    }

    @Override
    public void answered(UUID id, UUID orderId, RefundStatusReply reply) {
        Withdrawal withdrawal = store.lock(id);
        if (reply instanceof RefundStatusReply.Done done) {
            paid(withdrawal, done.receipt());
        } else if (reply instanceof RefundStatusReply.Failed failed) {
            failed(withdrawal, failed.code().value(), failed.text());
        } else if (reply instanceof RefundStatusReply.NeverAsked) {
            withdrawal.neverAsked(clock.instant());
        }
        log(withdrawal);
    }

    /** A callback came to the address of a withdrawal. It changes what we ask, not what we believe. */
    void onCallback(@Observes UnclaimedCallback callback) {
        store.idByCallbackSecret(callback.secret())
                .map(store::lock)
                .ifPresent(withdrawal -> callback.take(withdrawal.id(), heard(withdrawal, callback.body())));
    }

    private CallbackFinding heard(Withdrawal withdrawal, String body) {
        Optional<RefundClaim> claim = providers.of(withdrawal.method()).refundClaim(body);
        CallbackFinding finding =
                claim.map(told -> withdrawal.hear(told, clock.instant())).orElse(CallbackFinding.MALFORMED);
        if (finding == CallbackFinding.MATCHED) {
            errands.fire(new ErrandAdded());
        }
        return finding;
    }

    private void paid(Withdrawal withdrawal, Optional<String> receipt) {
        Instant now = clock.instant();
        if (withdrawal.paid(receipt, now)) {
            ledgers.post(Postings.withdrawn(
                    withdrawal.companyId(),
                    withdrawal.agentId(),
                    withdrawal.id(),
                    withdrawal.amount(),
                    withdrawal.method().name(),
                    now));
        }
    }

    private void failed(Withdrawal withdrawal, String code, String text) {
        Instant now = clock.instant();
        if (withdrawal.failed(code, text, now)) {
            floats.putBack(withdrawal.companyId(), withdrawal.agentId(), withdrawal.id(), withdrawal.amount());
            ledgers.post(Postings.withdrawalFailed(
                    withdrawal.companyId(), withdrawal.agentId(), withdrawal.id(), withdrawal.amount(), now));
        }
    }

    private static void log(Withdrawal withdrawal) {
        LOG.log(
                Level.INFO,
                "Withdrawal {0} is {1} {2}",
                withdrawal.id(),
                withdrawal.status(),
                withdrawal.resultCode().orElse(""));
    }

    /** What is remembered under an idempotency key: which withdrawal, so that a repeat sees how it stands by then. */
    public record Asked(UUID withdrawalId) {}
}
