package dev.twende.ticketing.boardings.control;

import dev.twende.ticketing.boardings.entity.Departure;
import dev.twende.ticketing.boardings.entity.NoShow;
import dev.twende.ticketing.boardings.entity.NoShowStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Buses under way, and passengers who did not come. */
@ApplicationScoped
public class NoShowStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    public void add(Departure departure) {
        em.persist(departure);
    }

    /** The departure of a schedule, which nobody else changes until the transaction ends. */
    public Optional<Departure> findForUpdate(UUID scheduleId) {
        return Optional.ofNullable(em.find(Departure.class, scheduleId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The one that is due longest, by the database's clock, and that nobody else is working on; ix_departure_due leads to it. */
    @SuppressWarnings("unchecked") // a native query cannot be typed
    public Optional<Departure> nextDueForUpdate() {
        List<Departure> next = em.createNativeQuery("""
                        select * from departure where state = 'RUNNING' and due_at <= clock_timestamp()
                        order by due_at limit 1 for update skip locked
                        """, Departure.class).getResultList();
        return next.stream().findFirst();
    }

    public void add(NoShow noShow) {
        em.persist(noShow);
    }

    /** That this ticket's passenger is missed, if so, which nobody else changes until the transaction ends; uq_no_show_ticket leads to it. */
    public Optional<NoShow> openForUpdate(UUID ticketId) {
        return em.createQuery("select n from NoShow n where n.ticketId = :ticket and n.status <> :ended", NoShow.class)
                .setParameter("ticket", ticketId)
                .setParameter("ended", NoShowStatus.ENDED)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Who did not come for a schedule, in the order in which it was noted; ix_no_show_schedule leads to them. */
    public List<NoShow> page(UUID scheduleId, UUID after, int limit) {
        return em.createQuery(
                        "select n from NoShow n where n.scheduleId = :schedule and n.id > :after order by n.id",
                        NoShow.class)
                .setParameter("schedule", scheduleId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
