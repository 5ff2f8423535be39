package dev.twende.ticketing.messages.control;

import dev.twende.ticketing.messages.entity.MessageKind;
import dev.twende.ticketing.messages.entity.PassengerMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The messages in the database. */
@ApplicationScoped
public class MessageStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    public void add(PassengerMessage message) {
        em.persist(message);
    }

    private static final String DUE = """
            select * from passenger_message where status = 'QUEUED' and next_at <= clock_timestamp()
            order by next_at limit ?1 for update skip locked
            """;

    /** Messages that are due by the database's clock and that no other sender is taking. */
    @SuppressWarnings("unchecked") // a native query cannot be typed
    public List<PassengerMessage> dueForUpdate(int limit) {
        return em.createNativeQuery(DUE, PassengerMessage.class)
                .setParameter(1, limit)
                .getResultList();
    }

    public PassengerMessage requireForUpdate(UUID messageId) {
        return em.find(PassengerMessage.class, messageId, LockModeType.PESSIMISTIC_WRITE);
    }

    private static final String OF_BOOKING = """
            select m from PassengerMessage m where m.bookingReference = :reference and m.id > :after order by m.id
            """;

    /** A booking's messages, oldest first. */
    public List<PassengerMessage> page(String bookingReference, UUID after, int limit) {
        return em.createQuery(OF_BOOKING, PassengerMessage.class)
                .setParameter("reference", bookingReference)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many messages of this kind a booking has since then; ix_passenger_message_booking leads to them. */
    public long count(String bookingReference, MessageKind kind, Instant since) {
        return em.createQuery("""
                        select count(m) from PassengerMessage m
                        where m.bookingReference = :reference and m.kind = :kind and m.createdAt > :since
                        """, Long.class)
                .setParameter("reference", bookingReference)
                .setParameter("kind", kind)
                .setParameter("since", since)
                .getSingleResult();
    }

    /** How many messages should have been sent this many seconds ago; ix_passenger_message_due answers. */
    public long countOverdue(int seconds) {
        return ((Number) em.createNativeQuery("""
                        select count(*) from passenger_message
                        where status = 'QUEUED' and next_at <= clock_timestamp() - make_interval(secs => ?1)
                        """).setParameter(1, seconds).getSingleResult()).longValue();
    }
}
