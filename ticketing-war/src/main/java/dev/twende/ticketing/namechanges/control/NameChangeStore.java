package dev.twende.ticketing.namechanges.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.namechanges.entity.NameChange;
import dev.twende.ticketing.namechanges.entity.NameChangeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Changes of names. Whoever changes one has locked its booking first. */
@ApplicationScoped
public class NameChangeStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    public void add(NameChange change) {
        em.persist(change);
    }

    /**
     * A change of a name on a booking.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}, also when it is another booking's
     */
    public NameChange require(UUID changeId, UUID bookingId) {
        return Optional.ofNullable(em.find(NameChange.class, changeId))
                .filter(change -> change.bookingId().equals(bookingId))
                .orElseThrow(Problem::notFound);
    }

    /** The one whose fee is waited for; uq_name_change_pending leads to it. */
    public Optional<NameChange> pending(UUID bookingId) {
        return em.createQuery(
                        "select c from NameChange c where c.bookingId = :booking and c.status = :pending",
                        NameChange.class)
                .setParameter("booking", bookingId)
                .setParameter("pending", NameChangeStatus.PENDING)
                .getResultStream()
                .findFirst();
    }

    /** How often a ticket was handed on; ix_name_change_ticket leads to it. */
    public long count(UUID ticketId) {
        return em.createQuery(
                        "select count(c) from NameChange c where c.ticketId = :ticket and c.status = :completed",
                        Long.class)
                .setParameter("ticket", ticketId)
                .setParameter("completed", NameChangeStatus.COMPLETED)
                .getSingleResult();
    }

    /** Bookings with one whose fee is waited for no more, by the database's clock; ix_name_change_lapsing leads to them. */
    @SuppressWarnings("unchecked") // a native query cannot be typed
    public List<UUID> lapsedBookings(int limit) {
        return em.createNativeQuery("""
                        select booking_id from name_change where status = 'PENDING' and expires_at <= clock_timestamp()
                        order by expires_at limit ?1
                        """).setParameter(1, limit).getResultList();
    }
}
