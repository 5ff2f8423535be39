package dev.twende.payment.transactions.boundary;

import dev.twende.events.payment.PaymentFailed;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.CashReturned;
import dev.twende.events.ticketing.CashTaken;
import dev.twende.events.ticketing.RefundRequested;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.kit.security.Roles;
import dev.twende.outbox.Outbox;
import dev.twende.payment.ledgers.boundary.Ledgers;
import dev.twende.payment.ledgers.entity.Place;
import dev.twende.payment.ledgers.entity.Sale;
import dev.twende.payment.providers.entity.CollectionClaim;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.CollectionReply;
import dev.twende.payment.providers.entity.Msisdn;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.StatusQuery;
import dev.twende.payment.providers.entity.StatusReply;
import dev.twende.payment.providers.entity.WholeUnits;
import dev.twende.payment.shifts.boundary.DeviceShifts;
import dev.twende.payment.shifts.boundary.Shifts;
import dev.twende.payment.transactions.control.CallbackSecrets;
import dev.twende.payment.transactions.control.QuestionTimetable;
import dev.twende.payment.transactions.control.TransactionFilter;
import dev.twende.payment.transactions.control.TransactionStore;
import dev.twende.payment.transactions.entity.BookingState;
import dev.twende.payment.transactions.entity.CallbackFinding;
import dev.twende.payment.transactions.entity.Transaction;
import dev.twende.payment.webhooks.boundary.Webhooks;
import dev.twende.payment.webhooks.entity.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Everything that changes a transaction, each in one database transaction. The providers are never called from here. */
@ApplicationScoped
@Transactional
public class Transactions {
    private static final Logger LOG = System.getLogger(Transactions.class.getName());
    private static final String BEGIN = "transactions.begin";

    private TransactionStore store;
    private QuestionTimetable timetable;
    private IdempotentRequests idempotent;
    private Ledgers ledgers;
    private Shifts shifts;
    private DeviceShifts deviceShifts;
    private Outbox outbox;
    private Webhooks webhooks;
    private Event<ClaimHeard> claims;
    private Caller caller;
    private Event<MoneyToReturn> returns;
    private Event<CashGivenBack> cashReturned;
    private Clock clock;

    protected Transactions() {} // for the CDI proxy

    @Inject
    public Transactions(
            TransactionStore store,
            QuestionTimetable timetable,
            IdempotentRequests idempotent,
            Ledgers ledgers,
            Shifts shifts,
            DeviceShifts deviceShifts,
            Outbox outbox,
            Webhooks webhooks,
            Event<ClaimHeard> claims,
            Caller caller,
            Event<MoneyToReturn> returns,
            Event<CashGivenBack> cashReturned,
            Clock clock) {
        this.store = store;
        this.timetable = timetable;
        this.idempotent = idempotent;
        this.ledgers = ledgers;
        this.shifts = shifts;
        this.deviceShifts = deviceShifts;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.claims = claims;
        this.caller = caller;
        this.returns = returns;
        this.cashReturned = cashReturned;
        this.clock = clock;
    }

    public TransactionResponse find(UUID id) {
        return TransactionResponse.from(store.require(id));
    }

    /**
     * What a company's people look through, the latest first; of one booking these are all attempts that there ever were.
     *
     * @param filter whose company may be null for the super admin alone
     */
    public Page<StaffTransactionResponse> list(TransactionFilter filter, int limit, UUID before) {
        TransactionFilter own = caller.is(Roles.SUPER_ADMIN) ? filter : filter.of(caller.companyOr(filter.companyId()));
        List<StaffTransactionResponse> found = store.page(own, before, limit + 1).stream()
                .map(StaffTransactionResponse::from)
                .toList();
        return Page.of(found, limit, transaction -> transaction.transactionId().toString());
    }

    /**
     * The attempt this request began when it came first, or one that is under way for the same booking in the same way.
     *
     * @throws Problem {@link ProblemType#PAYMENT_IN_PROGRESS} when that goes another way
     */
    public Optional<TransactionResponse> standing(
            TransactionRequest request, PaymentMethod method, Optional<Msisdn> payer, IdempotencyKey key) {
        return earlier(request, key)
                .or(() -> store.liveOf(request.bookingReference()).map(live -> {
                    live.mustBe(method, payer);
                    return idempotent.once(key, BEGIN, request, Begun.class, () -> new Begun(live.id()));
                }))
                .map(begun -> find(begun.transactionId()));
    }

    /**
     * Writes the attempt down, unless another of the same request or booking was faster.
     *
     * @return the attempt that stands: whoever finds its own id in it goes on to the provider
     */
    public TransactionResponse open(Transaction attempt, TransactionRequest request, IdempotencyKey key) {
        Begun begun = idempotent.once(key, BEGIN, request, Begun.class, () -> new Begun(addOrJoin(attempt)));
        return find(begun.transactionId());
    }

    /** What the provider said to the order. */
    public TransactionResponse collected(UUID id, CollectionReply reply) {
        Transaction transaction = store.lock(id);
        Instant now = clock.instant();
        if (reply instanceof CollectionReply.Accepted accepted) {
            transaction.acknowledged(accepted.ids(), now);
        } else if (reply instanceof CollectionReply.PaidAtOnce paid) {
            if (transaction.paidAtOnce(paid.receipt(), now)) {
                succeeded(transaction, now);
            }
        } else if (reply instanceof CollectionReply.Refused refused) {
            if (transaction.refused(refused.code(), refused.text(), now)) {
                failed(transaction, now);
            }
        } else {
            transaction.unanswered(now);
        }
        log(transaction);
        return TransactionResponse.from(transaction);
    }

    /** The transaction whose callback address ends so. */
    public Optional<UUID> behind(String callbackSecret) {
        return store.idByCallbackSecret(callbackSecret);
    }

    /** A callback came to this transaction's address. It changes what we ask, not what we believe. */
    public CallbackFinding hear(UUID id, CollectionClaim callback) {
        Transaction transaction = store.lock(id);
        if (store.belongsToAnother(id, callback.ids().requestId(), callback.receipt())) {
            return CallbackFinding.WRONG_IDS;
        }
        CallbackFinding finding = transaction.hear(callback, clock.instant());
        if (finding == CallbackFinding.MATCHED) {
            claims.fire(new ClaimHeard(id));
        }
        return finding;
    }

    /**
     * The questions whose time has come. Each has its next one planned already, so that a question is never lost with the
     * instance that took it.
     */
    public List<Question> dueQuestions(int limit) {
        Instant now = clock.instant();
        return store.lockDue(now, limit).stream()
                .map(transaction -> planNext(transaction, now))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * When a provider is asked next about money that goes out, at the pace of questions about payments; for the other features of
     * this house.
     *
     * @param lastNews when anything last changed
     * @return empty when it is time that a person looks
     */
    public Optional<Instant> nextQuestion(Instant lastNews, Instant now) {
        return timetable.next(lastNews, lastNews, true, now);
    }

    /** The provider's own answer to our question: this, and nothing else, settles a transaction. */
    public void answered(UUID id, StatusReply reply) {
        if (reply instanceof StatusReply.Pending || reply instanceof StatusReply.Unknown) {
            return;
        }
        Transaction transaction = store.lock(id);
        Instant now = clock.instant();
        if (reply instanceof StatusReply.Paid paid) {
            if (transaction.paid(paid, now)) {
                succeeded(transaction, now);
            }
        } else if (reply instanceof StatusReply.Failed refused) {
            if (transaction.notPaid(refused.code(), refused.text(), now)) {
                failed(transaction, now);
            }
        } else if (reply instanceof StatusReply.Doubtful doubtful) {
            transaction.doubtful(doubtful.code(), doubtful.text(), now);
        }
        log(transaction);
    }

    /** Ticketing could not give the seats for this money, or took them back. */
    public void oweBack(RefundRequested request) {
        UUID refundId = Optional.ofNullable(request.refundId()).orElse(request.transactionId());
        returns.fire(new MoneyToReturn(refundId, request.transactionId(), request.amount(), request.reason()));
    }

    /**
     * A part of the money must go back, at most what is left of it: whoever asks at the same time waits for us.
     *
     * @throws Problem not-refundable, wrong-currency, refund-exceeds-payment
     */
    public Transaction oweBack(UUID id, Money part, String reason) {
        Transaction transaction = store.lock(id);
        transaction.owedBack(part, reason, clock.instant());
        log(transaction);
        return transaction;
    }

    /** A part of the money that was owed back has gone back. */
    public void paidBack(UUID id, Money part) {
        Transaction transaction = store.lock(id);
        transaction.paidBack(part, clock.instant());
        log(transaction);
    }

    /** The tax authority's device has signed the sale; for the other features of this house. */
    public void fiscalized(UUID id, String number, String qr) {
        store.lock(id).fiscalized(number, qr);
    }

    /** The transaction itself; for the other features of this house. */
    public Transaction require(UUID id) {
        return store.require(id);
    }

    /** As {@link #require}, and nobody else changes it until the caller commits. */
    public Transaction lock(UUID id) {
        return store.lock(id);
    }

    /** The price of the booking while an attempt to pay it is under way. */
    public Optional<Money> livePrice(String bookingReference) {
        return store.liveOf(bookingReference).map(Transaction::price);
    }

    /**
     * What a statement shows, before any of it is attributed: payments whose receipt it shows for their booking have it for certain.
     *
     * @param bookings the booking reference by receipt
     */
    public void prove(Map<String, String> bookings) {
        store.proveReceipts(bookings);
    }

    /**
     * The provider's statement shows money for this booking. Each receipt belongs to one attempt: the one that has it, else the
     * one that has been paid and waits for its receipt, else one that is under way, else one that was thought lost. A receipt that
     * only a callback named gives way to one on the statement.
     *
     * @param units in whole units, as the provider counts
     * @param since from when on the statement shows everything, and all that it shows is {@link #prove proved}
     * @return the attempt that it pays, from now on if not before; empty when there is none
     */
    public Optional<UUID> attribute(String receipt, String bookingReference, BigDecimal units, Instant since) {
        store.lockBooking(bookingReference);
        Optional<Transaction> holder = store.byReceipt(receipt);
        if (holder.filter(has -> has.isReceiptProved() || has.bookingReference().equals(bookingReference))
                .isPresent()) {
            return holder.map(Transaction::id);
        }
        holder.map(Transaction::id).ifPresent(this::takeReceipt);
        return store.lockAttempts(bookingReference, PaymentMethod.MPESA).stream()
                .filter(attempt -> attempt.awaitsReceipt(since) && WholeUnits.isSame(units, attempt.price()))
                .min(Comparator.comparing(attempt -> attempt.claimTo(receipt)))
                .map(attempt -> shown(attempt, receipt));
    }

    private void takeReceipt(UUID id) {
        store.lock(id).losesReceipt(clock.instant());
        store.flush(); // it is about to be another one's
        LOG.log(Level.WARNING, "Transaction {0} had a receipt that the statement shows for another booking", id);
    }

    private UUID shown(Transaction transaction, String receipt) {
        Instant now = clock.instant();
        if (transaction.shownOnStatement(receipt, now)) {
            succeeded(transaction, now);
        }
        log(transaction);
        return transaction.id();
    }

    /** Money for a booking that no attempt of ours asked for: the customer paid by himself, and the statement shows it. */
    public UUID received(BookingState booking, String receipt) {
        Instant now = clock.instant();
        CollectionOrder order = new CollectionOrder(
                Ids.next(),
                booking.companyId(),
                booking.bookingReference(),
                booking.amount(),
                Optional.empty(),
                Optional.empty(),
                CallbackSecrets.next());
        Transaction transaction = new Transaction(PaymentMethod.MPESA, order, Optional.empty(), now, null);
        transaction.shownOnStatement(receipt, now);
        store.add(transaction);
        succeeded(transaction, now);
        log(transaction);
        return transaction.id();
    }

    /** A device took cash while it had no network: it is here already, whatever becomes of the seats. Being told twice changes nothing. */
    public void received(CashTaken cash) {
        store.lockBooking(cash.bookingReference());
        if (store.find(cash.transactionId()).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        CollectionOrder order = new CollectionOrder(
                cash.transactionId(),
                cash.companyId(),
                cash.bookingReference(),
                cash.amount(),
                Optional.empty(),
                Optional.ofNullable(cash.cashierId()),
                CallbackSecrets.next());
        Transaction transaction = new Transaction(
                        PaymentMethod.CASH,
                        order,
                        Optional.of(ProviderIds.of(cash.transactionId().toString())),
                        now,
                        null)
                .onDevice(Optional.of(cash.deviceId()));
        transaction.paidAtOnce(deviceShifts.take(cash), now);
        store.add(transaction);
        succeeded(transaction, now);
        log(transaction);
    }

    /** A device gave cash back while it had no network. */
    public void returned(CashReturned cash) {
        cashReturned.fire(new CashGivenBack(cash));
    }

    private Optional<Begun> earlier(TransactionRequest request, IdempotencyKey key) {
        return key == null ? Optional.empty() : idempotent.earlier(key, BEGIN, request, Begun.class);
    }

    private UUID addOrJoin(Transaction attempt) {
        store.lockBooking(attempt.bookingReference());
        Optional<Transaction> other = store.liveOrPaidOf(attempt.bookingReference(), attempt.supplementId());
        other.filter(Transaction::isLive).ifPresent(live -> live.mustBe(attempt.method(), attempt.payer()));
        return other.map(Transaction::id).orElseGet(() -> {
            store.add(attempt);
            return attempt.id();
        });
    }

    private Optional<Question> planNext(Transaction transaction, Instant now) {
        transaction.unanswered(now); // still CREATED: whoever pushed did not live to hear the reply
        boolean acknowledged = transaction.ids().isPresent();
        Optional<Instant> next = timetable.next(transaction.createdAt(), transaction.updatedAt(), acknowledged, now);
        transaction.askNextAt(next.orElse(null));
        if (next.isEmpty()) {
            transaction.expired(now);
            log(transaction);
            return Optional.empty();
        }
        return transaction.ids().map(ids -> questionAbout(transaction, ids));
    }

    private static Question questionAbout(Transaction transaction, ProviderIds ids) {
        return new Question(
                transaction.method(),
                new StatusQuery(transaction.id(), ids, transaction.price(), transaction.lastCode()));
    }

    /** The one place where money has become ours, whatever proved it: everything that follows from that follows here, once. */
    private void succeeded(Transaction transaction, Instant now) {
        ledgers.sale(new Sale(
                transaction.id(),
                transaction.bookingReference(),
                transaction.companyId(),
                transaction.price(),
                transaction.method().name(),
                placeOf(transaction),
                transaction.soldBy(),
                now));
        outbox.publish(new PaymentSucceeded(
                transaction.id(),
                transaction.bookingReference(),
                transaction.companyId(),
                transaction.price(),
                transaction.method().name(),
                transaction
                        .providerRef()
                        .or(() -> transaction.ids().map(ProviderIds::requestId))
                        .orElseThrow(),
                now));
        tell(WebhookEvent.PAYMENT_SUCCEEDED, transaction);
    }

    private Place placeOf(Transaction transaction) {
        return switch (transaction.method()) {
            case MPESA, MOMO -> Place.atProvider(transaction.method().name());
            case CASH -> Place.inDrawer(shifts.shiftOf(transaction.id()));
            case FLOAT -> Place.onFloat(transaction.soldBy().orElseThrow());
        };
    }

    /** The one place where an attempt has ended without money. */
    private void failed(Transaction transaction, Instant now) {
        outbox.publish(new PaymentFailed(
                transaction.id(),
                transaction.bookingReference(),
                transaction.companyId(),
                transaction.price(),
                transaction.method().name(),
                transaction.resultCode().orElseThrow() + " "
                        + transaction.resultText().orElse(""),
                now));
        tell(WebhookEvent.PAYMENT_FAILED, transaction);
    }

    private void tell(WebhookEvent event, Transaction transaction) {
        webhooks.tell(event, transaction.companyId(), transaction.id(), null, transaction.bookingReference());
    }

    private static void log(Transaction transaction) {
        LOG.log(
                Level.INFO,
                "Transaction {0} of booking {1} is {2} {3}",
                transaction.id(),
                transaction.bookingReference(),
                transaction.status(),
                transaction.resultCode().orElse(""));
    }

    /** What is remembered under an idempotency key: which attempt, so that a repeat sees how it stands by then. */
    public record Begun(UUID transactionId) {}
}
