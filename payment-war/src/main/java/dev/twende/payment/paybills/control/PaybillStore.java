package dev.twende.payment.paybills.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.paybills.entity.PaybillPayment;
import dev.twende.payment.paybills.entity.PaybillStatus;
import dev.twende.payment.transactions.control.CallbackSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the payments that came by themselves. */
@ApplicationScoped
public class PaybillStore {
    @PersistenceContext(unitName = "payment")
    EntityManager em;

    public void add(PaybillPayment payment) {
        em.persist(payment);
    }

    public PaybillPayment lock(UUID id) {
        return Optional.ofNullable(em.find(PaybillPayment.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such payment."));
    }

    public Optional<PaybillPayment> byReceipt(String receipt) {
        return em.createQuery("select p from PaybillPayment p where p.receipt = :receipt", PaybillPayment.class)
                .setParameter("receipt", receipt)
                .getResultStream()
                .findFirst();
    }

    /** Nobody else writes this receipt down until we commit. */
    public void lockReceipt(String receipt) {
        em.createNativeQuery("select pg_advisory_xact_lock(hashtextextended('receipt ' || ?1, 0)) is null")
                .setParameter(1, receipt)
                .getSingleResult();
    }

    /** Those to be looked for now; ours alone until we commit, whatever other instances do. */
    public List<PaybillPayment> lockDue(Instant now, int limit) {
        List<?> due = em.createNativeQuery(
                        "select * from paybill_payment where look_at <= ?1 order by look_at limit ?2 for update skip locked",
                        PaybillPayment.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, limit)
                .getResultList();
        return due.stream().map(PaybillPayment.class::cast).toList();
    }

    /** Those that go back now, or whose way back is asked about now; ours alone until we commit, whatever other instances do. */
    public List<PaybillPayment> lockDueReturns(Instant now, int limit) {
        List<?> due = em.createNativeQuery(
                        "select * from paybill_payment where return_at <= ?1 order by return_at limit ?2 for update skip locked",
                        PaybillPayment.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, limit)
                .getResultList();
        return due.stream().map(PaybillPayment.class::cast).toList();
    }

    /** That on its way back whose result the provider tells at this address. */
    public Optional<UUID> idByReturnSecret(String secret) {
        return em.createQuery("select p.id from PaybillPayment p where p.returnSecret = :secret", UUID.class)
                .setParameter("secret", secret)
                .getResultStream()
                .findFirst();
    }

    public String newCallbackSecret() {
        return CallbackSecrets.next();
    }

    /** Those with this status, the latest first; only what is older than {@code before}. */
    public List<PaybillPayment> page(PaybillStatus status, UUID before, int count) {
        return em.createQuery(
                        "select p from PaybillPayment p where p.status = :status and p.id < :before order by p.id desc",
                        PaybillPayment.class)
                .setParameter("status", status)
                .setParameter("before", before)
                .setMaxResults(count)
                .getResultList();
    }
}
