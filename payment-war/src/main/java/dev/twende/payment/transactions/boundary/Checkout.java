package dev.twende.payment.transactions.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.limits.Limits;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import dev.twende.payment.providers.boundary.PaymentProvider;
import dev.twende.payment.providers.boundary.PaymentProviders;
import dev.twende.payment.providers.boundary.PhoneNumbers;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.Msisdn;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.transactions.control.CallbackSecrets;
import dev.twende.payment.transactions.control.PayableBooking;
import dev.twende.payment.transactions.control.QuestionTimetable;
import dev.twende.payment.transactions.control.Ticketing;
import dev.twende.payment.transactions.entity.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins a payment. It has no transaction of its own, because two others are asked on the way, and the order is the point:
 * ticketing names the price; the attempt is committed; only then does the provider hear of it; its reply is committed.
 */
@ApplicationScoped
public class Checkout {
    private Ticketing ticketing;
    private PaymentProviders providers;
    private Transactions transactions;
    private QuestionTimetable timetable;
    private Limits limits;
    private Caller caller;
    private Clock clock;

    protected Checkout() {} // for the CDI proxy

    @Inject
    public Checkout(
            Ticketing ticketing,
            PaymentProviders providers,
            Transactions transactions,
            QuestionTimetable timetable,
            Limits limits,
            Caller caller,
            Clock clock) {
        this.ticketing = ticketing;
        this.providers = providers;
        this.transactions = transactions;
        this.timetable = timetable;
        this.limits = limits;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Prompts the passenger, once: a repeated request and a second tap are answered with the attempt that is there already.
     *
     * @throws Problem {@link ProblemType#PAYMENT_IN_PROGRESS} when that attempt goes by another method or phone;
     *     {@link ProblemType#TOO_MANY_REQUESTS}
     */
    public TransactionResponse begin(TransactionRequest request, IdempotencyKey key) {
        PaymentProvider provider = providers.of(PaymentMethod.named(request.method()));
        Optional<Msisdn> payer = payer(provider.method(), request.msisdn());
        limit(request, payer);
        return transactions
                .standing(request, provider.method(), payer, key)
                .orElseGet(() -> collect(provider, payer, request, key));
    }

    /** Nobody shall be pestered with prompts, whoever asks for them from wherever. */
    private void limit(TransactionRequest request, Optional<Msisdn> payer) {
        if (caller.isOfThePublic()) {
            limits.spend("payment-start.booking-reference", request.bookingReference());
            payer.ifPresent(phone -> limits.spend("payment-start.payer", phone.digits()));
        }
    }

    private static Optional<Msisdn> payer(PaymentMethod method, String msisdn) {
        boolean none = msisdn == null || msisdn.isBlank();
        return method.isOverTheCounter() && none
                ? Optional.empty()
                : Optional.of(PhoneNumbers.mobile(none ? "" : msisdn));
    }

    private TransactionResponse collect(
            PaymentProvider provider, Optional<Msisdn> payer, TransactionRequest request, IdempotencyKey key) {
        PayableBooking booking;
        try {
            booking = ticketing.beginPayment(request.bookingReference());
        } catch (Problem refused) {
            // a twin of this request may have been settled while ours waited for its turn
            return transactions.standing(request, provider.method(), payer, key).orElseThrow(() -> refused);
        }
        CollectionOrder order = new CollectionOrder(
                Ids.next(),
                booking.companyId(),
                booking.bookingReference(),
                booking.amount(),
                payer,
                seller(provider.method(), booking.companyId()),
                CallbackSecrets.next());
        provider.mustBeAbleToCollect(order);

        Instant now = clock.instant();
        Transaction ours = new Transaction(
                        provider.method(),
                        order,
                        provider.idsBeforehand(order.transactionId()),
                        now,
                        timetable.first(now))
                .onDevice(device(booking.companyId()))
                .forSupplement(booking.supplementId());
        TransactionResponse opened = transactions.open(ours, request, key);
        boolean otherWasFaster = !opened.transactionId().equals(ours.id());
        return otherWasFaster ? opened : transactions.collected(ours.id(), provider.collect(order));
    }

    /** One of the company itself; on another's device its people are customers like all others. */
    private Optional<UUID> device(UUID companyId) {
        return caller.companyId().equals(Optional.of(companyId)) ? caller.deviceId() : Optional.empty();
    }

    /** Over a counter only the company's own people take money; elsewhere they may have helped. */
    private Optional<UUID> seller(PaymentMethod method, UUID companyId) {
        if (method.isOverTheCounter()) {
            caller.mustActFor(companyId);
            return Optional.of(caller.userId());
        }
        boolean ownPeople = caller.companyId().equals(Optional.of(companyId));
        return ownPeople ? Optional.of(caller.userId()) : Optional.empty();
    }
}
