package dev.twende.payment.refunds.entity;

import static dev.twende.payment.refunds.entity.RefundStatus.FAILED;
import static dev.twende.payment.refunds.entity.RefundStatus.MANUAL;
import static dev.twende.payment.refunds.entity.RefundStatus.REQUESTED;
import static dev.twende.payment.refunds.entity.RefundStatus.SENT;
import static dev.twende.payment.refunds.entity.RefundStatus.SUCCEEDED;
import static dev.twende.payment.refunds.entity.RefundStatus.UNKNOWN;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.RefundClaim;
import dev.twende.payment.providers.entity.RefundWay;
import dev.twende.payment.providers.entity.WholeUnits;
import dev.twende.payment.transactions.entity.CallbackFinding;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * All or a part of a payment on its way back.
 *
 * <p>It is written down as REQUESTED in the transaction that owes the money. Before the provider is asked it becomes UNKNOWN, and
 * that is committed: if nobody lives to hear the answer, the provider is asked what it did, and only when it swears that it never
 * heard of the refund is it asked to pay again. Its acknowledgement makes it SENT, its word that the money is back SUCCEEDED, its
 * definite refusal FAILED. Each try has an id of its own at the provider, under which it pays once at most; only a try that failed
 * for certain is followed by another. A callback never decides: it gives the reason to ask.
 *
 * <p>Cash is MANUAL from the beginning: somebody hands it over. So can a person who looks after a FAILED one.
 */
@Entity
@Table(name = "refund")
public class Refund {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "transaction_id")
    private UUID transactionId;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "booking_reference")
    private String bookingReference;

    private long amount;
    private String currency;

    @Enumerated(EnumType.STRING)
    private PaymentMethod method;

    @Enumerated(EnumType.STRING)
    private RefundWay way;

    private String reason;

    @Convert(converter = NullableIdConverter.class)
    @Column(name = "requested_by")
    private UUID requestedBy;

    @Enumerated(EnumType.STRING)
    private RefundStatus status;

    @Column(name = "order_id")
    private UUID orderId;

    @Column(name = "callback_secret")
    private String callbackSecret;

    @Column(name = "request_id")
    private String requestId;

    @Column(name = "second_id")
    private String secondId;

    @Column(name = "result_code")
    private String resultCode;

    @Column(name = "result_text")
    private String resultText;

    @Column(name = "provider_ref")
    private String providerRef;

    @Enumerated(EnumType.STRING)
    @Column(name = "paid_from")
    private PaidFrom paidFrom;

    @Convert(converter = NullableIdConverter.class)
    @Column(name = "paid_by")
    private UUID paidBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "ask_at")
    private Instant askAt;

    protected Refund() {} // for JPA

    /**
     * @param way how the provider pays it back; empty when a person does
     * @param requestedBy empty when ticketing asked
     */
    public Refund(
            UUID id,
            Payment payment,
            Money amount,
            Optional<RefundWay> way,
            String reason,
            Optional<UUID> requestedBy,
            String callbackSecret,
            Instant now) {
        this.id = id;
        this.transactionId = payment.transactionId();
        this.companyId = payment.companyId();
        this.bookingReference = payment.bookingReference();
        this.method = payment.method();
        this.amount = amount.amount();
        this.currency = amount.currency();
        this.way = way.orElse(null);
        this.reason = reason;
        this.requestedBy = requestedBy.orElse(null);
        this.status = way.isPresent() ? REQUESTED : MANUAL;
        this.orderId = id;
        this.callbackSecret = callbackSecret;
        this.createdAt = now;
        this.updatedAt = now;
        this.askAt = way.isPresent() ? now : null;
    }

    /** The provider is about to be asked to pay; whatever happens then, we will ask what became of it. */
    public void ordered(Instant now) {
        move(UNKNOWN, now);
    }

    /** The provider acknowledged. Its callback may have been faster. */
    public void acknowledged(ProviderIds ids, Instant now) {
        if (status == UNKNOWN) {
            take(ids);
            move(SENT, now);
        }
    }

    /** The provider does not answer any more what it answered before, or never did. */
    public void unanswered(Instant now) {
        if (status == SENT) {
            move(UNKNOWN, now);
        }
    }

    /** The provider swears that it never heard of this: it is asked again, under the same id. */
    public void neverAsked(Instant now) {
        if (status == UNKNOWN) {
            move(REQUESTED, now);
            askAt = now;
        }
    }

    /**
     * The provider's own answer: the money is back.
     *
     * @return whether that is news
     */
    public boolean done(Optional<String> receipt, Instant now) {
        if (!status.canBecome(SUCCEEDED) || status == MANUAL) {
            return false;
        }
        move(SUCCEEDED, now);
        providerRef = receipt.orElse(null);
        askAt = null;
        return true;
    }

    /** The provider's own answer: no money went back, and none will. */
    public void failed(String code, String text, Instant now) {
        if (status.canBecome(FAILED)) {
            move(FAILED, now);
            resultCode = code;
            resultText = text;
            askAt = null;
        }
    }

    /**
     * A callback came to the secret address of this refund. If it fits, the provider is asked at once.
     *
     * @return what is to be thought of the callback
     */
    public CallbackFinding hear(RefundClaim claim, Instant now) {
        if (ids().filter(ours -> !ours.equals(claim.ids())).isPresent() || way == null) {
            return CallbackFinding.WRONG_IDS;
        }
        if (claim.amount()
                .filter(claimed -> !WholeUnits.isSame(claimed, amount()))
                .isPresent()) {
            return CallbackFinding.WRONG_AMOUNT;
        }
        if (status == SUCCEEDED) {
            return CallbackFinding.DUPLICATE;
        }
        acknowledged(claim.ids(), now);
        askAt = now;
        return CallbackFinding.MATCHED;
    }

    /**
     * A person lets the provider be asked once more: under a new id after a definite refusal, under the same while nobody knows.
     *
     * @throws Problem illegal-transition when nothing waits for a person here
     */
    public void tryAgain(UUID newOrderId, Instant now) {
        if (isGivenUp()) {
            askAt = now;
            updatedAt = now;
            return;
        }
        if (status != FAILED) {
            throw illegal(REQUESTED);
        }
        move(REQUESTED, now);
        orderId = newOrderId;
        requestId = null;
        secondId = null;
        askAt = now;
    }

    /**
     * A person has paid it.
     *
     * @param reference what proves it: the receipt's number, the bank's reference
     * @throws Problem illegal-transition while the provider may still pay it
     */
    public void paidByHand(PaidFrom from, UUID by, String reference, Instant now) {
        if (!needsAPerson()) {
            throw illegal(SUCCEEDED);
        }
        move(SUCCEEDED, now);
        paidFrom = from;
        paidBy = by;
        providerRef = reference;
    }

    /** Plans the next question to the provider; null when there is none. */
    public void askNextAt(Instant time) {
        askAt = time;
    }

    /** Whether nothing more happens by itself. */
    public boolean needsAPerson() {
        return status.isWork() || isGivenUp();
    }

    /** Nobody ever told what the provider did, and we stopped asking. */
    private boolean isGivenUp() {
        return status == UNKNOWN && askAt == null;
    }

    private void take(ProviderIds ids) {
        requestId = ids.requestId();
        secondId = ids.secondId().orElse(null);
    }

    private void move(RefundStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("refund " + id + " cannot go from " + status + " to " + next);
        }
        status = next;
        updatedAt = now;
    }

    private Problem illegal(RefundStatus to) {
        return Problem.of(ProblemType.ILLEGAL_TRANSITION, "A refund that is " + status + " cannot become " + to + ".")
                .with("from", status)
                .with("to", to);
    }

    public UUID id() {
        return id;
    }

    /** Grows with every change. */
    public int version() {
        return version;
    }

    public UUID transactionId() {
        return transactionId;
    }

    public UUID companyId() {
        return companyId;
    }

    public String bookingReference() {
        return bookingReference;
    }

    public Money amount() {
        return new Money(amount, currency);
    }

    public PaymentMethod method() {
        return method;
    }

    /** How the provider pays it back; empty when a person does. */
    public Optional<RefundWay> way() {
        return Optional.ofNullable(way);
    }

    public String reason() {
        return reason;
    }

    public RefundStatus status() {
        return status;
    }

    /** What the provider knows the current try by. */
    public UUID orderId() {
        return orderId;
    }

    public String callbackSecret() {
        return callbackSecret;
    }

    /** What the provider calls it; empty until it acknowledged. */
    public Optional<ProviderIds> ids() {
        return Optional.ofNullable(requestId).map(known -> new ProviderIds(known, Optional.ofNullable(secondId)));
    }

    public Optional<String> resultCode() {
        return Optional.ofNullable(resultCode);
    }

    public Optional<String> resultText() {
        return Optional.ofNullable(resultText);
    }

    /** The provider's receipt of the way back, or what a person wrote down. */
    public Optional<String> providerRef() {
        return Optional.ofNullable(providerRef);
    }

    /** Where a person took it from; empty when the provider paid it, or nobody yet. */
    public Optional<PaidFrom> paidFrom() {
        return Optional.ofNullable(paidFrom);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Optional<Instant> askAt() {
        return Optional.ofNullable(askAt);
    }

    /** What a refund must know of the payment it belongs to. */
    public record Payment(UUID transactionId, UUID companyId, String bookingReference, PaymentMethod method) {}
}
