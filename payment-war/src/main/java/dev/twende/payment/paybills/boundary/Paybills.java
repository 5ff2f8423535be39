package dev.twende.payment.paybills.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.payment.callbacks.boundary.Callbacks;
import dev.twende.payment.callbacks.boundary.UnclaimedCallback;
import dev.twende.payment.ledgers.boundary.Ledgers;
import dev.twende.payment.ledgers.entity.Place;
import dev.twende.payment.ledgers.entity.Posting;
import dev.twende.payment.ledgers.entity.PostingKind;
import dev.twende.payment.paybills.control.PaybillConfig;
import dev.twende.payment.paybills.control.PaybillNotice;
import dev.twende.payment.paybills.control.PaybillStore;
import dev.twende.payment.paybills.entity.MismatchReason;
import dev.twende.payment.paybills.entity.PaybillPayment;
import dev.twende.payment.paybills.entity.PaybillStatus;
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
import dev.twende.payment.providers.entity.StatementLine;
import dev.twende.payment.transactions.boundary.Transactions;
import dev.twende.payment.transactions.entity.BookingState;
import dev.twende.payment.transactions.entity.CallbackFinding;
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
import java.util.stream.Collectors;

/** Everything that changes a payment that came by itself, each in one database transaction. Nobody is asked from here. */
@ApplicationScoped
@Transactional
public class Paybills implements Debts {
    private static final Logger LOG = System.getLogger(Paybills.class.getName());

    /** In whose book money lies that is nobody's yet. */
    private static final UUID PLATFORM = new UUID(0, 0);

    private static final String METHOD = PaymentMethod.MPESA.name();

    private PaybillStore store;
    private PaybillConfig config;
    private Transactions transactions;
    private Ledgers ledgers;
    private Callbacks callbacks;
    private PaymentProviders providers;
    private Event<ErrandAdded> errands;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Paybills() {} // for the CDI proxy

    @Inject
    public Paybills(
            PaybillStore store,
            PaybillConfig config,
            Transactions transactions,
            Ledgers ledgers,
            Callbacks callbacks,
            PaymentProviders providers,
            Event<ErrandAdded> errands,
            IdempotentRequests idempotent,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.config = config;
        this.transactions = transactions;
        this.ledgers = ledgers;
        this.callbacks = callbacks;
        this.providers = providers;
        this.errands = errands;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    /** Takes a confirmation in. That it was taken in says nothing about whether it is true. */
    @Transactional(dontRollbackOn = Problem.class) // what is refused is kept too
    public void hear(String body) {
        String text = body.replace('\0', ' '); // PostgreSQL has no NUL in text
        PaybillNotice notice = PaybillNotice.read(text)
                .filter(read -> read.shortCode().equals(config.shortCode()))
                .orElseThrow(() -> callbacks.stray(text));
        store.lockReceipt(notice.receipt());
        if (store.byReceipt(notice.receipt()).isEmpty()) {
            store.add(new PaybillPayment(
                    Ids.next(),
                    notice.receipt(),
                    notice.reference(),
                    notice.units(),
                    config.currency(),
                    text,
                    clock.instant()));
        }
    }

    /** A statement shows money that nothing here explains; for the other features of this house. */
    public void found(StatementLine line) {
        store.lockReceipt(line.receipt());
        store.byReceipt(line.receipt())
                .ifPresentOrElse(
                        known -> known.turnedUp(clock.instant()),
                        () -> store.add(new PaybillPayment(
                                Ids.next(),
                                line.receipt(),
                                line.reference(),
                                line.amount(),
                                config.currency(),
                                null,
                                clock.instant())));
    }

    /** What a statement shows, before any of it is given to a payment; for the other features of this house, too. */
    public void prove(List<StatementLine> statement) {
        transactions.prove(statement.stream()
                .collect(Collectors.toMap(
                        StatementLine::receipt,
                        line -> PaybillPayment.bookingReference(line.reference()),
                        (one, same) -> one)));
    }

    /** What is to be looked for now; each has its next look planned already. */
    List<Wanted> due(int limit) {
        Instant now = clock.instant();
        return store.lockDue(now, limit).stream()
                .map(payment -> {
                    payment.lookNextAt(now.plus(config.lookEvery()));
                    return new Wanted(payment.id(), payment.receipt(), payment.receivedAt());
                })
                .toList();
    }

    /** The statement does not show it. After long enough we stop looking. */
    void missing(UUID id) {
        PaybillPayment payment = store.lock(id);
        Instant now = clock.instant();
        if (payment.status() == PaybillStatus.HEARD
                && now.isAfter(payment.receivedAt().plus(config.giveUpAfter()))) {
            payment.unconfirmed(now);
            LOG.log(Level.WARNING, "The statement never showed receipt {0}", payment.receipt());
        }
    }

    /**
     * The statement shows it: it pays an attempt that we know of, or a booking, or it is nobody's.
     *
     * @param since from when on the statement shows everything
     * @param booking of the reference, if there is one
     */
    void confirmed(UUID id, StatementLine line, Instant since, Optional<BookingState> booking) {
        PaybillPayment payment = store.lock(id);
        if (payment.status() != PaybillStatus.HEARD) {
            return;
        }
        Instant now = clock.instant();
        payment.confirmed(line.reference(), line.amount());
        Optional<UUID> known = transactions.attribute(line.receipt(), payment.bookingReference(), line.amount(), since);
        Optional<UUID> paid =
                known.or(() -> booking.filter(state -> state.amount().equals(payment.amount()))
                        .map(state -> transactions.received(state, line.receipt())));
        paid.ifPresentOrElse(
                transaction -> payment.matched(transaction, now),
                () -> suspend(
                        payment,
                        booking.isPresent() ? MismatchReason.AMOUNT_DIFFERS : MismatchReason.UNKNOWN_REFERENCE,
                        now));
        LOG.log(Level.INFO, "Receipt {0} is {1}", payment.receipt(), payment.status());
    }

    private void suspend(PaybillPayment payment, MismatchReason reason, Instant now) {
        payment.unmatched(reason, config.returnAfter().map(now::plus), now);
        ledgers.post(new Posting(PLATFORM, PostingKind.UNMATCHED, payment.id(), payment.receivedAt())
                .move(payment.amount(), Place.inSuspense(METHOD), Place.atProvider(METHOD)));
    }

    // ---- on its way back by itself

    @Override
    public List<Errand> dueErrands(int limit) {
        Instant now = clock.instant();
        return store.lockDueReturns(now, limit).stream()
                .map(payment -> planReturn(payment, now))
                .flatMap(Optional::stream)
                .toList();
    }

    /** An order that was never acknowledged is given again: whoever reverses one receipt twice reverses it once. */
    private Optional<Errand> planReturn(PaybillPayment payment, Instant now) {
        if (payment.status() == PaybillStatus.UNMATCHED) {
            payment.sendingBack(store.newCallbackSecret(), now);
            LOG.log(Level.INFO, "Receipt {0} goes back: nobody found its booking", payment.receipt());
        }
        Optional<Instant> next = transactions.nextQuestion(payment.updatedAt(), now);
        payment.askAboutReturnAt(next.orElse(null));
        if (next.isEmpty()) {
            LOG.log(Level.WARNING, "Nobody knows whether receipt {0} went back; a person must look", payment.receipt());
            return Optional.empty();
        }
        RefundOrder order = orderOf(payment);
        return Optional.of(new Errand(
                payment.id(),
                PaymentMethod.MPESA,
                order,
                payment.returnIds().map(ids -> new RefundQuery(order, Optional.of(ids)))));
    }

    /** All of it, by its receipt: the payer's phone is hidden from us. */
    private static RefundOrder orderOf(PaybillPayment payment) {
        return new RefundOrder(
                payment.id(),
                RefundWay.REVERSAL,
                payment.id(),
                PLATFORM,
                Optional.empty(),
                Optional.of(payment.receipt()),
                payment.amount(),
                payment.amount(),
                Optional.empty(),
                Optional.empty(),
                payment.returnSecret().orElseThrow());
    }

    @Override
    public void replied(UUID id, UUID orderId, RefundReply reply) {
        PaybillPayment payment = store.lock(id);
        if (reply instanceof RefundReply.Accepted accepted) {
            payment.returnAcknowledged(accepted.ids());
        } else if (reply instanceof RefundReply.Refused refused) {
            refused(payment, refused.code(), refused.text());
        } else if (reply instanceof RefundReply.DoneAtOnce done) {
            wentBack(payment, Optional.of(done.receipt()));
        }
    }

    @Override
    public void answered(UUID id, UUID orderId, RefundStatusReply reply) {
        PaybillPayment payment = store.lock(id);
        if (reply instanceof RefundStatusReply.Done done) {
            wentBack(payment, done.receipt());
        } else if (reply instanceof RefundStatusReply.Failed failed) {
            refused(payment, failed.code().value(), failed.text());
        }
    }

    /** A callback came to the address of a way back. If it fits, the provider is asked at once. */
    void onCallback(@Observes UnclaimedCallback callback) {
        store.idByReturnSecret(callback.secret())
                .map(store::lock)
                .ifPresent(payment -> callback.take(payment.id(), heardOfReturn(payment, callback.body())));
    }

    private CallbackFinding heardOfReturn(PaybillPayment payment, String body) {
        Optional<RefundClaim> claim = providers.of(PaymentMethod.MPESA).refundClaim(body);
        CallbackFinding finding =
                claim.map(told -> payment.hearOfReturn(told, clock.instant())).orElse(CallbackFinding.MALFORMED);
        if (finding == CallbackFinding.MATCHED) {
            errands.fire(new ErrandAdded());
        }
        return finding;
    }

    private void wentBack(PaybillPayment payment, Optional<String> receipt) {
        Instant now = clock.instant();
        if (payment.wentBack(receipt, now)) {
            clear(payment, now);
            LOG.log(Level.INFO, "Receipt {0} is back", payment.receipt());
        }
    }

    private void refused(PaybillPayment payment, String code, String text) {
        payment.returnRefused(code, text, clock.instant());
        LOG.log(Level.WARNING, "Receipt {0} does not go back: {1} {2}", payment.receipt(), code, text);
    }

    // ---- looked after by a person

    /** The work list, the latest first, or what was done with it. */
    public Page<UnmatchedResponse> list(PaybillStatus status, int limit, UUID before) {
        List<UnmatchedResponse> found = store.page(status, before, limit + 1).stream()
                .map(UnmatchedResponse::from)
                .toList();
        return Page.of(found, limit, payment -> payment.paymentId().toString());
    }

    /** What stands on the work list under this id. */
    public UnmatchedResponse get(UUID id) {
        return UnmatchedResponse.from(store.lock(id));
    }

    /**
     * A person found out whose it is.
     *
     * @param booking how the booking stands that it is to pay
     */
    UnmatchedResponse assign(UUID id, AssignRequest request, Optional<BookingState> booking, IdempotencyKey key) {
        return idempotent.once(key, "paybills.assign " + id, request, UnmatchedResponse.class, () -> {
            PaybillPayment payment = store.lock(id);
            payment.mustBeUnmatched(PaybillStatus.MATCHED);
            BookingState state = booking.orElseThrow(
                    () -> Problem.invalid("booking_reference", "is not the reference of a booking"));
            if (!state.amount().equals(payment.amount())) {
                throw Problem.of(ProblemType.PAYMENT_AMOUNT_DIFFERS, "The booking costs another amount than came.")
                        .with("paid", payment.amount())
                        .with("price", state.amount());
            }
            Instant now = clock.instant();
            clear(payment, now);
            UUID transaction = transactions
                    .attribute(payment.receipt(), state.bookingReference(), payment.units(), now)
                    .orElseGet(() -> transactions.received(state, payment.receipt()));
            payment.matched(transaction, now);
            payment.handled(request.note(), caller.userId());
            return UnmatchedResponse.from(payment);
        });
    }

    /** A person has sent it back. */
    UnmatchedResponse returned(UUID id, ReturnRequest request, IdempotencyKey key) {
        return idempotent.once(key, "paybills.return " + id, request, UnmatchedResponse.class, () -> {
            PaybillPayment payment = store.lock(id);
            payment.mustBeUnmatched(PaybillStatus.RETURNED);
            Instant now = clock.instant();
            clear(payment, now);
            payment.returned(request.providerRef() + ": " + request.note(), caller.userId(), now);
            return UnmatchedResponse.from(payment);
        });
    }

    /** It is nobody's no more: out of suspense, whether it pays a booking from here on or has left the account. */
    private void clear(PaybillPayment payment, Instant now) {
        ledgers.post(new Posting(PLATFORM, PostingKind.MATCHED, payment.id(), now)
                .move(payment.amount(), Place.atProvider(METHOD), Place.inSuspense(METHOD)));
    }

    /**
     * What is to be looked for on the statement.
     *
     * @param since when we first heard of it
     */
    record Wanted(UUID id, String receipt, Instant since) {}
}
