package dev.twende.payment.providers.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.money.Money;
import dev.twende.payment.Orders;
import dev.twende.payment.providers.entity.CollectionClaim;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.CollectionReply;
import dev.twende.payment.providers.entity.Msisdn;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.ResultCode;
import dev.twende.payment.providers.entity.StatusQuery;
import dev.twende.payment.providers.entity.StatusReply;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DarajaMessagesTest {
    private static final Instant NOW = Instant.parse("2021-06-28T06:24:08Z");
    private static final MpesaConfig US = Daraja.config(
            URI.create("http://daraja"), "key", "secret", URI.create("https://pay.twende.example"), Optional.empty());
    private static final StatusQuery QUERY = new StatusQuery(
            UUID.randomUUID(), ProviderIds.of("ws_CO_1", "29115-1"), new Money(5000, "KES"), Optional.empty());
    private static final String ACCEPTED = """
            {"MerchantRequestID":"2654-1","CheckoutRequestID":"ws_CO_1","ResponseCode":"0",
             "ResponseDescription":"Success. Request accepted for processing","CustomerMessage":"..."}""";

    // ---- what we send

    @Test
    void signsWithShortCodePasskeyAndNairobiTime() {
        assertThat(DarajaMessages.timestamp(NOW)).isEqualTo("20210628092408");
        assertThat(DarajaMessages.password("174379", "passkey", "20210628092408"))
                .isEqualTo("MTc0Mzc5cGFzc2tleTIwMjEwNjI4MDkyNDA4");
    }

    @Test
    void pushesToTheLetter() {
        CollectionOrder order = Orders.collect(new Money(5000, "KES"), "254712345678");

        assertThat(DarajaMessages.push(US, order, new Msisdn("254712345678"), NOW))
                .hasToString("{\"BusinessShortCode\":174379,\"Password\":\"MTc0Mzc5cGFzc2tleTIwMjEwNjI4MDkyNDA4\","
                        + "\"Timestamp\":\"20210628092408\",\"TransactionType\":\"CustomerPayBillOnline\",\"Amount\":\"50\","
                        + "\"PartyA\":\"254712345678\",\"PartyB\":\"174379\",\"PhoneNumber\":\"254712345678\","
                        + "\"CallBackURL\":\"https://pay.twende.example/payment/v1/callbacks/5ec7e7\","
                        + "\"AccountReference\":\"ABCD2345\",\"TransactionDesc\":\"Twende ticket\"}");
    }

    @Test
    void asksToTheLetter() {
        assertThat(DarajaMessages.statusQuery(US, ProviderIds.of("ws_CO_1"), NOW))
                .hasToString("{\"BusinessShortCode\":174379,\"Password\":\"MTc0Mzc5cGFzc2tleTIwMjEwNjI4MDkyNDA4\","
                        + "\"Timestamp\":\"20210628092408\",\"CheckoutRequestID\":\"ws_CO_1\"}");
    }

    // ---- the reply to a push

    @Test
    void readsAnAcceptedPush() {
        assertThat(pushReply(200, ACCEPTED))
                .isEqualTo(new CollectionReply.Accepted(ProviderIds.of("ws_CO_1", "2654-1")));
    }

    @Test
    void readsADefiniteRefusalWithItsCode() {
        assertThat(
                        pushReply(
                                400,
                                "{\"requestId\":\"1\",\"errorCode\":\"400.002.02\",\"errorMessage\":\"Bad Request - Invalid PhoneNumber\"}"))
                .isEqualTo(new CollectionReply.Refused("400.002.02", "Bad Request - Invalid PhoneNumber"));
        assertThat(pushReply(200, "{\"ResponseCode\":\"1\",\"ResponseDescription\":\"Rejected\"}"))
                .isEqualTo(new CollectionReply.Refused("1", "Rejected"));
        assertThat(pushReply(403, "<html>")).isEqualTo(new CollectionReply.Refused("403", ""));
    }

    @Test
    void concludesNothingFromTroubleOnTheOtherSide() {
        assertThat(pushReply(503, "{\"errorCode\":\"500.003.02\",\"errorMessage\":\"System is busy\"}"))
                .isEqualTo(new CollectionReply.Unknown());
        assertThat(pushReply(500, "{\"errorCode\":\"500.001.1001\",\"errorMessage\":\"Unable to lock subscriber\"}"))
                .isEqualTo(new CollectionReply.Unknown());
        assertThat(pushReply(200, "<html>proxy</html>")).isEqualTo(new CollectionReply.Unknown());
        assertThat(pushReply(200, "{\"ResponseCode\":\"0\"}")).isEqualTo(new CollectionReply.Unknown());
        assertThat(DarajaMessages.readPushReply(ProviderReply.none())).isEqualTo(new CollectionReply.Unknown());
    }

    // ---- the answer to a status query

    @Test
    void readsHowItEndedWithTheCodeAsText() {
        assertThat(
                        statusReply(
                                200,
                                "{\"ResponseCode\":\"0\",\"CheckoutRequestID\":\"ws_CO_1\",\"ResultCode\":\"0\",\"ResultDesc\":\"ok\"}"))
                .isEqualTo(new StatusReply.Paid(ResultCode.PROCESSED, "ok", Optional.empty(), Optional.empty()));
        assertThat(
                        statusReply(
                                200,
                                "{\"ResponseCode\":\"0\",\"CheckoutRequestID\":\"ws_CO_1\",\"ResultCode\":1032,\"ResultDesc\":\"no\"}"))
                .isEqualTo(new StatusReply.Failed(new ResultCode("1032"), "no"));
        assertThat(statusReply(
                        200,
                        "{\"ResponseCode\":\"0\",\"CheckoutRequestID\":\"ws_CO_1\",\"ResultCode\":\"SFC_IC0003\"}"))
                .isEqualTo(new StatusReply.Failed(new ResultCode("SFC_IC0003"), ""));
    }

    @Test
    void knowsAPromptThatIsStillOnThePhone() {
        assertThat(statusReply(
                        500,
                        "{\"errorCode\":\"500.001.1001\",\"errorMessage\":\"The transaction is being processed\"}"))
                .isEqualTo(new StatusReply.Pending());
    }

    @Test
    void takesNothingElseForAnAnswer() {
        assertThat(statusReply(200, "{\"CheckoutRequestID\":\"ws_CO_2\",\"ResultCode\":\"0\"}"))
                .as("about another prompt")
                .isEqualTo(new StatusReply.Unknown());
        assertThat(statusReply(200, "{\"CheckoutRequestID\":\"ws_CO_1\",\"ResponseCode\":\"0\"}"))
                .as("accepted is not paid")
                .isEqualTo(new StatusReply.Unknown());
        assertThat(statusReply(500, "{\"errorCode\":\"500.001.1001\",\"errorMessage\":\"Wrong credentials\"}"))
                .isEqualTo(new StatusReply.Unknown());
        assertThat(statusReply(500, "{\"CheckoutRequestID\":\"ws_CO_1\",\"ResultCode\":\"0\"}"))
                .isEqualTo(new StatusReply.Unknown());
        assertThat(DarajaMessages.readStatusReply(ProviderReply.none(), QUERY)).isEqualTo(new StatusReply.Unknown());
    }

    // ---- callbacks

    @Test
    void readsAPaidCallback() {
        assertThat(DarajaMessages.readCallback(paid("""
                        {"Name":"Amount","Value":1.00},{"Name":"MpesaReceiptNumber","Value":"NLJ7RT61SV"},
                        {"Name":"TransactionDate","Value":20191219102115},{"Name":"PhoneNumber","Value":254708374149}""")))
                .contains(new CollectionClaim(
                        ProviderIds.of("ws_CO_1", "29115-1"),
                        new ResultCode("0"),
                        Optional.of(new BigDecimal("1.00")),
                        Optional.empty(),
                        Optional.of("NLJ7RT61SV")));
    }

    @Test
    void findsItemsByNameNotByPlaceAndMindsNoMissingValue() {
        Optional<CollectionClaim> callback = DarajaMessages.readCallback(paid("""
                {"Name":"Balance"},{"Name":"PhoneNumber","Value":254708374149},{"Value":7},null,"x",
                {"Name":"MpesaReceiptNumber","Value":"NLJ7RT61SV"},{"Name":"Amount","Value":"1"}"""));

        assertThat(callback).hasValueSatisfying(read -> {
            assertThat(read.amount()).contains(new BigDecimal("1"));
            assertThat(read.receipt()).contains("NLJ7RT61SV");
        });
    }

    @Test
    void readsAFailedCallbackWithoutMetadata() {
        assertThat(DarajaMessages.readCallback("""
                        {"Body":{"stkCallback":{"MerchantRequestID":"29115-1","CheckoutRequestID":"ws_CO_1",
                         "ResultCode":1032,"ResultDesc":"Request cancelled by user"}}}"""))
                .contains(new CollectionClaim(
                        ProviderIds.of("ws_CO_1", "29115-1"),
                        new ResultCode("1032"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "<xml/>",
                "{\"Body\":7}",
                "{\"Body\":{\"stkCallback\":[]}}",
                "{\"Body\":{\"stkCallback\":{\"MerchantRequestID\":\"a\",\"CheckoutRequestID\":\"b\"}}}",
                "{\"Body\":{\"stkCallback\":{\"MerchantRequestID\":\"a\",\"CheckoutRequestID\":\" \",\"ResultCode\":1}}}",
                "{\"Body\":{\"stkCallback\":{\"MerchantRequestID\":\"a\",\"CheckoutRequestID\":\"b\",\"ResultCode\":0}}}",
                "{\"Body\":{\"stkCallback\":{\"MerchantRequestID\":\"a\",\"CheckoutRequestID\":\"b\",\"ResultCode\":0,"
                        + "\"CallbackMetadata\":{\"Item\":[{\"Name\":\"Amount\",\"Value\":\"much\"}]}}}}"
            })
    void isNotFooledByAnythingElse(String body) {
        assertThat(DarajaMessages.readCallback(body)).isEmpty();
    }

    private static String paid(String items) {
        return """
                {"Body":{"stkCallback":{"MerchantRequestID":"29115-1","CheckoutRequestID":"ws_CO_1","ResultCode":0,
                 "ResultDesc":"ok","CallbackMetadata":{"Item":[%s]}}}}""".formatted(items);
    }

    private static CollectionReply pushReply(int status, String body) {
        return DarajaMessages.readPushReply(ProviderReply.of(status, body));
    }

    private static StatusReply statusReply(int status, String body) {
        return DarajaMessages.readStatusReply(ProviderReply.of(status, body), QUERY);
    }
}
