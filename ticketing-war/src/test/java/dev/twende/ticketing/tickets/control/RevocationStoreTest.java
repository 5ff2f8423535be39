package dev.twende.ticketing.tickets.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.twende.ticketing.seats.control.TicketingSchema;
import dev.twende.ticketing.tickets.control.RevocationStore.Found;
import dev.twende.ticketing.tickets.entity.Revocation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes void is listed by the database, whoever changes a ticket, and nothing that is committed late is passed over. */
class RevocationStoreTest {
    private static final UUID NIL = new UUID(0, 0);
    private static final int LIMIT = 100;

    private static TicketingSchema schema;
    private static RevocationStore store;

    private final UUID company = UUID.randomUUID();
    private final UUID schedule = UUID.randomUUID();

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        store = new RevocationStore();
        store.database = schema.dataSource();
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static void run(String sql, Object... values) {
        try (Connection connection = schema.dataSource().getConnection()) {
            run(connection, sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A ticket of three stops, an hour from stop to stop, for the first of two stretches; the departure is so many days from now. */
    private UUID ticket(String status, int days) {
        run("""
                insert into schedule (schedule_id, company_id, company_name, route_id, route_name, bus_id, plate_number, service_date,
                    departure_time, announced_departure, currency, seats, stop_count, fares, status)
                values (?, ?, 'Volcano', gen_random_uuid(), 'K - R', gen_random_uuid(), 'RAD 1', current_date,
                    now() + ? * interval '1 day', now(), 'RWF', '{1}', 3, '{1,2,1}', 'SCHEDULED')
                on conflict do nothing
                """, schedule, company, days);
        run("""
                insert into schedule_stop (schedule_id, sequence, stop_id, name, time_zone, arrival_time, departure_time, local_date,
                    pickup, drop_off)
                select ?, i, gen_random_uuid(), 'S', 'Africa/Kigali', s.departure_time + i * interval '1 hour',
                    s.departure_time + i * interval '1 hour', current_date, true, true
                from generate_series(0, 2) i, schedule s where s.schedule_id = ?
                on conflict do nothing
                """, schedule, schedule);
        UUID ticket = UUID.randomUUID();
        run("""
                with claim as (
                    insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id)
                    values (gen_random_uuid(), ?, ?, '[0,1)', 'SALE', gen_random_uuid()) returning claim_id),
                booked as (
                    insert into booking (booking_id, booking_reference, company_id, schedule_id, from_stop_id, to_stop_id,
                        from_sequence, to_sequence, contact_phone, amount, currency, status, hold_expires_at, created_at)
                    values (gen_random_uuid(), ?, ?, ?, gen_random_uuid(), gen_random_uuid(), 0, 1, '1', 1, 'RWF', 'PAID', now(),
                        now())
                    returning booking_id)
                insert into ticket (ticket_id, booking_id, position, claim_id, seat_number, passenger_name, price, currency, status)
                select ?, booking_id, 0, claim_id, '1', 'Uwase', 1, 'RWF', ? from claim, booked
                """, schedule, ticket.toString(), ticket.toString(), company, schedule, ticket, status);
        return ticket;
    }

    /** The server's own housekeeping is a transaction too, and may be under way. */
    private static void awaitQuiet() {
        await().until(() -> schema.count("select count(*) from pg_snapshot_xip(pg_current_snapshot())") == 0);
    }

    private Found all() {
        awaitQuiet();
        return store.page(company, "0", NIL, 0, LIMIT);
    }

    private List<Revocation> since(Found seen) {
        awaitQuiet();
        return store.page(company, seen.fence(), NIL, 0, LIMIT).revocations();
    }

    @Test
    void whatWasPaidForAndIsNoLongerGoodIsListedWithItsReason() {
        UUID cancelled = ticket("PAID", 1);
        UUID exchanged = ticket("PAID", 1);
        UUID reissued = ticket("PAID", 1);
        UUID refunded = ticket("NO_SHOW", 1);
        run("update ticket set status = 'CANCELLED' where ticket_id = ?", cancelled);
        run("update ticket set status = 'REFUNDED' where ticket_id = ?", cancelled);
        run("update ticket set status = 'CANCELLED', superseded = true where ticket_id = ?", exchanged);
        run("update ticket set issue = issue + 1 where ticket_id = ?", reissued);
        run("update ticket set status = 'REFUNDED' where ticket_id = ?", refunded);
        assertThat(all().revocations())
                .extracting(Revocation::ticketId, Revocation::upToIssue, Revocation::reason)
                .containsExactlyInAnyOrder(
                        tuple(cancelled, 1, "CANCELLED"),
                        tuple(exchanged, 1, "EXCHANGED"),
                        tuple(reissued, 1, "REISSUED"),
                        tuple(refunded, 1, "REFUNDED"));
        assertThat(all().revocations())
                .allSatisfy(revocation -> assertThat(revocation.scheduleId()).isEqualTo(schedule));

        Found seen = all();
        run("update ticket set status = 'CANCELLED' where ticket_id = ?", reissued);
        assertThat(since(seen))
                .singleElement()
                .satisfies(again -> assertThat(again.upToIssue()).isEqualTo(2));
        assertThat(store.page(UUID.randomUUID(), "0", NIL, 0, LIMIT).revocations())
                .as("another company's")
                .isEmpty();
    }

    @Test
    void whatNobodyPaidForOrIsStillGoodIsNotListed() {
        run("update ticket set status = 'CANCELLED' where ticket_id = ?", ticket("RESERVED", 1));
        run("update ticket set status = 'EXPIRED' where ticket_id = ?", ticket("RESERVED", 1));
        run("update ticket set status = 'PAID' where ticket_id = ?", ticket("RESERVED", 1));
        run("update ticket set status = 'BOARDED' where ticket_id = ?", ticket("PAID", 1));
        run("update ticket set status = 'NO_SHOW' where ticket_id = ?", ticket("PAID", 1));
        run("update ticket set seat_number = '2' where ticket_id = ?", ticket("PAID", 1));
        assertThat(all().revocations()).isEmpty();
    }

    @Test
    void aRevocationThatIsCommittedLateIsReadLateAndNotPassedOver() throws SQLException {
        UUID slow = ticket("PAID", 1);
        UUID fast = ticket("PAID", 1);
        String cancel = "update ticket set status = 'CANCELLED' where ticket_id = ?";
        Found seen;
        try (Connection late = schema.dataSource().getConnection()) {
            late.setAutoCommit(false);
            run(late, cancel, slow);
            run(cancel, fast);
            seen = store.page(company, "0", NIL, 0, LIMIT);
            late.commit();
            late.setAutoCommit(true);
        }
        assertThat(seen.revocations()).as("the slow one began before it").isEmpty();
        assertThat(since(seen)).extracting(Revocation::ticketId).containsExactly(slow, fast);
    }

    @Test
    void pagesFollowEachOtherAndAPlaceFromElsewhereIsRecognized() {
        for (int i = 0; i < 5; i++) {
            run("update ticket set status = 'CANCELLED' where ticket_id = ?", ticket("PAID", 1));
        }
        awaitQuiet();
        List<Revocation> first = store.page(company, "0", NIL, 0, 3).revocations();
        Revocation last = first.get(2);
        List<Revocation> second = store.page(company, last.position(), last.ticketId(), last.upToIssue(), 3)
                .revocations();
        assertThat(first).hasSize(3).doesNotContainAnyElementsOf(second);
        assertThat(second).hasSize(2);
        assertThat(all().isAhead()).isFalse();
        assertThat(store.page(company, "999999999999", NIL, 0, 3).isAhead()).isTrue();
    }

    @Test
    void whatNobodyCouldMistakeForGoodIsDropped() {
        UUID old = ticket("PAID", -8);
        run("update ticket set status = 'CANCELLED' where ticket_id = ?", old);
        assertThat(all().revocations()).hasSize(1);
        assertThat(store.drop(Duration.ofDays(9), LIMIT)).isZero();
        assertThat(store.drop(Duration.ofDays(7), LIMIT)).isEqualTo(1);
        assertThat(all().revocations()).isEmpty();
    }
}
