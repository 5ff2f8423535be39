package dev.twende.payment.fiscalreceipts.control;

import dev.twende.kit.problem.Problem;
import dev.twende.payment.fiscalreceipts.entity.FiscalReceipt;
import dev.twende.payment.fiscalreceipts.entity.FiscalRegistration;
import dev.twende.payment.fiscalreceipts.entity.ReceiptKind;
import dev.twende.payment.fiscalreceipts.entity.ReceiptStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps registrations and receipts. */
@ApplicationScoped
public class FiscalReceiptStore {
    /** Only the first of a company: its invoices arrive one after the other. By {@code ix_fiscal_receipt_pending}. */
    private static final String DUE = """
            select * from fiscal_receipt where status = 'PENDING' and next_attempt_at <= ?1 and id in (
                select head.id from fiscal_registration cross join lateral (
                    select id from fiscal_receipt r where r.company_id = fiscal_registration.company_id and r.status = 'PENDING'
                    order by id limit 1) head)
            order by next_attempt_at limit ?2 for update skip locked
            """;

    private static final String PAGE = """
            select r from FiscalReceipt r
             where r.companyId = :company and r.id > :after and (:anyStatus = true or r.status = :status) order by r.id
            """;

    @PersistenceContext(unitName = "payment")
    EntityManager em;

    public void add(FiscalReceipt receipt) {
        em.flush(); // the payment may be new, and the receipt refers to it
        em.persist(receipt);
    }

    public void add(FiscalRegistration registration) {
        em.persist(registration);
    }

    public Optional<FiscalRegistration> registration(UUID company) {
        return Optional.ofNullable(em.find(FiscalRegistration.class, company));
    }

    /** As {@link #registration}, and nobody else numbers an invoice of this company until we commit. */
    public Optional<FiscalRegistration> lockRegistration(UUID company) {
        return Optional.ofNullable(em.find(FiscalRegistration.class, company, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The registration with its changes written, so that it shows the version that readers will see. */
    public FiscalRegistration flushed(FiscalRegistration registration) {
        em.flush();
        return registration;
    }

    /** The receipt with its changes written. */
    public FiscalReceipt flushed(FiscalReceipt receipt) {
        em.flush();
        return receipt;
    }

    public FiscalReceipt lock(UUID id) {
        return Optional.ofNullable(em.find(FiscalReceipt.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(Problem::notFound);
    }

    /** The receipts of a payment and its refunds, oldest first. By {@code ix_fiscal_receipt_transaction_id}. */
    public List<FiscalReceipt> of(UUID transactionId) {
        return em.createQuery(
                        "select r from FiscalReceipt r where r.transactionId = :transaction order by r.id",
                        FiscalReceipt.class)
                .setParameter("transaction", transactionId)
                .getResultList();
    }

    /** The receipt of the sale that a refund is about. */
    public Optional<FiscalReceipt> ofSale(UUID transactionId) {
        return of(transactionId).stream()
                .filter(receipt -> receipt.kind() == ReceiptKind.SALE)
                .findFirst();
    }

    /** A company's receipts, oldest first; only those that stand so when {@code status} is not null. */
    public List<FiscalReceipt> page(UUID company, ReceiptStatus status, UUID after, int count) {
        return em.createQuery(PAGE, FiscalReceipt.class)
                .setParameter("company", company)
                .setParameter("after", after)
                .setParameter("anyStatus", status == null)
                .setParameter("status", status == null ? ReceiptStatus.PENDING : status)
                .setMaxResults(count)
                .getResultList();
    }

    /** Those whose time has come, one of each company; ours alone until we commit, whatever other instances do. */
    public List<FiscalReceipt> lockDue(Instant now, int limit) {
        List<?> due = em.createNativeQuery(DUE, FiscalReceipt.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, limit)
                .getResultList();
        return due.stream().map(FiscalReceipt.class::cast).toList();
    }
}
