package dev.twende.payment.paybills.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.RefundClaim;
import dev.twende.payment.transactions.entity.CallbackFinding;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that a customer sent to our Pay Bill number.
 *
 * <p>The provider tells of it in a message that anyone could forge, so it is only HEARD until the provider's own statement shows
 * the receipt; what the statement says then counts. If it pays a booking it is MATCHED with that transaction: the one that
 * prompted for it, an attempt that was thought lost, or a new one. If it fits nothing it is UNMATCHED, lies in suspense in the
 * ledger, and waits for a person who gives it to a booking or sends it back (RETURNED). When nobody has done so in time it is
 * RETURNING: the provider is asked, once, to reverse it; if it refuses, that is noted and a person decides after all. What the
 * statement does not show in time is UNCONFIRMED; when it turns up there later, it is HEARD again.
 */
@Entity
@Table(name = "paybill_payment")
public class PaybillPayment {
    @Id
    private UUID id;

    @Version
    private int version;

    private String receipt;
    private String reference;
    private BigDecimal units;
    private String currency;

    @Enumerated(EnumType.STRING)
    private PaybillStatus status;

    @Enumerated(EnumType.STRING)
    private MismatchReason reason;

    private String note;

    @Column(name = "handled_by")
    @Convert(converter = NullableIdConverter.class)
    private UUID handledBy;

    @Column(name = "transaction_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID transactionId;

    private String body;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "look_at")
    private Instant lookAt;

    @Column(name = "return_at")
    private Instant returnAt;

    @Column(name = "return_secret")
    private String returnSecret;

    @Column(name = "return_request_id")
    private String returnRequestId;

    @Column(name = "return_second_id")
    private String returnSecondId;

    protected PaybillPayment() {} // for JPA

    /**
     * @param body the message as it arrived; null when the statement alone told us
     */
    public PaybillPayment(
            UUID id, String receipt, String reference, BigDecimal units, String currency, String body, Instant now) {
        this.id = id;
        this.receipt = receipt;
        this.reference = reference;
        this.units = units;
        this.currency = currency;
        this.body = body;
        this.status = PaybillStatus.HEARD;
        this.receivedAt = now;
        this.updatedAt = now;
        this.lookAt = now;
    }

    /** The statement shows it, and the statement counts. */
    public void confirmed(String statedReference, BigDecimal statedUnits) {
        reference = statedReference;
        units = statedUnits;
    }

    /** It pays this transaction. */
    public void matched(UUID transaction, Instant now) {
        move(PaybillStatus.MATCHED, now);
        transactionId = transaction;
    }

    /**
     * It fits nothing.
     *
     * @param backAt when it goes back by itself; empty when only a person sends it back
     */
    public void unmatched(MismatchReason why, Optional<Instant> backAt, Instant now) {
        move(PaybillStatus.UNMATCHED, now);
        reason = why;
        returnAt = backAt.orElse(null);
    }

    /**
     * Nobody has found its booking: the provider is about to be asked to send it back.
     *
     * @param callbackSecret the unguessable end of the address where the provider tells the result
     */
    public void sendingBack(String callbackSecret, Instant now) {
        move(PaybillStatus.RETURNING, now);
        returnSecret = callbackSecret;
        returnAt = now;
    }

    /** The provider acknowledged; that is not money yet. */
    public void returnAcknowledged(ProviderIds ids) {
        if (status == PaybillStatus.RETURNING) {
            returnRequestId = ids.requestId();
            returnSecondId = ids.secondId().orElse(null);
        }
    }

    /**
     * A callback came to the secret address of its way back. If it fits, the provider is asked at once.
     *
     * @return what is to be thought of the callback
     */
    public CallbackFinding hearOfReturn(RefundClaim claim, Instant now) {
        if (returnIds().filter(ours -> !ours.equals(claim.ids())).isPresent()) {
            return CallbackFinding.WRONG_IDS;
        }
        if (claim.amount().filter(told -> told.compareTo(units) != 0).isPresent()) {
            return CallbackFinding.WRONG_AMOUNT;
        }
        if (status != PaybillStatus.RETURNING) {
            return CallbackFinding.DUPLICATE;
        }
        returnAcknowledged(claim.ids());
        returnAt = now;
        return CallbackFinding.MATCHED;
    }

    /**
     * It went back by itself.
     *
     * @return whether that is news
     */
    public boolean wentBack(Optional<String> receiptOfReturn, Instant now) {
        if (status != PaybillStatus.RETURNING) {
            return false;
        }
        move(PaybillStatus.RETURNED, now);
        note = receiptOfReturn.map(back -> back + ": reversed").orElse("reversed");
        return true;
    }

    /** The provider will not send it back, for certain: from here on it is a person's case. */
    public void returnRefused(String code, String text, Instant now) {
        if (status == PaybillStatus.RETURNING) {
            move(PaybillStatus.UNMATCHED, now);
            note = "The provider does not send it back: " + code + " " + text;
        }
    }

    /** Plans the next question about its way back; null when there is none and a person must look. */
    public void askAboutReturnAt(Instant time) {
        returnAt = time;
    }

    /** The statement never showed it. */
    public void unconfirmed(Instant now) {
        move(PaybillStatus.UNCONFIRMED, now);
    }

    /** A statement shows it after all. Nothing new unless we had given it up. */
    public void turnedUp(Instant now) {
        if (status == PaybillStatus.UNCONFIRMED) {
            move(PaybillStatus.HEARD, now);
            lookAt = now;
        }
    }

    /**
     * A person found out whose it is, or sent it back.
     *
     * @throws Problem {@link ProblemType#ILLEGAL_TRANSITION} when it is not on the work list, or on its way back and still asked about
     */
    public void mustBeUnmatched(PaybillStatus next) {
        boolean nobodyKnows = status == PaybillStatus.RETURNING && returnAt == null && next == PaybillStatus.RETURNED;
        if (status != PaybillStatus.UNMATCHED && !nobodyKnows) {
            throw Problem.of(ProblemType.ILLEGAL_TRANSITION, "Only unmatched money can be handled.")
                    .with("from", status)
                    .with("to", next);
        }
    }

    /** A person has sent it back. */
    public void returned(String how, UUID by, Instant now) {
        move(PaybillStatus.RETURNED, now);
        handled(how, by);
    }

    /** Who decided, and what was noted. */
    public void handled(String how, UUID by) {
        note = how;
        handledBy = by;
    }

    /** Plans the next look at the statement. */
    public void lookNextAt(Instant time) {
        lookAt = time;
    }

    private void move(PaybillStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("payment " + receipt + " cannot go from " + status + " to " + next);
        }
        status = next;
        updatedAt = now;
        lookAt = null;
        returnAt = null;
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String receipt() {
        return receipt;
    }

    /** As the customer typed it. */
    public String reference() {
        return reference;
    }

    /** As bookings are named: what people add by mistake is left out. */
    public String bookingReference() {
        return bookingReference(reference);
    }

    /** What a customer typed, as bookings are named. */
    public static String bookingReference(String typed) {
        return typed.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    /** In whole units, as the provider counts. */
    public BigDecimal units() {
        return units;
    }

    /** In minor units, as we count. */
    public Money amount() {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new Money(
                units.movePointRight(digits).setScale(0, RoundingMode.HALF_EVEN).longValueExact(), currency);
    }

    public PaybillStatus status() {
        return status;
    }

    public Optional<MismatchReason> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    public Optional<UUID> handledBy() {
        return Optional.ofNullable(handledBy);
    }

    public Optional<UUID> transactionId() {
        return Optional.ofNullable(transactionId);
    }

    /** When it goes back, or when the provider is asked about that next. */
    public Optional<Instant> returnAt() {
        return Optional.ofNullable(returnAt);
    }

    public Optional<String> returnSecret() {
        return Optional.ofNullable(returnSecret);
    }

    /** The provider's ids of its way back; empty until it acknowledged. */
    public Optional<ProviderIds> returnIds() {
        return Optional.ofNullable(returnRequestId)
                .map(requestId -> new ProviderIds(requestId, Optional.ofNullable(returnSecondId)));
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
