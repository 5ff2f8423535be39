package dev.twende.ticketing.bookings.control;

import dev.twende.kit.money.Money;
import dev.twende.outbox.OutboxRow;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingPayment;
import dev.twende.ticketing.bookings.entity.BookingReference;
import dev.twende.ticketing.bookings.entity.BookingRefund;
import dev.twende.ticketing.bookings.entity.BookingShare;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.Repayment;
import dev.twende.ticketing.bookings.entity.SeatChange;
import dev.twende.ticketing.bookings.entity.Seller;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.seats.entity.MovedClaim;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** Bookings with their tickets. A new booking is written by one native statement, because seats sell fast; the rest is JPA. */
@ApplicationScoped
public class BookingStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /**
     * Writes all that a new booking is, if by the database's clock the bus can still be boarded and the channel may sell, its company may
     * sell, and the plan is still the one the booking was priced by: the key that makes a repetition of
     * the request wait for us and then find our answer, the booking, its tickets, and what the world is told.
     */
    private static final String ADD = """
            with sale as (
                select from schedule s join schedule_stop b using (schedule_id)
                where s.schedule_id = ? and b.sequence = ? and b.departure_time > clock_timestamp()
                  and (s.status = 'SCHEDULED' or s.status = 'DEPARTED' and b.sequence > 0)
                  and s.plan_version = ?
                  and not exists (select 1 from company c where c.company_id = s.company_id and c.status = 'SUSPENDED')
                  and b.departure_time > clock_timestamp()
                      + make_interval(secs => coalesce((s.sales_windows -> ? ->> 'closes')::bigint, 0))
                  and (s.sales_windows -> ? ->> 'opens' is null or b.departure_time
                       <= clock_timestamp() + make_interval(secs => (s.sales_windows -> ? ->> 'opens')::bigint))),
            answered as (
                insert into idempotency_key (caller, key, operation, request_hash, response)
                select ?, ?, ?, ?, ? from sale where ?
                on conflict on constraint pk_idempotency_key do nothing
                returning 1),
            booked as (
                insert into booking (booking_id, booking_reference, company_id, schedule_id, from_stop_id, to_stop_id, from_sequence,
                                     to_sequence, contact_phone, contact_email, contact_language, amount, currency, voucher_id, discount,
                                     fare_conditions, status, hold_expires_at, created_at, sold_by, device_id)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from sale
                returning booking_id, currency, status),
            ticketed as (
                insert into ticket (booking_id, currency, status,
                                    ticket_id, position, claim_id, seat_number, passenger_name, passenger_phone, rider_category,
                                    fare_class, price, passenger_identity)
                select booked.*, t.* from booked,
                    unnest(?::uuid[], ?::smallint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                           ?::bigint[], ?::text[]) as t),
            told as (
                insert into outbox_event (id, topic, type, aggregate_id, payload)
                select o.* from booked, unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[]) as o)
            select (select count(*) from booked), (select count(*) from answered)
            """;

    /**
     * Writes a new booking with everything that belongs to it, in one round trip.
     *
     * @param channel through which it is sold
     * @param seller by whom, over a counter
     * @param planVersion of the plan it was priced by
     * @param events what the world is told
     * @param answer what a repetition of the request is answered; null when the client sent no key
     */
    public Written add(
            Booking booking,
            SalesChannel channel,
            Seller seller,
            long planVersion,
            List<OutboxRow> events,
            Answer answer) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            Answer kept = answer == null ? Answer.NONE : answer;
            List<Ticket> tickets = booking.tickets();
            int next = 1;
            insert.setObject(next++, booking.trip().scheduleId());
            insert.setInt(next++, booking.trip().fromSequence());
            insert.setLong(next++, planVersion);
            insert.setString(next++, channel.name());
            insert.setString(next++, channel.name());
            insert.setString(next++, channel.name());
            insert.setString(next++, kept.caller());
            insert.setString(next++, kept.key());
            insert.setString(next++, kept.operation());
            insert.setString(next++, kept.requestHash());
            insert.setString(next++, kept.response());
            insert.setBoolean(next++, answer != null);
            insert.setObject(next++, booking.id());
            insert.setString(next++, booking.reference());
            insert.setObject(next++, booking.trip().companyId());
            insert.setObject(next++, booking.trip().scheduleId());
            insert.setObject(next++, booking.trip().fromStopId());
            insert.setObject(next++, booking.trip().toStopId());
            insert.setInt(next++, booking.trip().fromSequence());
            insert.setInt(next++, booking.trip().toSequence());
            insert.setString(next++, booking.contact().phone());
            insert.setString(next++, booking.contact().email().orElse(null));
            insert.setString(next++, booking.contact().language());
            insert.setLong(next++, booking.total().amount());
            insert.setString(next++, booking.total().currency());
            insert.setObject(next++, booking.voucherId().orElse(null), Types.OTHER);
            insert.setLong(next++, booking.discount().map(Money::amount).orElse(0L));
            insert.setString(next++, booking.fareConditions().orElse(null));
            insert.setString(next++, booking.status().name());
            insert.setObject(next++, booking.holdExpiresAt().atOffset(ZoneOffset.UTC));
            insert.setObject(next++, booking.createdAt().atOffset(ZoneOffset.UTC));
            insert.setObject(next++, seller.userId(), Types.OTHER);
            insert.setObject(next++, seller.deviceId(), Types.OTHER);
            insert.setArray(next++, column(connection, "uuid", tickets, Ticket::id));
            insert.setArray(next++, column(connection, "int2", tickets, Ticket::position));
            insert.setArray(next++, column(connection, "uuid", tickets, Ticket::claimId));
            insert.setArray(next++, column(connection, "text", tickets, Ticket::seatNumber));
            insert.setArray(
                    next++,
                    column(
                            connection,
                            "text",
                            tickets,
                            ticket -> ticket.passenger().name()));
            insert.setArray(
                    next++,
                    column(
                            connection,
                            "text",
                            tickets,
                            ticket -> ticket.passenger().phone().orElse(null)));
            insert.setArray(
                    next++,
                    column(
                            connection,
                            "text",
                            tickets,
                            ticket -> ticket.passenger().riderCategory()));
            insert.setArray(next++, column(connection, "text", tickets, Ticket::fareClass));
            insert.setArray(
                    next++,
                    column(connection, "int8", tickets, ticket -> ticket.price().amount()));
            insert.setArray(
                    next++,
                    column(
                            connection,
                            "text",
                            tickets,
                            ticket -> ticket.passenger().sealedIdentity().orElse(null)));
            insert.setArray(next++, column(connection, "uuid", events, OutboxRow::id));
            insert.setArray(next++, column(connection, "text", events, OutboxRow::topic));
            insert.setArray(next++, column(connection, "text", events, OutboxRow::type));
            insert.setArray(next++, column(connection, "uuid", events, OutboxRow::aggregateId));
            insert.setArray(next, column(connection, "text", events, OutboxRow::payload));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                boolean booked = row.getInt(1) == 1;
                boolean answered = row.getInt(2) == 1 || answer == null;
                return !booked ? Written.NOT_ON_SALE : answered ? Written.DONE : Written.ANSWERED_BEFORE;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Keeps on which other seats of a new booking passengers end their journey; nothing to do where nobody changes. A statement of its
     * own: those who keep their seats shall not pay for it.
     */
    public void noteSeatChanges(Booking booking) {
        List<Ticket> changing = booking.tickets().stream()
                .filter(ticket -> ticket.change().isPresent())
                .toList();
        if (changing.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update ticket set second_claim_id = c.claim_id, second_seat_number = c.seat_number,
                                          change_sequence = c.sequence, change_stop_id = c.stop_id
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int4[], ?::uuid[])
                            as c (ticket_id, claim_id, seat_number, sequence, stop_id)
                        where ticket.ticket_id = c.ticket_id
                        """)) {
            update.setArray(1, column(connection, "uuid", changing, Ticket::id));
            update.setArray(2, column(connection, "uuid", changing, change(SeatChange::claimId)));
            update.setArray(3, column(connection, "text", changing, change(SeatChange::seatNumber)));
            update.setArray(4, column(connection, "int4", changing, change(SeatChange::sequence)));
            update.setArray(5, column(connection, "uuid", changing, change(SeatChange::stopId)));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Function<Ticket, Object> change(Function<SeatChange, Object> value) {
        return ticket -> ticket.change().map(value).orElseThrow();
    }

    private static <T> Array column(Connection connection, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    /** What became of a new booking; the caller rolls back unless it is {@link #DONE}. */
    public enum Written {
        DONE,
        /**
         * The bus has left the stop, the schedule is not on sale any more, its channel may not sell it now, or it was changed since the
         * booking was priced.
         */
        NOT_ON_SALE,
        /** A twin of this request committed first. */
        ANSWERED_BEFORE
    }

    /** What a repetition of a request is answered: a row of {@code idempotency_key}. */
    public record Answer(String caller, String key, String operation, String requestHash, String response) {
        private static final Answer NONE = new Answer("", "", "", "", "");
    }

    private static final String FIND = "select b from Booking b where b.reference = :reference";

    public Optional<Booking> find(String reference) {
        return em.createQuery(FIND, Booking.class)
                .setParameter("reference", BookingReference.normalized(reference))
                .getResultStream()
                .findFirst();
    }

    /** Those of these references that exist. */
    public List<Booking> findAll(List<String> references) {
        return em.createQuery("select b from Booking b where b.reference in :references", Booking.class)
                .setParameter(
                        "references",
                        references.stream().map(BookingReference::normalized).toList())
                .getResultList();
    }

    /**
     * A company's bookings that were sold over counters and on devices, the latest first; ix_booking_sold and its like lead to them.
     *
     * @param filter of one company
     * @param before only those that are older than this one
     */
    public List<Booking> sold(CounterSaleFilter filter, UUID before, int count) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("b.trip.companyId = :company", filter.companyId());
        given.put("b.id < :before", before);
        given.put("b.soldBy = :seller", filter.soldBy());
        given.put("b.deviceId = :device", filter.deviceId());
        given.put("b.createdAt >= :from", filter.from());
        given.put("b.createdAt < :to", filter.to());
        given.values().removeIf(Objects::isNull);
        TypedQuery<Booking> query = em.createQuery(
                "select b from Booking b where b.soldBy is not null and " + String.join(" and ", given.keySet())
                        + " order by b.id desc",
                Booking.class);
        given.forEach((condition, value) -> query.setParameter(condition.split(":")[1], value));
        return query.setMaxResults(count).getResultList();
    }

    /** Every payment that we were told of for these bookings. */
    public List<BookingPayment> paymentsOf(List<UUID> bookingIds) {
        return bookingIds.isEmpty()
                ? List.of()
                : em.createQuery("select p from BookingPayment p where p.bookingId in :bookings", BookingPayment.class)
                        .setParameter("bookings", bookingIds)
                        .getResultList();
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    public Optional<Booking> findForUpdate(String reference) {
        return em.createQuery(FIND, Booking.class)
                .setParameter("reference", BookingReference.normalized(reference))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private static final String LAPSED = """
            select booking_id from booking where status = 'RESERVED' and hold_expires_at <= clock_timestamp()
            order by hold_expires_at limit ?1 for update skip locked
            """;

    /**
     * Reserved bookings whose hold is over by the database's clock and which nobody else is working on, with their tickets;
     * {@code ix_booking_lapsing} leads to them.
     */
    public List<Booking> lapsedForUpdate(int limit) {
        List<?> ids = em.createNativeQuery(LAPSED).setParameter(1, limit).getResultList();
        return ids.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select distinct b from Booking b join fetch b.tickets where b.id in :ids",
                                Booking.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    private static final String ALIVE =
            "select b from Booking b where b.trip.scheduleId = :schedule and b.status in :alive and b.id > :after order by b.id";

    /**
     * Bookings of a schedule that hold or own seats, in the order of their ids, which nobody else changes until the transaction ends;
     * ix_booking_schedule leads to them.
     *
     * @param after the last one seen
     */
    public List<Booking> aliveForUpdate(UUID scheduleId, UUID after, int limit) {
        return em.createQuery(ALIVE, Booking.class)
                .setParameter("schedule", scheduleId)
                .setParameter("alive", List.of(BookingStatus.RESERVED, BookingStatus.PAID))
                .setParameter("after", after)
                .setMaxResults(limit)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Keeps the schedule's bookings that hold or own seats as they are until the transaction ends; ix_booking_schedule leads to them. */
    public void lockAlive(UUID scheduleId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select 1 from booking where schedule_id = ? and status in ('RESERVED', 'PAID')
                        order by booking_id for update
                        """)) {
            select.setObject(1, scheduleId);
            select.executeQuery();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which booking a ticket belongs to. */
    public Optional<UUID> bookingOf(UUID ticketId) {
        return em.createQuery("select t.booking.id from Ticket t where t.id = :ticket", UUID.class)
                .setParameter("ticket", ticketId)
                .getResultStream()
                .findFirst();
    }

    private static final String AWAITED = """
            select * from booking b where b.schedule_id = ?1 and b.from_sequence <= ?2 and b.status = 'PAID'
              and exists (select 1 from ticket t where t.booking_id = b.booking_id and t.status = 'PAID' and not t.superseded)
            order by b.booking_id limit ?3 for update
            """;

    /**
     * Paid bookings of a schedule that board at this stop or before and have a ticket that nobody boarded on, in the order of their ids,
     * which nobody else changes until the transaction ends; ix_booking_schedule leads to them.
     */
    @SuppressWarnings("unchecked") // a native query cannot be typed
    public List<Booking> awaitedForUpdate(UUID scheduleId, int sequence, int limit) {
        return em.createNativeQuery(AWAITED, Booking.class)
                .setParameter(1, scheduleId)
                .setParameter(2, sequence)
                .setParameter(3, limit)
                .getResultList();
    }

    /** Bookings by their ids; ids that are no booking's are left out. */
    public List<Booking> all(Collection<UUID> bookingIds) {
        return bookingIds.isEmpty()
                ? List.of()
                : em.createQuery("select b from Booking b where b.id in :ids", Booking.class)
                        .setParameter("ids", bookingIds)
                        .getResultList();
    }

    /**
     * Gives tickets, and exchanges that wait for their supplement, their new claims and seats. Native: a whole bus at once. The second
     * seats of those who change on the way are another statement, since one statement changes a row once.
     */
    public void reseat(List<MovedClaim> moves) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        with moved as (
                            select * from unnest(?::uuid[], ?::uuid[], ?::text[]) as moved (old_id, new_id, seat_number)),
                        waiting as (
                            update exchange_hold set claim_id = moved.new_id, seat_number = moved.seat_number from moved
                            where exchange_hold.claim_id = moved.old_id)
                        update ticket set claim_id = moved.new_id, seat_number = moved.seat_number, version = version + 1
                        from moved where ticket.claim_id = moved.old_id
                        """);
                PreparedStatement second = connection.prepareStatement("""
                        update ticket set second_claim_id = moved.new_id, second_seat_number = moved.seat_number, version = version + 1
                        from unnest(?::uuid[], ?::uuid[], ?::text[]) as moved (old_id, new_id, seat_number)
                        where ticket.second_claim_id = moved.old_id
                        """)) {
            for (PreparedStatement each : List.of(update, second)) {
                each.setArray(1, column(connection, "uuid", moves, MovedClaim::claimId));
                each.setArray(2, column(connection, "uuid", moves, MovedClaim::newClaimId));
                each.setArray(3, column(connection, "text", moves, MovedClaim::seatNumber));
                each.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Forgets what passengers told of their papers when the bus left so long ago; ix_ticket_identity leads to those who told
     * something.
     *
     * @return of how many passengers
     */
    public int forgetIdentities(Duration afterDeparture, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update ticket set passenger_identity = null, version = version + 1
                        where ticket_id in (
                            select t.ticket_id from ticket t join booking b using (booking_id) join schedule s using (schedule_id)
                            where t.passenger_identity is not null
                              and s.departure_time < clock_timestamp() - make_interval(secs => ?)
                            limit ? for update of t skip locked)
                        """)) {
            update.setLong(1, afterDeparture.toSeconds());
            update.setInt(2, limit);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * How many seats of a company wait for the money of a phone; until the transaction ends nobody else learns it for this phone.
     * ix_booking_pay_later leads to them.
     */
    public long lockSeatsWaitingFor(String phone, UUID companyId) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(
                        "select pg_advisory_xact_lock(hashtextextended('pay later ' || ? || ?::text, 0))");
                PreparedStatement count = connection.prepareStatement("""
                        select count(*) from booking b join ticket t using (booking_id)
                        where b.contact_phone = ? and b.company_id = ? and b.status = 'RESERVED' and b.pay_later
                          and b.hold_expires_at > clock_timestamp() and not t.superseded
                        """)) {
            lock.setString(1, phone);
            lock.setObject(2, companyId);
            lock.executeQuery();
            count.setString(1, phone);
            count.setObject(2, companyId);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps that a new booking is paid later. A statement of its own: those that are paid at once shall not pay for it. */
    public void reserve(Booking booking) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update booking set pay_later = true, remind_at = ? where booking_id = ?")) {
            update.setObject(
                    1, booking.remindAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
            update.setObject(2, booking.id());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String REMINDABLE = """
            select * from booking where status = 'RESERVED' and remind_at <= clock_timestamp()
            order by remind_at limit ?1 for update skip locked
            """;

    /** Reservations whose contact is to be reminded and which nobody else is working on; ix_booking_remind leads to them. */
    @SuppressWarnings("unchecked") // a native query cannot be typed
    public List<Booking> remindableForUpdate(int limit) {
        return em.createNativeQuery(REMINDABLE, Booking.class)
                .setParameter(1, limit)
                .getResultList();
    }

    /** Whether we were told of this payment before. */
    public boolean knowsPayment(UUID transactionId) {
        return em.find(BookingPayment.class, transactionId) != null;
    }

    public void add(BookingPayment payment) {
        em.persist(payment);
    }

    /** The payment, when we were told of it. */
    public Optional<BookingPayment> findPayment(UUID transactionId) {
        return Optional.ofNullable(em.find(BookingPayment.class, transactionId));
    }

    /** As {@link #find}, by its id, and nobody else changes it until the transaction ends. */
    public Optional<Booking> findForUpdate(UUID bookingId) {
        return Optional.ofNullable(em.find(Booking.class, bookingId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The moment by the database's clock, which decides what is over. */
    public Instant now() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select clock_timestamp()");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes what is to be there before something that refers to it. */
    public void flush() {
        em.flush();
    }

    /** A booking that was made of another; its tickets are there. */
    public void add(Booking booking) {
        em.persist(booking);
    }

    public void add(BookingShare share) {
        em.persist(share);
    }

    /** What stands behind a booking; uq_booking_share_payment leads to it. */
    public List<BookingShare> shares(UUID bookingId) {
        return em.createQuery("select s from BookingShare s where s.bookingId = :booking", BookingShare.class)
                .setParameter("booking", bookingId)
                .getResultList();
    }

    /** What a payment stands behind; ix_booking_share_transaction leads to it. */
    public List<BookingShare> sharesOf(UUID transactionId) {
        return em.createQuery("select s from BookingShare s where s.transactionId = :transaction", BookingShare.class)
                .setParameter("transaction", transactionId)
                .getResultList();
    }

    /** The bookings that a payment stands behind, in the order of their ids; nobody else changes them until the transaction ends. */
    public List<Booking> lockPaidBy(UUID transactionId) {
        return em.createQuery("""
                        select b from Booking b
                        where b.id in (select s.bookingId from BookingShare s where s.transactionId = :transaction)
                        order by b.id
                        """, Booking.class)
                .setParameter("transaction", transactionId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    public void add(Repayment repayment) {
        em.persist(repayment);
    }

    public Optional<Repayment> findRepayment(UUID refundId) {
        return Optional.ofNullable(em.find(Repayment.class, refundId));
    }

    /** What was asked back for a booking; ix_repayment_booking leads to it. */
    public List<Repayment> repayments(UUID bookingId) {
        return em.createQuery("select r from Repayment r where r.bookingId = :booking", Repayment.class)
                .setParameter("booking", bookingId)
                .getResultList();
    }

    public boolean knowsRefund(UUID refundId) {
        return em.find(BookingRefund.class, refundId) != null;
    }

    public void add(BookingRefund refund) {
        em.persist(refund);
    }

    /** How much of a payment went back, in its minor units. */
    public long refunded(UUID transactionId) {
        return em.createQuery(
                        "select coalesce(sum(r.amount), 0) from BookingRefund r where r.transactionId = :transaction",
                        Number.class) // EclipseLink answers a BigDecimal
                .setParameter("transaction", transactionId)
                .getSingleResult()
                .longValue();
    }
}
