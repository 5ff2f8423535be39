package dev.twende.payment.fiscalreceipts.boundary;

import dev.twende.events.payment.FiscalReceiptIssued;
import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.outbox.Outbox;
import dev.twende.payment.fiscalreceipts.control.FiscalConfig;
import dev.twende.payment.fiscalreceipts.control.FiscalInvoice;
import dev.twende.payment.fiscalreceipts.control.FiscalReceiptStore;
import dev.twende.payment.fiscalreceipts.control.FiscalReply;
import dev.twende.payment.fiscalreceipts.entity.FiscalReceipt;
import dev.twende.payment.fiscalreceipts.entity.FiscalRegistration;
import dev.twende.payment.fiscalreceipts.entity.ReceiptKind;
import dev.twende.payment.fiscalreceipts.entity.ReceiptStatus;
import dev.twende.payment.fiscalreceipts.entity.SignedReceipt;
import dev.twende.payment.fiscalreceipts.entity.Taxpayer;
import dev.twende.payment.ledgers.boundary.SalePosted;
import dev.twende.payment.refunds.boundary.RefundPaid;
import dev.twende.payment.transactions.boundary.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
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

/** Writes receipts down with the money they are about, and keeps what the device answers. The device is never called from here. */
@ApplicationScoped
@Transactional
public class FiscalReceipts {
    private static final Logger LOG = System.getLogger(FiscalReceipts.class.getName());

    private FiscalReceiptStore store;
    private FiscalConfig config;
    private Transactions transactions;
    private Outbox outbox;
    private Caller caller;
    private Clock clock;

    protected FiscalReceipts() {} // for the CDI proxy

    @Inject
    public FiscalReceipts(
            FiscalReceiptStore store,
            FiscalConfig config,
            Transactions transactions,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.config = config;
        this.transactions = transactions;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    // ---- who has receipts

    /** Registers a company, on sight of how it is registered. */
    public RegistrationResponse register(UUID companyId, RegistrationRequest request, IfMatch seen) {
        if (request.active() && !config.isSetUp()) {
            throw Problem.invalid("active", "there is no fiscal device here");
        }
        Optional<FiscalRegistration> known = store.lockRegistration(companyId);
        IfMatch.mustMatch(seen, known.map(FiscalRegistration::version).orElse(0));
        FiscalRegistration registration = known.orElseGet(() -> new FiscalRegistration(companyId));
        registration.register(
                request.active(), request.tinNumber(), request.branchId(), request.taxType(), clock.instant());
        if (known.isEmpty()) {
            store.add(registration);
        }
        return RegistrationResponse.from(store.flushed(registration));
    }

    public RegistrationResponse registration(UUID companyId) {
        caller.mustActFor(companyId);
        return store.registration(companyId)
                .map(RegistrationResponse::from)
                .orElseGet(() -> RegistrationResponse.none(companyId));
    }

    // ---- written down

    void onSale(@Observes SalePosted posted) {
        store.registration(posted.sale().companyId())
                .filter(FiscalRegistration::isActive)
                .ifPresent(company -> add(
                        company.taxpayer(),
                        new FiscalReceipt.Movement(
                                posted.sale().transactionId(),
                                Optional.empty(),
                                posted.sale().bookingReference(),
                                posted.sale().price(),
                                posted.sale().method(),
                                posted.sale().paidAt())));
    }

    /** Of a sale that the authority never heard of, it hears no refund. */
    void onRefund(@Observes RefundPaid refund) {
        store.ofSale(refund.transactionId())
                .ifPresent(sale -> add(
                        sale.taxpayer(),
                        new FiscalReceipt.Movement(
                                refund.transactionId(),
                                Optional.of(refund.refundId()),
                                sale.bookingReference(),
                                refund.amount(),
                                sale.method(),
                                refund.paidAt())));
    }

    private void add(Taxpayer taxpayer, FiscalReceipt.Movement movement) {
        FiscalReceipt receipt = new FiscalReceipt(Ids.next(), taxpayer, movement, clock.instant());
        if (!receipt.amount().currency().equals(config.currency())) {
            receipt.refused("the authority takes " + config.currency() + " only");
        }
        store.add(receipt);
    }

    // ---- read and looked after

    /** Those of a payment and its refunds, oldest first. */
    public List<FiscalReceiptResponse> of(UUID transactionId) {
        caller.mustActFor(transactions.require(transactionId).companyId());
        return store.of(transactionId).stream().map(FiscalReceiptResponse::from).toList();
    }

    /** A company's receipts, oldest first. */
    public Page<FiscalReceiptResponse> list(UUID companyId, ReceiptStatus status, int limit, UUID after) {
        List<FiscalReceiptResponse> found = store.page(caller.companyOr(companyId), status, after, limit + 1).stream()
                .map(FiscalReceiptResponse::from)
                .toList();
        return Page.of(found, limit, receipt -> receipt.receiptId().toString());
    }

    /** A person lets the device be told once more. */
    public FiscalReceiptResponse tryAgain(UUID id, IfMatch seen) {
        FiscalReceipt receipt = store.lock(id);
        caller.mustActFor(receipt.companyId());
        IfMatch.mustMatch(seen, receipt.version());
        receipt.tryAgain(clock.instant());
        return FiscalReceiptResponse.from(store.flushed(receipt));
    }

    // ---- told to the device

    /** What the device is to be told now; each has its next attempt planned already, so that none is lost with who took it. */
    List<FiscalInvoice> due(int limit) {
        Instant now = clock.instant();
        return store.lockDue(now, limit).stream()
                .map(receipt -> attempt(receipt, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<FiscalInvoice> attempt(FiscalReceipt receipt, Instant now) {
        Optional<FiscalReceipt> sale =
                receipt.kind() == ReceiptKind.REFUND ? store.ofSale(receipt.transactionId()) : Optional.empty();
        if (sale.filter(known -> known.status() != ReceiptStatus.ISSUED).isPresent()) {
            receipt.refused("the sale that it is about has no receipt");
            return Optional.empty();
        }
        receipt.attempted(numberOf(receipt), now, config.pauseAfter(receipt.attempts() + 1));
        return Optional.of(new FiscalInvoice(
                receipt.id(),
                receipt.kind(),
                receipt.taxpayer(),
                receipt.invoiceNumber().orElseThrow(),
                sale.flatMap(FiscalReceipt::invoiceNumber),
                receipt.bookingReference(),
                receipt.amount(),
                receipt.method(),
                receipt.occurredAt()));
    }

    private long numberOf(FiscalReceipt receipt) {
        return receipt.invoiceNumber()
                .orElseGet(() -> store.lockRegistration(receipt.companyId())
                        .orElseThrow()
                        .nextInvoice());
    }

    /** What the device made of it. */
    void answered(UUID id, FiscalReply reply) {
        FiscalReceipt receipt = store.lock(id);
        if (reply instanceof FiscalReply.Signed signed) {
            if (receipt.issued(signed.receipt())) {
                tell(receipt, signed.receipt());
            }
        } else if (reply instanceof FiscalReply.Refused refused) {
            receipt.refused(refused.code() + " " + refused.text());
            LOG.log(Level.WARNING, "Fiscal receipt {0} is refused: {1}", id, refused.code());
        } else if (reply instanceof FiscalReply.NoAnswer none) {
            receipt.missed(none.error(), config.giveUpAfter());
        }
    }

    private void tell(FiscalReceipt receipt, SignedReceipt signed) {
        if (receipt.kind() == ReceiptKind.SALE) {
            transactions.fiscalized(receipt.transactionId(), signed.number(), signed.qr());
        }
        outbox.publish(new FiscalReceiptIssued(
                receipt.transactionId(),
                receipt.refundId().orElse(null),
                receipt.bookingReference(),
                receipt.companyId(),
                receipt.amount(),
                signed.number(),
                signed.qr(),
                signed.signedAt()));
    }
}
