package dev.twende.payment.fiscalreceipts.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.money.Money;
import dev.twende.launcher.simulator.VsdcSimulator;
import dev.twende.payment.fiscalreceipts.entity.ReceiptKind;
import dev.twende.payment.fiscalreceipts.entity.SignedReceipt;
import dev.twende.payment.fiscalreceipts.entity.TaxType;
import dev.twende.payment.fiscalreceipts.entity.Taxpayer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our client and the simulated device. */
class VsdcTest {
    private static final String TIN = "102030405";

    private final VsdcSimulator simulator = new VsdcSimulator(0);
    private Vsdc device;

    @BeforeEach
    void start() {
        simulator.start();
        device = new Vsdc(new FiscalConfig(
                Optional.of(simulator.url()),
                "RWF",
                Duration.ofSeconds(1),
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2)));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void signsASaleOnceHoweverOftenItIsTold() {
        SignedReceipt signed = signed(device.sign(sale(1, 5000)));

        assertThat(signed(device.sign(sale(1, 5000)))).isEqualTo(signed);
        assertThat(signed(device.sign(sale(2, 5000))).receiptNumber()).isNotEqualTo(signed.receiptNumber());
    }

    @Test
    void signsARefundOfASaleThatItKnows() {
        assertThat(device.sign(refund(2, 1))).isInstanceOf(FiscalReply.Refused.class);
        signed(device.sign(sale(1, 5000)));

        signed(device.sign(refund(2, 1)));
    }

    @Test
    void doesNotTakeSilenceForANo() throws IOException, InterruptedException {
        for (String outcome : new String[] {"CUT", "SLOW", "TROUBLE"}) {
            next(outcome);
            FiscalInvoice sale = sale(outcome.length(), 5000 + outcome.length());
            assertThat(device.sign(sale)).as(outcome).isInstanceOf(FiscalReply.NoAnswer.class);
            signed(device.sign(sale));
        }
        script("{\"down_ms\": 60000}");
        assertThat(device.sign(sale(9, 5000))).isInstanceOf(FiscalReply.NoAnswer.class);
        simulator.stop();
        assertThat(device.sign(sale(9, 5000))).isInstanceOf(FiscalReply.NoAnswer.class);
    }

    @Test
    void takesADefiniteNoForOne() throws IOException, InterruptedException {
        next("REFUSED");
        assertThat(device.sign(sale(1, 5000)))
                .isInstanceOfSatisfying(
                        FiscalReply.Refused.class, no -> assertThat(no.code()).isEqualTo("901"));

        signed(device.sign(sale(1, 5000)));
        assertThat(device.sign(sale(1, 4000))).as("another sale").isInstanceOf(FiscalReply.Refused.class);
    }

    @Test
    void understandsNoOtherAnswer() {
        for (String body : new String[] {
            "", "null", "[]", "<html>", "{}", "{\"resultCd\":\"000\"}", "{\"resultCd\":\"000\",\"data\":{\"rcptNo\":1}}"
        }) {
            assertThat(VsdcMessages.read(200, body)).as(body).isInstanceOf(FiscalReply.NoAnswer.class);
        }
        assertThat(VsdcMessages.read(200, "{\"resultCd\":\"994\"}")).isInstanceOf(FiscalReply.Refused.class);
    }

    @Test
    void saysWhatIsInThePrice() {
        JsonObject taxed = VsdcMessages.saveSales(new FiscalInvoice(
                UUID.randomUUID(),
                ReceiptKind.REFUND,
                new Taxpayer(UUID.randomUUID(), TIN, "01", TaxType.B),
                12,
                Optional.of(3L),
                "ABCD2345",
                new Money(5000, "RWF"),
                "CASH",
                Instant.parse("2026-03-01T22:30:00Z")));

        assertThat(taxed.getString("rcptTyCd")).isEqualTo("R");
        assertThat(taxed.getInt("orgInvcNo")).isEqualTo(3);
        assertThat(taxed.getString("salesDt")).as("the day in Kigali").isEqualTo("20260302");
        assertThat(taxed.getString("pmtTyCd")).isEqualTo("01");
        assertThat(taxed.getInt("taxAmtB")).isEqualTo(763);
        assertThat(taxed.getInt("taxblAmtA")).isZero();
        assertThat(taxed.getJsonArray("itemList").getJsonObject(0).getString("taxTyCd"))
                .isEqualTo("B");
    }

    private static SignedReceipt signed(FiscalReply reply) {
        assertThat(reply).isInstanceOf(FiscalReply.Signed.class);
        return ((FiscalReply.Signed) reply).receipt();
    }

    private static FiscalInvoice sale(long number, long amount) {
        return invoice(ReceiptKind.SALE, number, Optional.empty(), amount);
    }

    private static FiscalInvoice refund(long number, long original) {
        return invoice(ReceiptKind.REFUND, number, Optional.of(original), 2000);
    }

    private static FiscalInvoice invoice(ReceiptKind kind, long number, Optional<Long> original, long amount) {
        return new FiscalInvoice(
                UUID.randomUUID(),
                kind,
                new Taxpayer(UUID.randomUUID(), TIN, "00", TaxType.A),
                number,
                original,
                "ABCD2345",
                new Money(amount, "RWF"),
                "MPESA",
                Instant.parse("2026-03-01T08:00:00Z"));
    }

    private void next(String outcome) throws IOException, InterruptedException {
        script("{\"tin\": \"" + TIN + "\", \"outcomes\": [\"" + outcome + "\"]}");
    }

    private void script(String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(simulator.url().resolve("/simulator/script"))
                .POST(BodyPublishers.ofString(json))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }
}
