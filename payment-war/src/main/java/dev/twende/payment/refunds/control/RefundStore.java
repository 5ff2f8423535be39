package dev.twende.payment.refunds.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.refunds.entity.Refund;
import dev.twende.payment.refunds.entity.RefundStatus;
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

/** The table of refunds. */
@ApplicationScoped
public class RefundStore {
    private static final String BY_SECRET = "select r from Refund r where r.callbackSecret = :secret";
    private static final String OF_TRANSACTION =
            "select r from Refund r where r.transactionId = :transaction order by r.id";
    private static final String PAGE =
            "select r from Refund r where r.companyId = :company and r.id > :after order by r.id";
    /** By {@code ix_refund_company_open}. */
    private static final String WORK = """
            select r from Refund r
             where r.companyId = :company and r.id > :after and r.status <> RefundStatus.SUCCEEDED
               and (r.status in (RefundStatus.FAILED, RefundStatus.MANUAL)
                    or r.status = RefundStatus.UNKNOWN and r.askAt is null)
             order by r.id
            """.replace("RefundStatus.", RefundStatus.class.getName() + ".");

    @PersistenceContext(unitName = "payment")
    EntityManager em;

    public void add(Refund refund) {
        em.persist(refund);
    }

    public Optional<Refund> find(UUID id) {
        return Optional.ofNullable(em.find(Refund.class, id));
    }

    public Refund require(UUID id) {
        return find(id).orElseThrow(RefundStore::unknown);
    }

    /** As {@link #require}, and nobody else changes it until we commit. */
    public Refund lock(UUID id) {
        return Optional.ofNullable(em.find(Refund.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(RefundStore::unknown);
    }

    /** The unguessable end of a refund's callback address: one that no transaction has either. */
    public String newCallbackSecret() {
        return CallbackSecrets.next();
    }

    /** The refund with its changes written, so that it shows the version that readers will see. */
    public Refund flushed(Refund refund) {
        em.flush();
        return refund;
    }

    public Optional<Refund> byCallbackSecret(String secret) {
        return em.createQuery(BY_SECRET, Refund.class)
                .setParameter("secret", secret)
                .getResultStream()
                .findFirst();
    }

    /** All refunds of a payment, oldest first; there are few. */
    public List<Refund> of(UUID transactionId) {
        return em.createQuery(OF_TRANSACTION, Refund.class)
                .setParameter("transaction", transactionId)
                .getResultList();
    }

    /** A company's refunds, oldest first. */
    public List<Refund> page(UUID company, UUID after, int count) {
        return page(PAGE, company, after, count);
    }

    /** Those of them that wait for a person. */
    public List<Refund> work(UUID company, UUID after, int count) {
        return page(WORK, company, after, count);
    }

    private List<Refund> page(String query, UUID company, UUID after, int count) {
        return em.createQuery(query, Refund.class)
                .setParameter("company", company)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultList();
    }

    /** Those whose time has come, the longest waiting first; ours alone until we commit, whatever other instances do. */
    public List<Refund> lockDue(Instant now, int limit) {
        List<?> due = em.createNativeQuery(
                        "select * from refund where ask_at <= ?1 order by ask_at limit ?2 for update skip locked",
                        Refund.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, limit)
                .getResultList();
        return due.stream().map(Refund.class::cast).toList();
    }

    private static Problem unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "No refund has this id.");
    }
}
