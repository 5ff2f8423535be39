package dev.twende.ticketing.vouchers.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.seats.control.TicketingSchema;
import dev.twende.ticketing.vouchers.entity.Purchase;
import dev.twende.ticketing.vouchers.entity.Usage;
import dev.twende.ticketing.vouchers.entity.UseStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The uses' SQL on a real PostgreSQL, with the trigger that lets a use follow its booking. */
class VoucherStoreTest {
    private static final String PHONE = "250788123456";

    private static TicketingSchema schema;
    private static VoucherStore store;

    private final UUID voucher = UUID.randomUUID();

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        store = new VoucherStore();
        store.database = schema.dataSource();
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private static void exec(String sql) throws SQLException {
        try (Connection connection = store.database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void issue() throws SQLException {
        exec("""
                insert into voucher (voucher_id, company_id, batch_id, code, kind, amount, currency, name, valid_from, valid_until,
                                     max_uses, scope, issued_at, version)
                values ('%1$s', gen_random_uuid(), gen_random_uuid(), '%1$s', 'BALANCE', 5000, 'RWF', 'Gift', now(),
                        now() + interval '1 year', 100, ';;', now(), 1)
                """.formatted(voucher));
    }

    /** A booking that uses the voucher, and its use. */
    private UUID use(String phone, long off) throws SQLException {
        UUID booking = UUID.randomUUID();
        exec("""
                insert into booking (booking_id, booking_reference, company_id, schedule_id, from_stop_id, to_stop_id, from_sequence,
                                     to_sequence, contact_phone, amount, currency, voucher_id, discount, status, hold_expires_at,
                                     created_at)
                values ('%1$s', '%1$s', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 0, 1, '%2$s', 1000,
                        'RWF', '%3$s', %4$d, 'RESERVED', now(), now())
                """.formatted(booking, phone, voucher, off));
        store.reserve(
                UUID.randomUUID(),
                voucher,
                booking,
                booking.toString(),
                new Purchase(null, null, null, null, "WEB", new Money(1_000 + off, "RWF"), phone),
                off);
        return booking;
    }

    private static void become(UUID booking, String status) throws SQLException {
        exec("update booking set status = '" + status + "' where booking_id = '" + booking + "'");
    }

    private static UseStatus status(UUID booking) {
        return store.useOf(booking).orElseThrow().status();
    }

    @Test
    void aUseGoesTheWayOfItsBookingWhoeverMovesIt() throws SQLException {
        issue();
        UUID paid = use(PHONE, 300);
        UUID lapsed = use(PHONE, 200);
        UUID released = use("250788999999", 100);
        assertThat(store.usage(voucher, PHONE)).isEqualTo(new Usage(3, 2, 600));
        become(paid, "PAID");
        exec("update booking set status = 'EXPIRED' where booking_id in ('" + lapsed + "')");
        become(released, "CANCELLED");
        assertThat(status(paid)).isEqualTo(UseStatus.FINAL);
        assertThat(status(lapsed)).isEqualTo(UseStatus.RETURNED);
        assertThat(status(released)).isEqualTo(UseStatus.RETURNED);
        assertThat(store.usage(voucher, PHONE)).isEqualTo(new Usage(1, 1, 300));
        assertThat(store.usages(List.of(voucher, UUID.randomUUID()))).isEqualTo(Map.of(voucher, new Usage(1, 0, 300)));
        become(paid, "CANCELLED"); // refunded money does not bring the voucher back by itself
        assertThat(status(paid)).isEqualTo(UseStatus.FINAL);
    }

    @Test
    void aUseThatWasGivenBackIsTakenAgainAndBecomesFinalWithTheLateMoney() throws SQLException {
        issue();
        UUID booking = use(PHONE, 300);
        become(booking, "EXPIRED");
        assertThat(store.move(booking, UseStatus.RETURNED, UseStatus.RESERVED)).isPresent();
        assertThat(store.move(booking, UseStatus.RETURNED, UseStatus.RESERVED)).isEmpty();
        become(booking, "PAID"); // as JPA writes EXPIRED, RESERVED and PAID in one update
        assertThat(status(booking)).isEqualTo(UseStatus.FINAL);
        assertThat(store.move(booking, UseStatus.FINAL, UseStatus.RETURNED)).isPresent();
        assertThat(store.usage(voucher, null)).isEqualTo(Usage.NONE);
    }

    @Test
    void theHistoryIsReadInPagesOldestFirst() throws SQLException {
        issue();
        use(PHONE, 1);
        use(PHONE, 2);
        use(PHONE, 3);
        var first = store.usesOf(voucher, new UUID(0, 0), 2);
        var rest = store.usesOf(voucher, first.get(1).id(), 2);
        assertThat(first).hasSize(2);
        assertThat(rest).hasSize(1);
        assertThat(first.get(0).currency()).isEqualTo("RWF");
        assertThat(List.of(
                        first.get(0).amount(),
                        first.get(1).amount(),
                        rest.get(0).amount()))
                .containsExactlyInAnyOrder(1L, 2L, 3L);
    }
}
