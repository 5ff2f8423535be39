package dev.twende.company.schedules.control;

import dev.twende.company.schedules.entity.BusChange;
import dev.twende.company.schedules.entity.BusChangeStatus;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps changes of buses. */
@ApplicationScoped
public class BusChangeStore {
    private static final String PENDING_OF =
            "select count(c) from BusChange c where c.scheduleId = :schedule and c.status = :pending";
    private static final String SILENT =
            "select c.id from BusChange c where c.status = :pending and c.triedAt < :since order by c.triedAt";

    /** The next round takes the others; each may cost ticketing's patience. */
    private static final int SILENT_MAX = 20;

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(BusChange change) {
        em.persist(change);
    }

    public BusChange require(UUID id) {
        return found(em.find(BusChange.class, id));
    }

    public BusChange requireOf(UUID schedule, UUID id) {
        BusChange change = em.find(BusChange.class, id);
        return found(change != null && change.scheduleId().equals(schedule) ? change : null);
    }

    /** Keeps everybody else from it until the transaction ends. */
    public BusChange requireForUpdate(UUID id) {
        return found(em.find(BusChange.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static BusChange found(BusChange change) {
        return Optional.ofNullable(change)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no change of bus with this id."));
    }

    public boolean isPendingFor(UUID schedule) {
        return em.createQuery(PENDING_OF, Long.class)
                        .setParameter("schedule", schedule)
                        .setParameter("pending", BusChangeStatus.PENDING)
                        .getSingleResult()
                > 0;
    }

    /** The longest silent of those that should have ended but were not tried since then. */
    public List<UUID> silentSince(Instant since) {
        return em.createQuery(SILENT, UUID.class)
                .setParameter("pending", BusChangeStatus.PENDING)
                .setParameter("since", since)
                .setMaxResults(SILENT_MAX)
                .getResultList();
    }
}
