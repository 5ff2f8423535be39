package dev.twende.payment.transactions.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import dev.twende.payment.Orders;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.transactions.control.PayableBooking;
import dev.twende.payment.transactions.entity.Transaction;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransactionShapesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void tellsHowItStandsButNeverThePhoneOrTheSecret() {
        CollectionOrder order = Orders.collect(new Money(5000, "RWF"), "254712345678");
        Transaction transaction = new Transaction(PaymentMethod.MPESA, order, Optional.empty(), NOW, NOW);
        transaction.acknowledged(ProviderIds.of("ws_CO_1", "1-2-3"), NOW);

        assertThat(Json.mapper().toJson(TransactionResponse.from(transaction)))
                .isEqualTo("{\"amount\":{\"amount\":5000,\"currency\":\"RWF\"},\"booking_reference\":\"ABCD2345\","
                        + "\"created_at\":\"2026-03-01T08:00:00Z\",\"method\":\"MPESA\",\"status\":\"PENDING\","
                        + "\"transaction_id\":\"" + order.transactionId()
                        + "\",\"updated_at\":\"2026-03-01T08:00:00Z\"}");
        assertThat(order.toString()).doesNotContain(Orders.SECRET).doesNotContain("254712345678");
    }

    @Test
    void readsARequest() {
        assertThat(Json.mapper()
                        .fromJson(
                                "{\"booking_reference\":\"ABCD2345\",\"method\":\"MPESA\",\"msisdn\":\"254712345678\"}",
                                TransactionRequest.class))
                .isEqualTo(new TransactionRequest("ABCD2345", "MPESA", "254712345678"));
    }

    @Test
    void readsTicketingsAnswer() {
        UUID company = UUID.randomUUID();

        assertThat(Json.mapper()
                        .fromJson(
                                "{\"booking_reference\":\"ABCD2345\",\"company_id\":\"" + company
                                        + "\",\"amount\":{\"amount\":5000,\"currency\":\"RWF\"},\"hold_expires_at\":\"2026-03-01T08:00:00Z\"}",
                                PayableBooking.class))
                .isEqualTo(new PayableBooking("ABCD2345", company, new Money(5000, "RWF"), NOW, null));
    }
}
