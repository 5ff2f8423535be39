package dev.twende.ticketing.conflicts.control;

import dev.twende.kit.problem.Problem;
import dev.twende.ticketing.conflicts.entity.ConflictKind;
import dev.twende.ticketing.conflicts.entity.ConflictRule;
import dev.twende.ticketing.conflicts.entity.ConflictStatus;
import dev.twende.ticketing.conflicts.entity.SalesConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Conflicts and companies' rules. */
@ApplicationScoped
public class ConflictStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    public void add(SalesConflict conflict) {
        em.persist(conflict);
    }

    public SalesConflict require(UUID conflictId) {
        return Optional.ofNullable(em.find(SalesConflict.class, conflictId)).orElseThrow(Problem::notFound);
    }

    /** As {@link #require}, and nobody else resolves it until the transaction ends. */
    public SalesConflict lock(UUID conflictId) {
        return Optional.ofNullable(em.find(SalesConflict.class, conflictId, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(Problem::notFound);
    }

    /** The open conflict about a booking's sale, which nobody else resolves until the transaction ends; ix_sales_conflict_booking leads to it. */
    public Optional<SalesConflict> lockOpenOf(UUID bookingId) {
        return em.createQuery(
                        "select c from SalesConflict c where c.bookingId = :booking and c.status = :open and c.kind = :sale",
                        SalesConflict.class)
                .setParameter("booking", bookingId)
                .setParameter("open", ConflictStatus.OPEN)
                .setParameter("sale", ConflictKind.SALE)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The conflict with its changes written, so that it shows the version that readers will see. */
    public SalesConflict flushed(SalesConflict conflict) {
        em.flush();
        return conflict;
    }

    /**
     * Conflicts of a company, oldest first; ix_sales_conflict_company and ix_sales_conflict_device lead to them.
     *
     * @param deviceId null for all devices
     * @param status null for all
     */
    public List<SalesConflict> page(UUID companyId, UUID deviceId, ConflictStatus status, UUID after, int limit) {
        Set<ConflictStatus> statuses = status == null ? EnumSet.allOf(ConflictStatus.class) : EnumSet.of(status);
        TypedQuery<SalesConflict> page = em.createQuery(
                        "select c from SalesConflict c where c.companyId = :company and c.status in :statuses and c.id > :after"
                                + (deviceId == null ? "" : " and c.deviceId = :device") + " order by c.id",
                        SalesConflict.class)
                .setParameter("company", companyId)
                .setParameter("statuses", statuses)
                .setParameter("after", after)
                .setMaxResults(limit);
        if (deviceId != null) {
            page.setParameter("device", deviceId);
        }
        return page.getResultList();
    }

    /**
     * Open conflicts whose company has a rule that was not tried on them yet, oldest first; ix_sales_conflict_untried leads to them.
     */
    @SuppressWarnings("unchecked") // a native query cannot be typed
    public List<UUID> due(int limit) {
        return em.createNativeQuery("""
                        select c.conflict_id from sales_conflict c join conflict_rule r using (company_id)
                        where c.status = 'OPEN' and c.failure is null and c.kind = 'SALE' and r.resolutions <> ''
                        order by c.conflict_id limit ?1
                        """).setParameter(1, limit).getResultList();
    }

    /** Lets what a company's rule could not resolve be tried again. */
    public void tryAgain(UUID companyId) {
        em.createQuery("""
                        update SalesConflict c set c.failure = null, c.version = c.version + 1
                        where c.companyId = :company and c.status = :open and c.failure is not null
                        """)
                .setParameter("company", companyId)
                .setParameter("open", ConflictStatus.OPEN)
                .executeUpdate();
    }

    /** The company's rule; empty when its people decide. */
    public Optional<ConflictRule> rule(UUID companyId) {
        return Optional.ofNullable(em.find(ConflictRule.class, companyId));
    }

    public void add(ConflictRule rule) {
        em.persist(rule);
    }

    public ConflictRule flushed(ConflictRule rule) {
        em.flush();
        return rule;
    }
}
