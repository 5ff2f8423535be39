package dev.twende.payment.fiscalreceipts.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A sale or a refund on its way to the fiscal device.
 *
 * <p>It is written down as PENDING in the transaction that books the money. Before the device hears of it, it gets its company's next
 * invoice number, and that and the next attempt are committed: whoever dies then loses nothing, and the device, told again, knows
 * the number and signs once. Its signature makes it ISSUED, its definite no REFUSED; trouble is neither, and is tried again after
 * growing pauses. A company's receipts go one after the other, so that the numbers arrive in order.
 */
@Entity
@Table(name = "fiscal_receipt")
public class FiscalReceipt {
    /** The most of a device's or a network's own words that is kept. */
    private static final int ERROR_LENGTH = 200;

    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    @Enumerated(EnumType.STRING)
    private ReceiptKind kind;

    @Column(name = "transaction_id")
    private UUID transactionId;

    @Column(name = "refund_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID refundId;

    @Column(name = "booking_reference")
    private String bookingReference;

    private long amount;
    private String currency;
    private String method;
    private String tin;

    @Column(name = "branch_id")
    private String branchId;

    @Enumerated(EnumType.STRING)
    @Column(name = "tax_type")
    private TaxType taxType;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Enumerated(EnumType.STRING)
    private ReceiptStatus status;

    @Column(name = "invoice_number")
    private Long invoiceNumber;

    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "last_error")
    private String lastError;

    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "receipt_number")
    private String receiptNumber;

    @Column(name = "internal_data")
    private String internalData;

    private String signature;

    @Column(name = "signed_at")
    private Instant signedAt;

    protected FiscalReceipt() {} // for JPA

    /**
     * @param taxpayer as the company is registered now, whatever that becomes later; of a refund as it was for the sale
     */
    public FiscalReceipt(UUID id, Taxpayer taxpayer, Movement movement, Instant now) {
        this.id = id;
        this.companyId = taxpayer.companyId();
        this.tin = taxpayer.tin();
        this.branchId = taxpayer.branchId();
        this.taxType = taxpayer.taxType();
        this.kind = movement.refundId().isPresent() ? ReceiptKind.REFUND : ReceiptKind.SALE;
        this.transactionId = movement.transactionId();
        this.refundId = movement.refundId().orElse(null);
        this.bookingReference = movement.bookingReference();
        this.amount = movement.amount().amount();
        this.currency = movement.amount().currency();
        this.method = movement.method();
        this.occurredAt = movement.occurredAt();
        this.status = ReceiptStatus.PENDING;
        this.begunAt = now;
        this.nextAttemptAt = now;
    }

    /**
     * The device is about to be told; again after {@code pause} unless it answers.
     *
     * @param invoice used the first time only: the device knows it by one number
     */
    public void attempted(long invoice, Instant now, Duration pause) {
        if (invoiceNumber == null) {
            invoiceNumber = invoice;
        }
        postponed(now, pause);
    }

    /** It cannot be told yet. */
    public void postponed(Instant now, Duration pause) {
        attempts++;
        nextAttemptAt = now.plus(pause);
    }

    /**
     * The device has signed it.
     *
     * @return whether that is news
     */
    public boolean issued(SignedReceipt receipt) {
        if (status == ReceiptStatus.ISSUED) {
            return false;
        }
        status = ReceiptStatus.ISSUED; // also after we gave up: the signature counts
        deviceId = receipt.deviceId();
        receiptNumber = receipt.receiptNumber();
        internalData = receipt.internalData();
        signature = receipt.signature();
        signedAt = receipt.signedAt();
        lastError = null;
        return true;
    }

    /** The device said no for certain. */
    public void refused(String error) {
        note(error);
        if (status.canBecome(ReceiptStatus.REFUSED)) {
            status = ReceiptStatus.REFUSED;
        }
    }

    /**
     * The device did not answer, or not to the point.
     *
     * @param patience after which a person must look
     */
    public void missed(String error, Duration patience) {
        note(error);
        if (status == ReceiptStatus.PENDING && nextAttemptAt.isAfter(begunAt.plus(patience))) {
            status = ReceiptStatus.REFUSED;
        }
    }

    /**
     * A person lets the device be told once more, under the same number.
     *
     * @throws Problem illegal-transition unless it was refused
     */
    public void tryAgain(Instant now) {
        if (!status.canBecome(ReceiptStatus.PENDING)) {
            throw Problem.of(ProblemType.ILLEGAL_TRANSITION, "Only a receipt that was refused is tried again.")
                    .with("from", status)
                    .with("to", ReceiptStatus.PENDING);
        }
        status = ReceiptStatus.PENDING;
        begunAt = now;
        nextAttemptAt = now;
        attempts = 0;
    }

    private void note(String error) {
        lastError = error.substring(0, Math.min(ERROR_LENGTH, error.length()));
    }

    public UUID id() {
        return id;
    }

    /** Grows with every change. */
    public int version() {
        return version;
    }

    public UUID companyId() {
        return companyId;
    }

    public ReceiptKind kind() {
        return kind;
    }

    public UUID transactionId() {
        return transactionId;
    }

    /** Which refund it is about; empty for a sale. */
    public Optional<UUID> refundId() {
        return Optional.ofNullable(refundId);
    }

    public String bookingReference() {
        return bookingReference;
    }

    public Money amount() {
        return new Money(amount, currency);
    }

    /** How it was paid, e.g. MPESA. */
    public String method() {
        return method;
    }

    public Taxpayer taxpayer() {
        return new Taxpayer(companyId, tin, branchId, taxType);
    }

    /** When the money moved. */
    public Instant occurredAt() {
        return occurredAt;
    }

    public ReceiptStatus status() {
        return status;
    }

    /** What the device knows it by; empty until it was told. */
    public Optional<Long> invoiceNumber() {
        return Optional.ofNullable(invoiceNumber);
    }

    public int attempts() {
        return attempts;
    }

    /** When it is told next; empty when it is not. */
    public Optional<Instant> nextAttemptAt() {
        return Optional.of(nextAttemptAt).filter(at -> status == ReceiptStatus.PENDING);
    }

    public Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    /** What the device made of it. */
    public Optional<SignedReceipt> signed() {
        return status == ReceiptStatus.ISSUED
                ? Optional.of(new SignedReceipt(deviceId, receiptNumber, internalData, signature, signedAt))
                : Optional.empty();
    }

    /**
     * Money that came or went back.
     *
     * @param refundId empty for a sale
     */
    public record Movement(
            UUID transactionId,
            Optional<UUID> refundId,
            String bookingReference,
            Money amount,
            String method,
            Instant occurredAt) {}
}
