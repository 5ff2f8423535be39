package dev.twende.ticketing.exchanges.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.exchanges.entity.Exchange;
import dev.twende.ticketing.exchanges.entity.ExchangeStatus;
import dev.twende.ticketing.exchanges.entity.HeldSeat;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Exchanges, and the claims that wait for their supplements. Whoever changes one has locked its booking first. */
@ApplicationScoped
public class ExchangeStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    public void add(Exchange exchange) {
        em.persist(exchange);
    }

    /**
     * An exchange of a booking.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}, also when it is another booking's
     */
    public Exchange require(UUID exchangeId, UUID bookingId) {
        return Optional.ofNullable(em.find(Exchange.class, exchangeId))
                .filter(exchange -> exchange.bookingId().equals(bookingId))
                .orElseThrow(Problem::notFound);
    }

    /** Where it leads to; read without the exchange itself, which may change until its booking is locked. */
    public UUID requireSchedule(UUID exchangeId, UUID bookingId) {
        return em.createQuery(
                        "select e.trip.scheduleId from Exchange e where e.id = :exchange and e.bookingId = :booking",
                        UUID.class)
                .setParameter("exchange", exchangeId)
                .setParameter("booking", bookingId)
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** The one whose seats wait for a supplement; uq_exchange_held leads to it. */
    public Optional<Exchange> held(UUID bookingId) {
        return em.createQuery(
                        "select e from Exchange e where e.bookingId = :booking and e.status = :held", Exchange.class)
                .setParameter("booking", bookingId)
                .setParameter("held", ExchangeStatus.HELD)
                .getResultStream()
                .findFirst();
    }

    /** How many of the booking could be accepted; ix_exchange_booking leads to them. */
    public long countOpen(UUID bookingId, Instant now) {
        return em.createQuery("""
                        select count(e) from Exchange e
                        where e.bookingId = :booking and e.status = :proposed and e.validUntil >= :now
                        """, Long.class)
                .setParameter("booking", bookingId)
                .setParameter("proposed", ExchangeStatus.PROPOSED)
                .setParameter("now", now)
                .getSingleResult();
    }

    /** Bookings with an exchange whose seats wait no longer, by the database's clock; ix_exchange_lapsing leads to them. */
    @SuppressWarnings("unchecked") // a native query cannot be typed
    public List<UUID> lapsedBookings(int limit) {
        return em.createNativeQuery("""
                        select booking_id from exchange where status = 'HELD' and hold_expires_at <= clock_timestamp()
                        order by hold_expires_at limit ?1
                        """).setParameter(1, limit).getResultList();
    }

    /** Keeps which claims wait for the supplement. */
    public void addHolds(UUID exchangeId, List<HeldSeat> seats) {
        em.flush(); // the exchange first
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into exchange_hold (claim_id, exchange_id, ticket_id, seat_number) values (?, ?, ?, ?)")) {
            for (HeldSeat seat : seats) {
                insert.setObject(1, seat.claimId());
                insert.setObject(2, exchangeId);
                insert.setObject(3, seat.ticketId());
                insert.setString(4, seat.seatNumber());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A claim that waits, as it is now: a change of the bus may have moved it. */
    public record Hold(UUID claimId, UUID ticketId, String seatNumber) {}

    /** The claims that wait; read from the database each time, since a change of the bus writes them there. */
    public List<Hold> holds(UUID exchangeId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select claim_id, ticket_id, seat_number from exchange_hold where exchange_id = ?")) {
            select.setObject(1, exchangeId);
            try (ResultSet row = select.executeQuery()) {
                List<Hold> holds = new ArrayList<>();
                while (row.next()) {
                    holds.add(new Hold(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)));
                }
                return holds;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
