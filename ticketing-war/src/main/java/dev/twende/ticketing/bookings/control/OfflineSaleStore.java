package dev.twende.ticketing.bookings.control;

import dev.twende.kit.id.Ids;
import dev.twende.kit.sql.Columns;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingPayment;
import dev.twende.ticketing.bookings.entity.OfflineSale;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Writes the bookings of many sales at once. Native: a device that was away for days brings hundreds. */
@ApplicationScoped
public class OfflineSaleStore {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** Which of these sales are of seats that were lent to the device at some time, and not given back, by the booking's id. */
    public Set<UUID> lentOnce(UUID deviceId, List<OfflineSale> sales) {
        Map<UUID, List<OfflineSale>> byLease =
                sales.stream().filter(OfflineSale::isLent).collect(Collectors.groupingBy(OfflineSale::leaseId));
        Set<UUID> lent = new HashSet<>();
        if (byLease.isEmpty()) {
            return lent;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select lease_id, schedule_id, lower(segments), upper(segments) from seat_lease
                        where lease_id = any(?) and device_id = ? and status <> 'RETURNED'
                        """)) {
            select.setArray(1, connection.createArrayOf("uuid", byLease.keySet().toArray()));
            select.setObject(2, deviceId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID scheduleId = row.getObject(2, UUID.class);
                    Segments segments = new Segments(row.getInt(3), row.getInt(4));
                    byLease.get(row.getObject(1, UUID.class)).stream()
                            .filter(sale -> sale.trip().scheduleId().equals(scheduleId))
                            .filter(sale -> segments.from() <= sale.segments().from()
                                    && sale.segments().to() <= segments.to())
                            .forEach(sale -> lent.add(sale.bookingId()));
                }
                return lent;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Writes bookings with their tickets and payments. A payment stands behind a booking that is sold; another waits for a decision.
     *
     * @param sales which each booking was made of, by its id
     */
    public void add(List<Booking> bookings, Map<UUID, OfflineSale> sales) {
        addBookings(bookings, booking -> sales.get(booking.id()));
        addTickets(bookings.stream()
                .flatMap(booking -> booking.tickets().stream().map(ticket -> new Line(booking, ticket)))
                .toList());
    }

    /** The codes that a device printed for seats that others have are void; scanners without network learn so. */
    public void revoke(List<UUID> bookingIds) {
        if (bookingIds.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into ticket_revocation (ticket_id, up_to_issue, company_id, schedule_id, reason, ride_ends_at)
                        select t.ticket_id, t.issue, b.company_id, b.schedule_id, 'CANCELLED',
                               coalesce(alighting.arrival_time, s.departure_time + interval '7 days')
                        from ticket t join booking b using (booking_id) join schedule s using (schedule_id)
                            left join schedule_stop alighting
                                on alighting.schedule_id = b.schedule_id and alighting.sequence = b.to_sequence
                        where b.booking_id = any(?)
                        on conflict on constraint pk_ticket_revocation do nothing
                        """)) {
            insert.setArray(1, connection.createArrayOf("uuid", bookingIds.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addBookings(List<Booking> bookings, Function<Booking, OfflineSale> sale) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into booking (booking_id, booking_reference, company_id, schedule_id, from_stop_id, to_stop_id,
                                             from_sequence, to_sequence, contact_phone, contact_email, contact_language, amount, currency,
                                             fare_conditions, status, hold_expires_at, created_at, sold_by, device_id, discount)
                        select sold.*, 0 from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::smallint[],
                                ?::smallint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                                ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::uuid[]) as sold
                        """)) {
            Columns<Booking> columns = new Columns<>(insert, 1, bookings);
            columns.add("uuid", Booking::id);
            columns.add("text", Booking::reference);
            columns.add("uuid", booking -> booking.trip().companyId());
            columns.add("uuid", booking -> booking.trip().scheduleId());
            columns.add("uuid", booking -> booking.trip().fromStopId());
            columns.add("uuid", booking -> booking.trip().toStopId());
            columns.add("int2", booking -> booking.trip().fromSequence());
            columns.add("int2", booking -> booking.trip().toSequence());
            columns.add("text", booking -> booking.contact().phone());
            columns.add("text", booking -> booking.contact().email().orElse(null));
            columns.add("text", booking -> booking.contact().language());
            columns.add("int8", booking -> booking.total().amount());
            columns.add("text", booking -> booking.total().currency());
            columns.add("text", booking -> booking.fareConditions().orElse(null));
            columns.add("text", booking -> booking.status().name());
            columns.add("timestamptz", booking -> booking.holdExpiresAt().atOffset(ZoneOffset.UTC));
            columns.add("timestamptz", booking -> booking.createdAt().atOffset(ZoneOffset.UTC));
            columns.add("uuid", booking -> sale.apply(booking).seller().userId());
            columns.add("uuid", booking -> sale.apply(booking).seller().deviceId());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addTickets(List<Line> lines) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into ticket (booking_id, ticket_id, position, claim_id, seat_number, passenger_name, passenger_phone,
                                            rider_category, fare_class, price, currency, status)
                        select * from unnest(?::uuid[], ?::uuid[], ?::smallint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                                             ?::text[], ?::bigint[], ?::text[], ?::text[])
                        """)) {
            Columns<Line> columns = new Columns<>(insert, 1, lines);
            columns.add("uuid", line -> line.booking().id());
            columns.add("uuid", line -> line.ticket().id());
            columns.add("int2", line -> line.ticket().position());
            columns.add("uuid", line -> line.ticket().claimId());
            columns.add("text", line -> line.ticket().seatNumber());
            columns.add("text", line -> line.ticket().passenger().name());
            columns.add("text", line -> line.ticket().passenger().phone().orElse(null));
            columns.add("text", line -> line.ticket().passenger().riderCategory());
            columns.add("text", line -> line.ticket().fareClass());
            columns.add("int8", line -> line.ticket().price().amount());
            columns.add("text", line -> line.ticket().price().currency());
            columns.add("text", line -> line.ticket().status().name());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes payments; what was accepted stands behind its booking. */
    public void addPayments(Collection<BookingPayment> payments) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        with paid as (
                            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[])
                                as paid (share_id, transaction_id, booking_id, amount, currency, outcome, recorded_at)),
                        noted as (
                            insert into booking_payment (transaction_id, booking_id, amount, currency, outcome, recorded_at)
                            select transaction_id, booking_id, amount, currency, outcome, recorded_at from paid)
                        insert into booking_share (share_id, booking_id, transaction_id, amount, currency, version)
                        select share_id, booking_id, transaction_id, amount, currency, 1 from paid where outcome = 'ACCEPTED'
                        """)) {
            Columns<BookingPayment> columns = new Columns<>(insert, 1, List.copyOf(payments));
            columns.add("uuid", payment -> Ids.next());
            columns.add("uuid", BookingPayment::transactionId);
            columns.add("uuid", BookingPayment::bookingId);
            columns.add("int8", payment -> payment.money().amount());
            columns.add("text", payment -> payment.money().currency());
            columns.add("text", payment -> payment.outcome().name());
            columns.add("timestamptz", payment -> payment.recordedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Line(Booking booking, Ticket ticket) {}
}
