package dev.twende.payment.withdrawals.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.transactions.control.CallbackSecrets;
import dev.twende.payment.withdrawals.entity.Withdrawal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of withdrawals. */
@ApplicationScoped
public class WithdrawalStore {
    private static final String PAGE = """
            select w from Withdrawal w
             where w.companyId = :company and (:anyAgent = true or w.agentId = :agent) and w.id > :after order by w.id
            """;

    @PersistenceContext(unitName = "payment")
    EntityManager em;

    public void add(Withdrawal withdrawal) {
        em.persist(withdrawal);
    }

    public Withdrawal require(UUID id) {
        return Optional.ofNullable(em.find(Withdrawal.class, id)).orElseThrow(WithdrawalStore::unknown);
    }

    /** As {@link #require}, and nobody else changes it until we commit. */
    public Withdrawal lock(UUID id) {
        return Optional.ofNullable(em.find(Withdrawal.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(WithdrawalStore::unknown);
    }

    /** The withdrawal with its changes written, so that it shows the version that readers will see. */
    public Withdrawal flushed(Withdrawal withdrawal) {
        em.flush();
        return withdrawal;
    }

    public Optional<UUID> idByCallbackSecret(String secret) {
        return em.createQuery("select w.id from Withdrawal w where w.callbackSecret = :secret", UUID.class)
                .setParameter("secret", secret)
                .getResultStream()
                .findFirst();
    }

    public String newCallbackSecret() {
        return CallbackSecrets.next();
    }

    /** A company's withdrawals, oldest first; one agent's when that is not null. By {@code ix_float_withdrawal_company_id}. */
    public List<Withdrawal> page(UUID company, UUID agent, UUID after, int count) {
        return em.createQuery(PAGE, Withdrawal.class)
                .setParameter("company", company)
                .setParameter("anyAgent", agent == null)
                .setParameter("agent", agent == null ? company : agent)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultList();
    }

    /** Those whose time has come, the longest waiting first; ours alone until we commit, whatever other instances do. */
    public List<Withdrawal> lockDue(Instant now, int limit) {
        List<?> due = em.createNativeQuery(
                        "select * from float_withdrawal where ask_at <= ?1 order by ask_at limit ?2 for update skip locked",
                        Withdrawal.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, limit)
                .getResultList();
        return due.stream().map(Withdrawal.class::cast).toList();
    }

    /** As if it were not there. */
    public static Problem unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "No withdrawal has this id.");
    }
}
