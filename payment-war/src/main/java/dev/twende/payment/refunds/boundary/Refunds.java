package dev.twende.payment.refunds.boundary;

import dev.twende.events.payment.PaymentRefunded;
import dev.twende.events.ticketing.CashReturned;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.kit.security.Roles;
import dev.twende.outbox.Outbox;
import dev.twende.payment.ledgers.boundary.Ledgers;
import dev.twende.payment.ledgers.entity.Place;
import dev.twende.payment.ledgers.entity.Postings;
import dev.twende.payment.ledgers.entity.Sold;
import dev.twende.payment.providers.boundary.Debts;
import dev.twende.payment.providers.boundary.Errand;
import dev.twende.payment.providers.boundary.ErrandAdded;
import dev.twende.payment.providers.boundary.PaymentProviders;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.RefundClaim;
import dev.twende.payment.providers.entity.RefundOrder;
import dev.twende.payment.providers.entity.RefundQuery;
import dev.twende.payment.providers.entity.RefundReply;
import dev.twende.payment.providers.entity.RefundStatusReply;
import dev.twende.payment.providers.entity.RefundWay;
import dev.twende.payment.refunds.control.RefundStore;
import dev.twende.payment.refunds.entity.PaidFrom;
import dev.twende.payment.refunds.entity.Refund;
import dev.twende.payment.refunds.entity.RefundStatus;
import dev.twende.payment.shifts.boundary.DeviceShifts;
import dev.twende.payment.shifts.boundary.Shifts;
import dev.twende.payment.transactions.boundary.CashGivenBack;
import dev.twende.payment.transactions.boundary.MoneyToReturn;
import dev.twende.payment.transactions.boundary.Transactions;
import dev.twende.payment.transactions.entity.CallbackFinding;
import dev.twende.payment.transactions.entity.Transaction;
import dev.twende.payment.webhooks.boundary.Webhooks;
import dev.twende.payment.webhooks.entity.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everything that changes a refund, each in one database transaction. The providers are never called from here. */
@ApplicationScoped
@Transactional
public class Refunds implements Debts {
    private static final Logger LOG = System.getLogger(Refunds.class.getName());

    private RefundStore store;
    private Transactions transactions;
    private Ledgers ledgers;
    private Shifts shifts;
    private DeviceShifts deviceShifts;
    private PaymentProviders providers;
    private IdempotentRequests idempotent;
    private Outbox outbox;
    private Webhooks webhooks;
    private Event<ErrandAdded> asked;
    private Event<RefundPaid> paid;
    private Caller caller;
    private Clock clock;

    protected Refunds() {} // for the CDI proxy

    @Inject
    public Refunds(
            RefundStore store,
            Transactions transactions,
            Ledgers ledgers,
            Shifts shifts,
            DeviceShifts deviceShifts,
            PaymentProviders providers,
            IdempotentRequests idempotent,
            Outbox outbox,
            Webhooks webhooks,
            Event<ErrandAdded> asked,
            Event<RefundPaid> paid,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.ledgers = ledgers;
        this.shifts = shifts;
        this.deviceShifts = deviceShifts;
        this.providers = providers;
        this.idempotent = idempotent;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.asked = asked;
        this.paid = paid;
        this.caller = caller;
        this.clock = clock;
    }

    // ---- asked for

    /**
     * Ticketing could not give the seats for this money, or we found out by ourselves that it must go back: as much of it goes as is
     * not on its way already. Asking again with the same id is asking once.
     */
    void onMoneyToReturn(@Observes MoneyToReturn money) {
        if (store.find(money.refundId()).isPresent()) {
            return;
        }
        Money left = transactions.lock(money.transactionId()).leftToRefund();
        if (left.amount() == 0 || !left.currency().equals(money.amount().currency())) {
            LOG.log(Level.WARNING, "No refund for {0}: {1} left", money, left);
            return;
        }
        Money all = money.amount().amount() > left.amount() ? left : money.amount();
        add(money.refundId(), money.transactionId(), all, money.reason(), Optional.empty());
    }

    /** A device gave cash back while it had no network: what is owed of it, and that it is paid. Being told twice changes nothing. */
    void onCashGivenBack(@Observes CashGivenBack cash) {
        CashReturned told = cash.told();
        onMoneyToReturn(new MoneyToReturn(told.refundId(), told.transactionId(), told.amount(), told.reason()));
        Optional<Refund> owed = store.find(told.refundId()).filter(refund -> refund.status() != RefundStatus.SUCCEEDED);
        if (owed.isPresent()) {
            store.flushed(owed.get()); // it may be new, and what is not written cannot be locked
            Refund refund = store.lock(told.refundId());
            UUID shift = deviceShifts.payOut(told.deviceId(), told.shiftNumber(), refund.id(), refund.amount());
            refund.paidByHand(
                    PaidFrom.DRAWER,
                    Optional.ofNullable(told.cashierId()).orElse(told.deviceId()),
                    told.operationId().toString(),
                    clock.instant());
            settle(refund, Place.inDrawer(shift));
        }
    }

    /** Staff gives money back; all that is left of the payment when no amount is named. */
    public RefundResponse request(UUID transactionId, RefundRequest request, IdempotencyKey key) {
        caller.mustActFor(transactions.require(transactionId).companyId());
        Asked refund = idempotent.once(key, "refunds.request " + transactionId, request, Asked.class, () -> {
            Transaction transaction = transactions.lock(transactionId);
            Money amount = Optional.ofNullable(request.amount()).orElseGet(transaction::leftToRefund);
            transaction.mustBeIn(amount.currency());
            providers.of(transaction.method()).mustBeAbleToGiveBack(amount);
            UUID id = Ids.next();
            add(id, transactionId, amount, request.reason(), Optional.of(caller.userId()));
            asked.fire(new ErrandAdded());
            return new Asked(id);
        });
        return find(refund.refundId());
    }

    private void add(UUID id, UUID transactionId, Money amount, String reason, Optional<UUID> requestedBy) {
        Instant now = clock.instant();
        Transaction transaction = transactions.oweBack(transactionId, amount, reason);
        Refund refund = new Refund(
                id,
                new Refund.Payment(
                        transactionId, transaction.companyId(), transaction.bookingReference(), transaction.method()),
                amount,
                wayOf(transaction, amount, now),
                reason,
                requestedBy,
                store.newCallbackSecret(),
                now);
        store.add(refund);
        ledgers.post(Postings.refundDue(ledgers.sold(transactionId), id, amount, now));
        log(refund);
    }

    private Optional<RefundWay> wayOf(Transaction transaction, Money amount, Instant now) {
        return transaction.method() == PaymentMethod.CASH
                ? Optional.empty() // somebody hands it over
                : Optional.of(providers
                        .of(transaction.method())
                        .refundWay(transaction.price(), amount, Duration.between(transaction.createdAt(), now)));
    }

    // ---- read

    public RefundResponse get(UUID id) {
        Refund refund = store.require(id);
        caller.mustActFor(refund.companyId());
        return RefundResponse.from(refund);
    }

    /** All refunds of a payment, oldest first. */
    public List<RefundResponse> of(UUID transactionId) {
        caller.mustActFor(transactions.require(transactionId).companyId());
        return store.of(transactionId).stream().map(RefundResponse::from).toList();
    }

    /**
     * A company's refunds, oldest first.
     *
     * @param waitsForPerson only those with which nothing more happens by itself
     */
    public Page<RefundResponse> list(UUID companyId, boolean waitsForPerson, int limit, UUID after) {
        UUID company = caller.companyOr(companyId);
        List<Refund> found =
                waitsForPerson ? store.work(company, after, limit + 1) : store.page(company, after, limit + 1);
        return Page.of(
                found.stream().map(RefundResponse::from).toList(),
                limit,
                refund -> refund.refundId().toString());
    }

    // ---- looked after by a person

    /** Lets the provider be asked once more. */
    public RefundResponse tryAgain(UUID id, IfMatch seen) {
        Refund refund = own(id, seen);
        refund.tryAgain(Ids.next(), clock.instant());
        asked.fire(new ErrandAdded());
        log(refund);
        return RefundResponse.from(store.flushed(refund));
    }

    /** Notes that a person has paid it. */
    public RefundResponse paidByHand(UUID id, HandPayment payment, IfMatch seen) {
        Refund refund = own(id, seen);
        mayPayFrom(payment.paidFrom());
        refund.paidByHand(payment.paidFrom(), caller.userId(), payment.reference(), clock.instant());
        settle(refund, placeOf(payment.paidFrom(), refund));
        return RefundResponse.from(store.flushed(refund));
    }

    private Refund own(UUID id, IfMatch seen) {
        Refund refund = store.lock(id);
        caller.mustActFor(refund.companyId());
        IfMatch.mustMatch(seen, refund.version());
        return refund;
    }

    private void mayPayFrom(PaidFrom from) {
        boolean handlesOnlyADrawer =
                caller.is(Roles.AGENT) && !caller.is(Roles.COMPANY_ADMIN) && !caller.is(Roles.ACCOUNTANT);
        if (handlesOnlyADrawer && from != PaidFrom.DRAWER) {
            throw Problem.of(ProblemType.FORBIDDEN, "An agent pays back out of his drawer.");
        }
        if (from == PaidFrom.PROVIDER && !caller.is(Roles.SUPER_ADMIN)) {
            throw Problem.of(ProblemType.FORBIDDEN, "Only the platform reaches its account at the provider.");
        }
    }

    private Place placeOf(PaidFrom from, Refund refund) {
        return switch (from) {
            case PROVIDER -> Place.atProvider(refund.method().name());
            case COMPANY -> Place.withCompany();
            case DRAWER -> Place.inDrawer(shifts.payOut(refund.companyId(), refund.id(), refund.amount()));
        };
    }

    // ---- carried out

    @Override
    public List<Errand> dueErrands(int limit) {
        Instant now = clock.instant();
        return store.lockDue(now, limit).stream()
                .map(refund -> planNext(refund, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Errand> planNext(Refund refund, Instant now) {
        Optional<Instant> next = transactions.nextQuestion(refund.updatedAt(), now);
        refund.askNextAt(next.orElse(null));
        if (next.isEmpty()) {
            refund.unanswered(now);
            log(refund);
            return Optional.empty();
        }
        RefundOrder order = orderOf(refund);
        if (refund.status() == RefundStatus.REQUESTED) {
            refund.ordered(now);
            return Optional.of(new Errand(refund.id(), refund.method(), order, Optional.empty()));
        }
        return Optional.of(
                new Errand(refund.id(), refund.method(), order, Optional.of(new RefundQuery(order, refund.ids()))));
    }

    private RefundOrder orderOf(Refund refund) {
        Transaction payment = transactions.require(refund.transactionId());
        return new RefundOrder(
                refund.orderId(),
                refund.way().orElseThrow(),
                payment.id(),
                payment.companyId(),
                payment.ids(),
                payment.providerRef(),
                payment.price(),
                refund.amount(),
                payment.payer(),
                payment.soldBy(),
                refund.callbackSecret());
    }

    @Override
    public void replied(UUID id, UUID orderId, RefundReply reply) {
        Refund refund = store.lock(id);
        Instant now = clock.instant();
        if (!refund.orderId().equals(orderId)) {
            return; // about an earlier try
        }
        if (reply instanceof RefundReply.Accepted accepted) {
            refund.acknowledged(accepted.ids(), now);
        } else if (reply instanceof RefundReply.Refused refused) {
            refund.failed(refused.code(), refused.text(), now);
        } else if (reply instanceof RefundReply.DoneAtOnce done) {
            done(refund, Optional.of(done.receipt()), now);
        }
        log(refund);
    }

    @Override
    public void answered(UUID id, UUID orderId, RefundStatusReply reply) {
        Refund refund = store.lock(id);
        Instant now = clock.instant();
        if (!refund.orderId().equals(orderId)) {
            return; // about an earlier try
        }
        if (reply instanceof RefundStatusReply.Done done) {
            done(refund, done.receipt(), now);
        } else if (reply instanceof RefundStatusReply.Failed failed) {
            refund.failed(failed.code().value(), failed.text(), now);
        } else if (reply instanceof RefundStatusReply.NeverAsked) {
            refund.neverAsked(now);
        }
        log(refund);
    }

    /** The refund whose callback address ends so. */
    public Optional<RefundAddress> behind(String callbackSecret) {
        return store.byCallbackSecret(callbackSecret).map(refund -> new RefundAddress(refund.id(), refund.method()));
    }

    /** A callback came to this refund's address. It changes what we ask, not what we believe. */
    public CallbackFinding hear(UUID id, RefundClaim claim) {
        CallbackFinding finding = store.lock(id).hear(claim, clock.instant());
        if (finding == CallbackFinding.MATCHED) {
            asked.fire(new ErrandAdded());
        }
        return finding;
    }

    private void done(Refund refund, Optional<String> receipt, Instant now) {
        if (refund.done(receipt, now)) {
            Sold sold = ledgers.sold(refund.transactionId());
            settle(refund, sold.place());
        }
    }

    /** The one place where money has gone back, whoever paid it: everything that follows from that follows here, once. */
    private void settle(Refund refund, Place from) {
        Instant now = clock.instant();
        ledgers.post(Postings.refunded(ledgers.sold(refund.transactionId()), refund.id(), refund.amount(), from, now));
        transactions.paidBack(refund.transactionId(), refund.amount());
        outbox.publish(new PaymentRefunded(
                refund.transactionId(),
                refund.id(),
                refund.bookingReference(),
                refund.companyId(),
                refund.amount(),
                refund.method().name(),
                refund.providerRef().orElse(refund.orderId().toString()),
                now));
        paid.fire(new RefundPaid(refund.id(), refund.transactionId(), refund.amount(), now));
        webhooks.tell(
                WebhookEvent.PAYMENT_REFUNDED,
                refund.companyId(),
                refund.transactionId(),
                refund.id(),
                refund.bookingReference());
        log(refund);
    }

    private RefundResponse find(UUID id) {
        return RefundResponse.from(store.require(id));
    }

    private static void log(Refund refund) {
        LOG.log(
                Level.INFO,
                "Refund {0} of transaction {1} is {2} {3}",
                refund.id(),
                refund.transactionId(),
                refund.status(),
                refund.resultCode().orElse(""));
    }

    /** What is remembered under an idempotency key: which refund, so that a repeat sees how it stands by then. */
    public record Asked(UUID refundId) {}
}
