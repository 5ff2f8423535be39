package dev.twende.payment.transactions.entity;

import static dev.twende.payment.transactions.entity.TransactionStatus.CREATED;
import static dev.twende.payment.transactions.entity.TransactionStatus.EXPIRED;
import static dev.twende.payment.transactions.entity.TransactionStatus.FAILED;
import static dev.twende.payment.transactions.entity.TransactionStatus.PENDING;
import static dev.twende.payment.transactions.entity.TransactionStatus.REFUND_DUE;
import static dev.twende.payment.transactions.entity.TransactionStatus.SUCCEEDED;
import static dev.twende.payment.transactions.entity.TransactionStatus.UNKNOWN;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.entity.CollectionClaim;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.Msisdn;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.ResultCode;
import dev.twende.payment.providers.entity.StatusReply;
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
 * One attempt to collect the price of one booking from one phone.
 *
 * <p>It is written down as CREATED and committed before the provider hears of it, so that no prompt exists that we do not know.
 * The provider's acknowledgement makes it PENDING, a definite refusal FAILED, and silence UNKNOWN: the customer may be looking at
 * a prompt all the same. From then on it is asked about on a timetable, and at once when a callback claims something. A callback
 * never decides; it gives the reason to ask, the receipt, and after a lost acknowledgement the ids to ask with. Only the
 * provider's answer to our own question moves it to SUCCEEDED or FAILED; when no answer ever settles it, it is EXPIRED. A late
 * answer still wins over FAILED and EXPIRED, because money that moved must never be overlooked.
 *
 * <p>A claim about another amount than ours parks it as UNKNOWN: it is asked about no more, and a person decides. Money that
 * ticketing could not turn into seats makes it REFUND_DUE, and paying it back REFUNDED; after paying back a part it is SUCCEEDED
 * again, with what remains.
 */
@Entity
@Table(name = "transaction")
public class Transaction {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "booking_reference")
    private String bookingReference;

    @Column(name = "company_id")
    private UUID companyId;

    private long amount;
    private String currency;

    @Enumerated(EnumType.STRING)
    private PaymentMethod method;

    private String msisdn;

    @Column(name = "sold_by")
    @Convert(converter = NullableIdConverter.class)
    private UUID soldBy;

    @Column(name = "device_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID deviceId;

    @Enumerated(EnumType.STRING)
    private TransactionStatus status;

    @Column(name = "callback_secret")
    private String callbackSecret;

    @Column(name = "merchant_request_id")
    private String merchantRequestId;

    @Column(name = "checkout_request_id")
    private String checkoutRequestId;

    @Column(name = "claimed_code")
    private String claimedCode;

    @Column(name = "claimed_receipt")
    private String claimedReceipt;

    @Column(name = "result_code")
    private String resultCode;

    @Column(name = "result_text")
    private String resultText;

    @Column(name = "provider_ref")
    private String providerRef;

    @Column(name = "receipt_proved")
    private boolean receiptProved;

    @Column(name = "refund_reason")
    private String refundReason;

    @Column(name = "owed_back")
    private long owedBack;

    @Column(name = "paid_back")
    private long paidBack;

    @Column(name = "supplement_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID supplementId;

    @Column(name = "fiscal_number")
    private String fiscalNumber;

    @Column(name = "fiscal_qr")
    private String fiscalQr;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "ask_at")
    private Instant askAt;

    protected Transaction() {} // for JPA

    /**
     * @param beforehand the provider's ids where we choose them; empty where the provider does
     */
    public Transaction(
            PaymentMethod method, CollectionOrder order, Optional<ProviderIds> beforehand, Instant now, Instant askAt) {
        if (order.amount().amount() <= 0) {
            throw new IllegalArgumentException("nothing to collect");
        }
        this.id = order.transactionId();
        this.bookingReference = order.reference();
        this.companyId = order.companyId();
        this.amount = order.amount().amount();
        this.currency = order.amount().currency();
        this.method = method;
        this.msisdn = order.payer().map(Msisdn::digits).orElse(null);
        this.soldBy = order.seller().orElse(null);
        this.callbackSecret = order.callbackSecret();
        beforehand.ifPresent(this::take);
        this.status = CREATED;
        this.createdAt = now;
        this.updatedAt = now;
        this.askAt = askAt;
    }

    /** It was begun on this enrolled device of the company. */
    public Transaction onDevice(Optional<UUID> device) {
        deviceId = device.orElse(null);
        return this;
    }

    /** It pays this, and not the price of the booking. */
    public Transaction forSupplement(UUID supplement) {
        supplementId = supplement;
        return this;
    }

    /**
     * While this one is live, no other attempt may begin; a second tap is another attempt only when it goes another way.
     *
     * @throws Problem {@link ProblemType#PAYMENT_IN_PROGRESS}
     */
    public void mustBe(PaymentMethod otherMethod, Optional<Msisdn> otherPayer) {
        if (method != otherMethod || !payer().equals(otherPayer)) {
            throw Problem.of(
                            ProblemType.PAYMENT_IN_PROGRESS,
                            "The booking is being paid by " + method + " already, from another phone or counter.")
                    .with("transaction_id", id)
                    .with("method", method);
        }
    }

    /** The provider acknowledged. Its callback, or our own impatience, may have been faster. */
    public void acknowledged(ProviderIds ids, Instant now) {
        if (awaitsReply()) {
            take(ids);
            if (status.canBecome(PENDING) && !isParked()) {
                move(PENDING, now);
            }
        }
    }

    /**
     * The provider refused for certain: there is no prompt.
     *
     * @return whether that is news
     */
    public boolean refused(String code, String text, Instant now) {
        if (!awaitsReply() || !isLive()) {
            return false;
        }
        conclude(FAILED, code, text, now);
        return true;
    }

    /**
     * The money changed hands while we waited: no prompt, no callback.
     *
     * @return whether that is news
     */
    public boolean paidAtOnce(String receipt, Instant now) {
        if (!canStillSucceed()) {
            return false;
        }
        conclude(SUCCEEDED, ResultCode.PROCESSED.value(), "", now);
        prove(receipt);
        return true;
    }

    /** The provider did not answer the push, or nobody is left to hear the answer. */
    public void unanswered(Instant now) {
        if (status == CREATED) {
            move(UNKNOWN, now);
        }
    }

    /**
     * A callback came to the secret address of this transaction. What matches is remembered as a claim, and the provider is
     * asked at once.
     *
     * @return what is to be thought of the callback
     */
    public CallbackFinding hear(CollectionClaim callback, Instant now) {
        if (!concernsThisPush(callback)) {
            return CallbackFinding.WRONG_IDS;
        }
        if (callback.contradicts(price())) {
            park(now);
            return CallbackFinding.WRONG_AMOUNT;
        }
        return canStillSucceed() ? claimed(callback, now) : toldAfterwards(callback, now);
    }

    private CallbackFinding claimed(CollectionClaim callback, Instant now) {
        boolean sameReceipt = callback.receipt().isEmpty() || callback.receipt().equals(claimedReceipt());
        if (callback.code().value().equals(claimedCode) && sameReceipt) {
            return CallbackFinding.DUPLICATE;
        }
        remember(callback, now);
        askAt = now;
        return CallbackFinding.MATCHED;
    }

    /** The money has come. What is told now may bring the receipt that is still missing, and changes nothing else. */
    private CallbackFinding toldAfterwards(CollectionClaim callback, Instant now) {
        boolean namesAnother =
                callback.receipt().filter(told -> !told.equals(providerRef)).isPresent();
        if (providerRef != null && namesAnother) {
            return CallbackFinding.WRONG_IDS;
        }
        boolean toldBefore = callback.code().value().equals(claimedCode) && !namesAnother;
        if (toldBefore || !callback.code().isPaid()) {
            return CallbackFinding.DUPLICATE;
        }
        remember(callback, now);
        if (providerRef == null) {
            providerRef = claimedReceipt; // our question was faster than the callback with the receipt
        }
        return CallbackFinding.MATCHED;
    }

    /** A claim without a receipt, such as a refusal that was overtaken, does not take away one that was named. */
    private void remember(CollectionClaim callback, Instant now) {
        acknowledged(callback.ids(), now);
        claimedCode = callback.code().value();
        claimedReceipt = callback.receipt().orElse(claimedReceipt);
        updatedAt = now;
    }

    /**
     * The provider's own answer: the money is ours. If it is other money than we asked for, a person must look at it.
     *
     * @return whether that is news
     */
    public boolean paid(StatusReply.Paid answer, Instant now) {
        if (!canStillSucceed() || isParked()) {
            return false;
        }
        if (answer.amount().filter(paid -> !paid.equals(price())).isPresent()) {
            park(now);
            return false;
        }
        conclude(SUCCEEDED, answer.code().value(), answer.text(), now);
        answer.receipt().ifPresentOrElse(this::prove, () -> providerRef = claimedReceipt);
        return true;
    }

    /**
     * The provider's own answer: no money moved.
     *
     * @return whether that is news
     */
    public boolean notPaid(ResultCode code, String text, Instant now) {
        if (!isLive()) {
            askAt = null; // the late claim that made us ask was wrong
            return false;
        }
        conclude(FAILED, code.value(), text, now);
        return true;
    }

    /** The provider's own answer, but one that must be given twice to be believed. */
    public void doubtful(ResultCode code, String text, Instant now) {
        if (isLive()) {
            resultCode = code.value();
            resultText = text;
            if (status != UNKNOWN) {
                move(UNKNOWN, now);
            }
        }
    }

    /** Nothing was ever confirmed; we stop asking. */
    public void expired(Instant now) {
        if (isLive()) {
            move(EXPIRED, now);
            askAt = null;
        }
    }

    /**
     * A part of this money, or all of it, must go back.
     *
     * @throws Problem not-refundable when the money is not ours, wrong-currency, refund-exceeds-payment when less is left of it
     */
    public void owedBack(Money part, String reason, Instant now) {
        if (status != SUCCEEDED && status != REFUND_DUE && status != TransactionStatus.REFUNDED) {
            throw Problem.of(
                    ProblemType.NOT_REFUNDABLE, "This payment is " + status + ": there is nothing to give back.");
        }
        mustBeIn(part.currency());
        if (part.amount() <= 0 || part.amount() > leftToRefund().amount()) {
            throw Problem.of(
                            ProblemType.REFUND_EXCEEDS_PAYMENT,
                            "Of this payment " + leftToRefund() + " can be given back.")
                    .with("left", leftToRefund());
        }
        owedBack += part.amount();
        refundReason = reason;
        if (status == SUCCEEDED) {
            move(REFUND_DUE, now);
        }
    }

    /**
     * Refuses other money than it was made in.
     *
     * @throws Problem wrong-currency
     */
    public void mustBeIn(String otherCurrency) {
        if (!otherCurrency.equals(currency)) {
            throw Problem.of(ProblemType.WRONG_CURRENCY, "This payment was made in " + currency + ".");
        }
    }

    /** A part of what was owed back has gone back. When nothing more is owed, the rest is rightly ours again, if there is one. */
    public void paidBack(Money part, Instant now) {
        paidBack += part.amount();
        if (paidBack > owedBack) {
            throw new IllegalStateException("transaction " + id + " would be paid back more than is owed");
        }
        if (paidBack == amount) {
            move(TransactionStatus.REFUNDED, now);
        } else if (paidBack == owedBack) {
            move(SUCCEEDED, now);
        }
    }

    /** What of it is neither back nor on its way back. */
    public Money leftToRefund() {
        return new Money(amount - owedBack, currency);
    }

    /** What of it is back. */
    public Money refunded() {
        return new Money(paidBack, currency);
    }

    /**
     * Whether money that the provider shows may be this one's: it has no receipt yet, or one that only a callback named, and the
     * statement, which goes back beyond its beginning, does not know that one.
     *
     * @param since from when on the statement shows everything
     */
    public boolean awaitsReceipt(Instant since) {
        return providerRef == null || (!receiptProved && !createdAt.isBefore(since));
    }

    /**
     * How good its claim to a receipt is, the smallest the best: a callback named the receipt; it is paid and waits for one; it is
     * under way; it was thought lost.
     */
    public int claimTo(String receipt) {
        if (receipt.equals(claimedReceipt)) {
            return 0;
        }
        return !canStillSucceed() ? 1 : isLive() ? 2 : 3;
    }

    /** Whether the provider itself named the receipt, in an answer to us or on its statement, and not only a callback. */
    public boolean isReceiptProved() {
        return receiptProved;
    }

    /** The provider's statement shows its receipt for another booking: the callback that named it was wrong. */
    public void losesReceipt(Instant now) {
        if (receiptProved) {
            throw new IllegalStateException("transaction " + id + " has this receipt for certain");
        }
        providerRef = null;
        updatedAt = now;
    }

    /**
     * The provider's statement shows the money, under this receipt.
     *
     * @return whether it is news that the money is ours
     */
    public boolean shownOnStatement(String receipt, Instant now) {
        boolean news = canStillSucceed();
        if (news) {
            conclude(SUCCEEDED, ResultCode.PROCESSED.value(), "On the provider's statement.", now);
        }
        prove(receipt);
        updatedAt = now;
        return news;
    }

    /**
     * The tax authority's device has signed the sale.
     *
     * @param number as it is printed on tickets
     * @param qr what the code beside it says
     */
    public void fiscalized(String number, String qr) {
        fiscalNumber = number;
        fiscalQr = qr;
    }

    /** Plans the next question to the provider; null when there is none. */
    public void askNextAt(Instant time) {
        askAt = time;
    }

    /** What the provider said last, whether claimed in a callback or answered to us. */
    public Optional<ResultCode> lastCode() {
        return Optional.ofNullable(resultCode)
                .or(() -> Optional.ofNullable(claimedCode))
                .map(ResultCode::new);
    }

    private Optional<String> claimedReceipt() {
        return Optional.ofNullable(claimedReceipt);
    }

    private void prove(String receipt) {
        providerRef = receipt;
        receiptProved = true;
    }

    private void take(ProviderIds ids) {
        checkoutRequestId = ids.requestId();
        merchantRequestId = ids.secondId().orElse(null);
    }

    /** Never refused, and without ids unless we chose them: even when it expired, the prompt may have been on a phone. */
    private boolean awaitsReply() {
        return status == CREATED || (checkoutRequestId == null && status != FAILED);
    }

    /** A live transaction always has its next question planned, unless it waits for a person. */
    private boolean isParked() {
        return isLive() && askAt == null;
    }

    private boolean concernsThisPush(CollectionClaim callback) {
        return ids().map(ours -> ours.equals(callback.ids())).orElseGet(this::awaitsReply);
    }

    /** What is on its way back may also end as SUCCEEDED, with what remains; but its money has come, and does not come again. */
    private boolean canStillSucceed() {
        return status != REFUND_DUE && status.canBecome(SUCCEEDED);
    }

    private void park(Instant now) {
        if (isLive()) {
            if (status != UNKNOWN) {
                move(UNKNOWN, now);
            }
            askAt = null;
        }
    }

    private void conclude(TransactionStatus end, String code, String text, Instant now) {
        move(end, now);
        resultCode = code;
        resultText = text;
        askAt = null;
    }

    private void move(TransactionStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("transaction " + id + " cannot go from " + status + " to " + next);
        }
        status = next;
        updatedAt = now;
    }

    public boolean isLive() {
        return status.isLive();
    }

    public UUID id() {
        return id;
    }

    public String bookingReference() {
        return bookingReference;
    }

    public UUID companyId() {
        return companyId;
    }

    public Money price() {
        return new Money(amount, currency);
    }

    /** What else than the price of its booking it pays, by ticketing's id; empty for the price. */
    public Optional<UUID> supplementId() {
        return Optional.ofNullable(supplementId);
    }

    public PaymentMethod method() {
        return method;
    }

    /** Whose phone it is; empty over a counter and when a Pay Bill hides it. */
    public Optional<Msisdn> payer() {
        return Optional.ofNullable(msisdn).map(Msisdn::new);
    }

    /** Who took the money, or helped to pay; empty when the passenger paid without help. */
    public Optional<UUID> soldBy() {
        return Optional.ofNullable(soldBy);
    }

    /** The enrolled device of the company on which it was begun, if on one. */
    public Optional<UUID> deviceId() {
        return Optional.ofNullable(deviceId);
    }

    public Optional<String> refundReason() {
        return Optional.ofNullable(refundReason);
    }

    public TransactionStatus status() {
        return status;
    }

    /** What the provider calls it; empty until it acknowledged, unless we chose the name. */
    public Optional<ProviderIds> ids() {
        return Optional.ofNullable(checkoutRequestId)
                .map(requestId -> new ProviderIds(requestId, Optional.ofNullable(merchantRequestId)));
    }

    /** The provider's receipt; empty until paid, and after that until a callback brings it. */
    public Optional<String> providerRef() {
        return Optional.ofNullable(providerRef);
    }

    public Optional<String> resultCode() {
        return Optional.ofNullable(resultCode);
    }

    public Optional<String> resultText() {
        return Optional.ofNullable(resultText);
    }

    /** The tax authority's number of the sale; empty until its device has signed it. */
    public Optional<String> fiscalNumber() {
        return Optional.ofNullable(fiscalNumber);
    }

    public Optional<String> fiscalQr() {
        return Optional.ofNullable(fiscalQr);
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
}
