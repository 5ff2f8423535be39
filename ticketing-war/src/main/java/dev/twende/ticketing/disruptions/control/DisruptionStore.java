package dev.twende.ticketing.disruptions.control;

import dev.twende.ticketing.disruptions.entity.CaseStatus;
import dev.twende.ticketing.disruptions.entity.Disruption;
import dev.twende.ticketing.disruptions.entity.DisruptionCase;
import dev.twende.ticketing.disruptions.entity.DisruptionKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Disruptions and their cases. */
@ApplicationScoped
public class DisruptionStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    public void add(Disruption disruption) {
        em.persist(disruption);
    }

    /** The case's disruption must be in the database before it. */
    public void add(DisruptionCase offered) {
        em.persist(offered);
    }

    private static final String FIND = "select d from Disruption d where d.scheduleId = :schedule and d.kind = :kind";

    public Optional<Disruption> find(UUID scheduleId, DisruptionKind kind) {
        return em.createQuery(FIND, Disruption.class)
                .setParameter("schedule", scheduleId)
                .setParameter("kind", kind)
                .getResultStream()
                .findFirst();
    }

    /** As {@link #find}, and nobody works on it until the transaction ends. */
    public Optional<Disruption> findForUpdate(UUID scheduleId, DisruptionKind kind) {
        return em.createQuery(FIND, Disruption.class)
                .setParameter("schedule", scheduleId)
                .setParameter("kind", kind)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The oldest that is not done and that nobody else is working on; ix_disruption_running leads to it. */
    @SuppressWarnings("unchecked") // a native query cannot be typed
    public Optional<Disruption> nextForUpdate() {
        List<Disruption> next = em.createNativeQuery("""
                        select * from disruption where state = 'RUNNING' order by started_at limit 1 for update skip locked
                        """, Disruption.class).getResultList();
        return next.stream().findFirst();
    }

    private static final String OPEN =
            "select c from DisruptionCase c where c.bookingId = :booking and c.status = :offered";

    /** The booking's open case, which nobody else changes until the transaction ends; whoever asks has locked the booking first. */
    public Optional<DisruptionCase> openForUpdate(UUID bookingId) {
        return em.createQuery(OPEN, DisruptionCase.class)
                .setParameter("booking", bookingId)
                .setParameter("offered", CaseStatus.OFFERED)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The booking's last case; ix_disruption_case_booking leads to it. */
    public Optional<DisruptionCase> last(String bookingReference) {
        return em.createQuery(
                        "select c from DisruptionCase c where c.bookingReference = :reference order by c.id desc",
                        DisruptionCase.class)
                .setParameter("reference", bookingReference)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Bookings whose case is ours to choose now, by the database's clock; ix_disruption_case_due leads to them. */
    @SuppressWarnings("unchecked") // a native query cannot be typed
    public List<UUID> dueBookings(int limit) {
        return em.createNativeQuery("""
                        select booking_id from disruption_case where status = 'OFFERED' and due_at <= clock_timestamp()
                        order by due_at limit ?1
                        """).setParameter(1, limit).getResultList();
    }

    /** How the cases of a schedule's disruption of this kind stand. */
    public Map<CaseStatus, Long> count(UUID scheduleId, DisruptionKind kind) {
        Map<CaseStatus, Long> counts = new EnumMap<>(CaseStatus.class);
        em.createQuery("""
                        select c.status, count(c) from DisruptionCase c where c.scheduleId = :schedule and c.kind = :kind
                        group by c.status
                        """, Object[].class)
                .setParameter("schedule", scheduleId)
                .setParameter("kind", kind)
                .getResultList()
                .forEach(row -> counts.put((CaseStatus) row[0], (Long) row[1]));
        return counts;
    }

    /** How many open cases failed when we chose. */
    public long countFailed(UUID scheduleId) {
        return em.createQuery("""
                        select count(c) from DisruptionCase c
                        where c.scheduleId = :schedule and c.status = :offered and c.failure is not null
                        """, Long.class)
                .setParameter("schedule", scheduleId)
                .setParameter("offered", CaseStatus.OFFERED)
                .getSingleResult();
    }

    /** The cases of a schedule with one of these statuses; ix_disruption_case_schedule leads to them. */
    public List<DisruptionCase> page(UUID scheduleId, Collection<CaseStatus> statuses, UUID after, int limit) {
        return em.createQuery("""
                        select c from DisruptionCase c
                        where c.scheduleId = :schedule and c.status in :statuses and c.id > :after order by c.id
                        """, DisruptionCase.class)
                .setParameter("schedule", scheduleId)
                .setParameter("statuses", statuses)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
