package dev.twende.payment.transactions.control;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.payment.PaymentSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the database itself does not let happen to a payment, whatever the program believes. */
class TransactionTableTest {
    private static final String INSERT = """
            insert into transaction (id, version, booking_reference, company_id, amount, currency, method, msisdn, status,
                callback_secret, checkout_request_id, provider_ref, owed_back, paid_back, created_at, updated_at)
            values (gen_random_uuid(), 1, ?, gen_random_uuid(), 5000, 'RWF', 'MPESA', '254712345678', ?,
                gen_random_uuid()::text, ?, ?, ?, 0, now(), now())
            """;

    private static PaymentSchema schema;

    private final String booking = unique().substring(0, 8).toUpperCase(Locale.ROOT);

    @BeforeAll
    static void start() {
        schema = PaymentSchema.running();
    }

    @Test
    void aReceiptBelongsToOnePayment() throws SQLException {
        String receipt = unique();
        insert("SUCCEEDED", unique(), receipt, 0);

        assertThatThrownBy(() -> insert("SUCCEEDED", unique(), receipt, 0))
                .hasMessageContaining("uq_transaction_provider_ref");
    }

    @Test
    void aPushBelongsToOnePayment() throws SQLException {
        String push = unique();
        insert("FAILED", push, null, 0);

        assertThatThrownBy(() -> insert("FAILED", push, null, 0))
                .hasMessageContaining("uq_transaction_checkout_request_id");
    }

    @Test
    void aBookingHasOneLiveAttemptAndAnyNumberOfOthers() throws SQLException {
        insert("FAILED", unique(), null, 0);
        insert("EXPIRED", unique(), null, 0);
        insert("SUCCEEDED", unique(), unique(), 0);
        insert("PENDING", unique(), null, 0);

        for (String live : new String[] {"CREATED", "PENDING", "UNKNOWN"}) {
            assertThatThrownBy(() -> insert(live, unique(), null, 0))
                    .as(live)
                    .hasMessageContaining("uq_transaction_live_booking");
        }
    }

    @Test
    void noMoreIsOwedBackThanWasPaid() throws SQLException {
        insert("REFUND_DUE", unique(), unique(), 5000);

        assertThatThrownBy(() -> insert("REFUND_DUE", unique(), unique(), 5001))
                .hasMessageContaining("ck_transaction_owed_back");
    }

    private void insert(String status, String push, String receipt, long owedBack) throws SQLException {
        try (Connection house = schema.connect();
                PreparedStatement insert = house.prepareStatement(INSERT)) {
            insert.setString(1, booking);
            insert.setString(2, status);
            insert.setString(3, push);
            insert.setString(4, receipt);
            insert.setLong(5, owedBack);
            insert.executeUpdate();
        }
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
