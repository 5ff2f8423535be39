package dev.twende.launcher.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every shape of Daraja that a merchant's client meets, over real HTTP. */
class MpesaSimulatorTest {
    private static final String PUSH = "/mpesa/stkpush/v1/processrequest";
    private static final String QUERY = "/mpesa/stkpushquery/v1/query";
    private static final String REGISTER = "/mpesa/c2b/v2/registerurl";
    private static final String REVERSAL = "/mpesa/reversal/v1/request";
    private static final String PAYOUT = "/mpesa/b2c/v3/paymentrequest";
    private static final String TIMESTAMP = "20261123092408";
    private static final String PAYER = "254708374149";

    private final HttpClient http = HttpClient.newHttpClient();
    private final MpesaSimulator simulator = new MpesaSimulator(0, "key", "secret", "174379", "passkey", "initiator");
    private final Queue<JsonObject> callbacks = new ConcurrentLinkedQueue<>();
    private volatile String merchantAnswer = "{\"ResultCode\":\"0\",\"ResultDesc\":\"Accepted\"}";
    private HttpServer merchant;

    @BeforeEach
    void start() throws IOException {
        simulator.start();
        merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        merchant.createContext("/callbacks", exchange -> {
            callbacks.add(json(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            byte[] answer = merchantAnswer.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        merchant.start();
    }

    @AfterEach
    void stop() {
        simulator.stop();
        merchant.stop(0);
    }

    @Test
    void givesATokenThatLivesForAnHour() {
        Reply reply = get("/oauth/v1/generate?grant_type=client_credentials", basic("key", "secret"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("access_token")).isNotBlank();
        assertThat(reply.text("expires_in")).isEqualTo("3599");
    }

    @Test
    void refusesATokenForWrongCredentialsOrGrant() {
        get("/oauth/v1/generate?grant_type=client_credentials", basic("key", "guess"))
                .isError(400, "400.008.01", "Invalid Authentication passed");
        get("/oauth/v1/generate", basic("key", "secret")).isError(400, "400.008.02", "Invalid grant type passed");
    }

    @Test
    void aNewTokenEndsThePreviousOne() {
        String first = token();
        String second = token();

        post(PUSH, first, push(PAYER).build()).isError(404, "404.001.03", "Invalid Access Token");
        assertThat(post(PUSH, second, push(PAYER).build()).status()).isEqualTo(200);
    }

    @Test
    void acceptsAPushAndCallsBackWithTheReceipt() {
        Reply accepted = post(PUSH, token(), push(PAYER).build());

        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.text("ResponseCode")).isEqualTo("0");
        assertThat(accepted.text("CheckoutRequestID")).startsWith("ws_CO_");
        JsonObject callback = callback();
        assertThat(callback.getString("MerchantRequestID")).isEqualTo(accepted.text("MerchantRequestID"));
        assertThat(callback.getString("CheckoutRequestID")).isEqualTo(accepted.text("CheckoutRequestID"));
        assertThat(callback.getInt("ResultCode")).isZero();
        assertThat(item(callback, "Amount").toString()).isEqualTo("5000.00");
        assertThat(((JsonString) item(callback, "MpesaReceiptNumber")).getString())
                .matches("[A-Z0-9]{10}");
        assertThat(item(callback, "TransactionDate").toString()).matches("20\\d{12}");
        assertThat(((JsonNumber) item(callback, "PhoneNumber")).longValue()).isEqualTo(254708374149L);
        assertThat(item(callback, "Balance")).isNull();
    }

    @Test
    void tellsAFailureWithoutMetadata() {
        script("CANCELLED");

        post(PUSH, token(), push(PAYER).build());

        JsonObject callback = callback();
        assertThat(callback.getInt("ResultCode")).isEqualTo(1032);
        assertThat(callback.getString("ResultDesc")).isEqualTo("Request cancelled by user");
        assertThat(callback).doesNotContainKey("CallbackMetadata");
    }

    @Test
    void answersAQueryWithAStringOnceTheCustomerHasDecided() {
        simulate("{\"callback_delay_ms\": 300}");
        String token = token();
        String id = post(PUSH, token, push(PAYER).build()).text("CheckoutRequestID");

        query(token, id).isError(500, "500.001.1001", "The transaction is being processed");
        callback();
        Reply settled = query(token, id);

        assertThat(settled.status()).isEqualTo(200);
        assertThat(settled.text("ResponseCode")).isEqualTo("0");
        assertThat(settled.text("ResultCode")).isEqualTo("0");
        assertThat(settled.text("CheckoutRequestID")).isEqualTo(id);
    }

    @Test
    void stillAnswersForAPromptOfItsPredecessor() {
        script("CANCELLED");
        String id = post(PUSH, token(), push(PAYER).build()).text("CheckoutRequestID");
        try (MpesaSimulator successor =
                new MpesaSimulator(0, "key", "secret", "174379", "passkey", "initiator").start()) {
            String token = token(successor.url());
            Reply settled = send(
                    successor.url(),
                    QUERY,
                    token,
                    signed().add("CheckoutRequestID", id).build());

            assertThat(settled.text("ResultCode")).isEqualTo("1032");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BusinessShortCode, 999999,         500, 500.001.1001, Merchant does not exist",
        "Password,          bm90IGl0,       500, 500.001.1001, Wrong credentials",
        "Timestamp,         20261123,       400, 400.002.02,   Bad Request - Invalid Timestamp",
        "TransactionType,   Gift,           400, 400.002.02,   Bad Request - Invalid TransactionType",
        "Amount,            0,              400, 400.002.02,   Bad Request - Invalid Amount",
        "Amount,            12.5,           400, 400.002.02,   Bad Request - Invalid Amount",
        "PartyA,            '',             400, 400.002.02,   Bad Request - Invalid PartyA",
        "PartyB,            600000,         400, 400.002.02,   Bad Request - Invalid PartyB",
        "PhoneNumber,       +254708374149,  400, 400.002.02,   Bad Request - Invalid PhoneNumber",
        "CallBackURL,       not-a-url,      400, 400.002.02,   Bad Request - Invalid CallBackURL",
        "AccountReference,  ABCDEFGHJKLMN,  400, 400.002.02,   Bad Request - Invalid AccountReference",
        "TransactionDesc,   twelve and two, 400, 400.002.02,   Bad Request - Invalid TransactionDesc"
    })
    void refusesAWrongFieldByName(String field, String value, int status, String code, String message) {
        post(PUSH, token(), push(PAYER).add(field, value).build()).isError(status, code, message);
        assertThat(payments("7KQ2MX9A")).isEmpty();
    }

    @Test
    void refusesWhatIsNoJsonNoPathOrNoMethodOfDaraja() {
        String token = token();

        send(simulator.url(), PUSH, token, "{\"Amount\":")
                .isError(400, "400.002.02", "Bad Request - Invalid Request Body");
        post("/mpesa/stkpush/v2/processrequest", token, push(PAYER).build())
                .isError(404, "404.001.01", "Resource not found");
        get(PUSH, "Bearer " + token).isError(405, "405.001", "Method Not Allowed");
        query(token, "ws_CO_unheard_of").isError(400, "400.002.02", "Bad Request - Invalid CheckoutRequestID");
    }

    @ParameterizedTest
    @CsvSource({"254700000001, 1", "254700001032, 1032", "254700001037, 1037", "254700002001, 2001"})
    void readsTheOutcomeFromThePhoneNumber(String msisdn, int resultCode) {
        post(PUSH, token(), push(msisdn).build());

        assertThat(callback().getInt("ResultCode")).isEqualTo(resultCode);
    }

    @Test
    void followsTheScriptOfOnePhoneBeforeTheScriptOfAll() {
        script("WRONG_PIN");
        simulate("{\"msisdn\": \"254711111111\", \"outcomes\": [\"INSUFFICIENT_FUNDS\"]}");
        String token = token();

        post(PUSH, token, push("254711111111").build());
        assertThat(callback().getInt("ResultCode")).isEqualTo(1);
        post(PUSH, token, push("254711111111").build());
        assertThat(callback().getInt("ResultCode")).isEqualTo(2001);
        post(PUSH, token, push("254711111111").build());
        assertThat(callback().getInt("ResultCode")).isZero();
    }

    @Test
    void forgetsTheScript() {
        script("CANCELLED");
        HttpRequest forget =
                request(simulator.url(), "/simulator/script").DELETE().build();
        assertThat(exchange(forget).status()).isEqualTo(200);

        post(PUSH, token(), push(PAYER).build());

        assertThat(callback().getInt("ResultCode")).isZero();
    }

    @Test
    void refusesAnUnknownOutcome() {
        send(simulator.url(), "/simulator/script", "", "{\"outcomes\": [\"GOOD_LUCK\"]}")
                .isError(400, "400.002.02", "Bad Request - Invalid outcomes");
    }

    @Test
    void keepsSilentAboutAPaidPromptWhenScripted() {
        script("NO_CALLBACK");
        simulate("{\"callback_delay_ms\": 0}");
        String token = token();
        String id = post(PUSH, token, push(PAYER).build()).text("CheckoutRequestID");

        await().until(() -> query(token, id).status() == 200);
        assertThat(query(token, id).text("ResultCode")).isEqualTo("0");
        assertThat(callbacks).isEmpty();
    }

    @Test
    void callsBackTwiceWhenScripted() {
        script("DUPLICATE_CALLBACK");

        post(PUSH, token(), push(PAYER).build());

        assertThat(callback()).isEqualTo(callback());
        await().untilAsserted(() -> assertThat(payments("7KQ2MX9A"))
                .singleElement()
                .satisfies(payment -> assertThat(payment.asJsonObject().getJsonArray("callback_answers"))
                        .hasToString("[200,200]")));
    }

    @Test
    void aForgedCallbackIsBeliedByTheQuery() {
        script("FORGED");
        String token = token();
        String id = post(PUSH, token, push(PAYER).build()).text("CheckoutRequestID");

        assertThat(callback().getInt("ResultCode")).isZero();
        assertThat(query(token, id).text("ResultCode")).isEqualTo("1032");
    }

    @Test
    void reportsAWrongAmountWhenScripted() {
        script("WRONG_AMOUNT");

        post(PUSH, token(), push(PAYER).build());

        assertThat(item(callback(), "Amount").toString()).isEqualTo("4999.00");
    }

    @Test
    void isBusyWhenScripted() {
        script("UNAVAILABLE");

        post(PUSH, token(), push(PAYER).build())
                .isError(503, "500.003.02", "System is busy. Please try again in few minutes.");
        assertThat(payments("7KQ2MX9A")).isEmpty();
    }

    @Test
    void theCallbackOvertakesASlowReply() {
        script("SLOW");
        simulate("{\"callback_delay_ms\": 0, \"slow_reply_ms\": 600}");

        Reply reply = post(PUSH, token(), push(PAYER).build());

        assertThat(callbacks).hasSize(1);
        assertThat(callback().getString("CheckoutRequestID")).isEqualTo(reply.text("CheckoutRequestID"));
    }

    @Test
    void theCallbackIsAnsweredBeforeTheReplyWhenScripted() {
        script("BEFORE_REPLY");

        post(PUSH, token(), push(PAYER).build());

        assertThat(callbacks).hasSize(1);
    }

    @Test
    void cutsTheConnectionAfterTakingTheMoneyWhenScripted() {
        script("CUT_SILENT");
        String token = token();

        assertThatThrownBy(() -> post(PUSH, token, push(PAYER).build())).isInstanceOf(UncheckedIOException.class);

        await().untilAsserted(() ->
                assertThat(bank("reference=7KQ2MX9A").getInt("collected")).isEqualTo(5000));
        assertThat(callbacks).isEmpty();
    }

    @Test
    void aStrangerTellsOtherIdsThanTheProvider() {
        script("FORGED_IDS");
        String id = post(PUSH, token(), push(PAYER).build()).text("CheckoutRequestID");

        JsonObject forged = callback();
        assertThat(forged.getString("CheckoutRequestID")).isNotEqualTo(id);
        assertThat(forged.getInt("ResultCode")).isZero();
        JsonObject real = callback();
        assertThat(real.getString("CheckoutRequestID")).isEqualTo(id);
        assertThat(real.getInt("ResultCode")).isEqualTo(1032);
        assertThat(bank("reference=7KQ2MX9A").getInt("collected")).isZero();
    }

    @Test
    void isDownForAsLongAsScriptedButItsControlIsNot() {
        String token = token();
        simulate("{\"down_ms\": 60000}");

        post(PUSH, token, push(PAYER).build())
                .isError(503, "500.003.02", "System is busy. Please try again in few minutes.");

        simulate("{\"down_ms\": 0}");
        assertThat(post(PUSH, token, push(PAYER).build()).status()).isEqualTo(200);
    }

    @Test
    void followsTheScriptOfOneAmount() {
        simulate("{\"amount\": 5000, \"outcomes\": [\"CANCELLED\"]}");

        post(PUSH, token(), push(PAYER).build());

        assertThat(callback().getInt("ResultCode")).isEqualTo(1032);
    }

    // ---- customers who pay by themselves

    @Test
    void asksTheMerchantBeforeACustomersMoneyMovesAndTellsItAfterwards() {
        post(REGISTER, token(), urls("/callbacks/confirm").build());

        Reply paid = send(simulator.url(), "/simulator/paybill", "", """
                {"msisdn": "254708374149", "amount": 5000, "reference": "7KQ2MX9A", "confirmations": 2}""");

        assertThat(paid.text("result_code")).isEqualTo("0");
        await().until(() -> callbacks.size() == 3);
        assertThat(callbacks.remove().getString("BillRefNumber")).isEqualTo("7KQ2MX9A");
        JsonObject told = callbacks.remove();
        assertThat(told.getString("TransID")).isEqualTo(paid.text("receipt"));
        assertThat(told.getString("TransAmount")).isEqualTo("5000.00");
        assertThat(told.getString("MSISDN")).isEqualTo("2547 ***** 149");
        assertThat(callbacks.remove()).isEqualTo(told);
        assertThat(bank("reference=7KQ2MX9A").getInt("balance")).isEqualTo(5000);
    }

    @Test
    void takesNothingWhenTheMerchantSaysNo() {
        post(REGISTER, token(), urls("/callbacks/confirm").build());
        merchantAnswer = "{\"ResultCode\":\"C2B00012\",\"ResultDesc\":\"Rejected\"}";

        Reply refused = send(simulator.url(), "/simulator/paybill", "", """
                {"msisdn": "254708374149", "amount": 5000, "reference": "TYPO"}""");

        assertThat(refused.text("result_code")).isEqualTo("C2B00012");
        assertThat(bank("reference=TYPO").getInt("collected")).isZero();
    }

    @Test
    void registersAddressesOnceAndNoneWithAForbiddenWord() {
        String token = token();
        assertThat(post(REGISTER, token, urls("/callbacks/a").build()).text("ResponseCode"))
                .isEqualTo("0");
        assertThat(post(REGISTER, token, urls("/callbacks/a").build()).text("ResponseCode"))
                .isEqualTo("0");
        post(REGISTER, token, urls("/callbacks/b").build()).isError(500, "500.003.1001", "URLs are already registered");
        post(REGISTER, token, urls("/callbacks/mpesa").build())
                .isError(400, "400.002.02", "Bad Request - Invalid ConfirmationURL");
    }

    // ---- money back

    @Test
    void reversesAPaymentOnce() throws GeneralSecurityException {
        String receipt = paidReceipt();
        String token = token();

        Reply accepted = post(REVERSAL, token, reversal(receipt).build());
        assertThat(accepted.text("ResponseCode")).isEqualTo("0");
        JsonObject result = result();
        assertThat(result.getInt("ResultCode")).isZero();
        assertThat(result.getString("ConversationID")).isEqualTo(accepted.text("ConversationID"));
        post(REVERSAL, token, reversal(receipt).build());
        assertThat(result().getString("ResultCode")).isEqualTo("R000001");
        assertThat(bank("msisdn=" + PAYER).getInt("balance")).isZero();
    }

    @Test
    void movesNoMoneyForAWrongCredential() throws GeneralSecurityException {
        String receipt = paidReceipt();

        post(
                REVERSAL,
                token(),
                reversal(receipt).add("SecurityCredential", "bm90IGl0").build());

        assertThat(result().getInt("ResultCode")).isEqualTo(2001);
        assertThat(bank("msisdn=" + PAYER).getInt("returned")).isZero();
    }

    @Test
    void paysOutOncePerIdOfTheMerchant() throws GeneralSecurityException {
        String token = token();
        JsonObject payout = proven().add("OriginatorConversationID", "refund-1")
                .add("InitiatorName", "twende")
                .add("CommandID", "BusinessPayment")
                .add("Amount", 2000)
                .add("PartyA", "174379")
                .add("PartyB", PAYER)
                .build();

        assertThat(post(PAYOUT, token, payout).text("OriginatorConversationID")).isEqualTo("refund-1");
        assertThat(result().getInt("ResultCode")).isZero();
        post(PAYOUT, token, payout).isError(500, "500.002.1001", "Duplicate OriginatorConversationID.");
        assertThat(bank("request_id=refund-1").getInt("returned")).isEqualTo(2000);

        JsonObject question = proven().add("Initiator", "twende")
                .add("CommandID", "TransactionStatusQuery")
                .add("OriginalConversationID", "refund-1")
                .add("PartyA", "174379")
                .add("IdentifierType", "4")
                .build();
        post("/mpesa/transactionstatus/v1/query", token, question);
        assertThat(result().getJsonObject("ResultParameters").getJsonArray("ResultParameter"))
                .contains(Json.createObjectBuilder()
                        .add("Key", "TransactionStatus")
                        .add("Value", "Completed")
                        .build());
    }

    // ---- the statement

    @Test
    void listsWhatWasPaidPageByPage() {
        for (int i = 0; i < 11; i++) {
            send(
                    simulator.url(),
                    "/simulator/paybill",
                    "",
                    "{\"msisdn\": \"254708374149\", \"amount\": 5000, \"reference\": \"R" + i + "\"}");
        }
        String token = token();

        assertThat(pulled(token, 0)).hasSize(10);
        assertThat(pulled(token, 10))
                .singleElement()
                .satisfies(line -> assertThat(line.asJsonObject().getString("billreference"))
                        .isEqualTo("R10"));
        assertThat(pulled(token, 11)).isEmpty();
    }

    @Test
    void namesThePortThatIsTaken() {
        assertThatThrownBy(() -> new MpesaSimulator(simulator.url().getPort(), "k", "s", "1", "p", "i").start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(String.valueOf(simulator.url().getPort()));
    }

    private JsonObjectBuilder urls(String path) {
        return Json.createObjectBuilder()
                .add("ShortCode", "174379")
                .add("ResponseType", "Cancelled")
                .add("ConfirmationURL", merchantUrl() + path)
                .add("ValidationURL", merchantUrl() + "/callbacks/validate");
    }

    private String merchantUrl() {
        return "http://127.0.0.1:" + merchant.getAddress().getPort();
    }

    private JsonObjectBuilder proven() throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(simulator.publicKey().replaceAll("-----.*-----|\\s", ""));
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
        String credential = Base64.getEncoder().encodeToString(cipher.doFinal("initiator".getBytes(UTF_8)));
        return Json.createObjectBuilder()
                .add("SecurityCredential", credential)
                .add("ResultURL", merchantUrl() + "/callbacks/result")
                .add("QueueTimeOutURL", merchantUrl() + "/callbacks/timeout")
                .add("Remarks", "Refund");
    }

    private JsonObjectBuilder reversal(String receipt) throws GeneralSecurityException {
        return proven().add("Initiator", "twende")
                .add("CommandID", "TransactionReversal")
                .add("TransactionID", receipt)
                .add("Amount", 5000)
                .add("ReceiverParty", "174379")
                .add("RecieverIdentifierType", "11");
    }

    private String paidReceipt() {
        post(PUSH, token(), push(PAYER).build());
        return ((JsonString) item(callback(), "MpesaReceiptNumber")).getString();
    }

    private JsonObject result() {
        await().atMost(Duration.ofSeconds(5)).until(() -> !callbacks.isEmpty());
        return callbacks.remove().getJsonObject("Result");
    }

    private JsonArray pulled(String token, int offset) {
        JsonObject question = Json.createObjectBuilder()
                .add("ShortCode", "174379")
                .add("StartDate", "2020-01-01 00:00:00")
                .add("EndDate", "2100-01-01 00:00:00")
                .add("OffSetValue", String.valueOf(offset))
                .build();
        return post("/pulltransactions/v1/query", token, question)
                .body()
                .getJsonArray("Response")
                .getJsonArray(0);
    }

    private JsonObject bank(String question) {
        return get("/simulator/bank?" + question, "").body();
    }

    private JsonObjectBuilder signed() {
        String password = Base64.getEncoder().encodeToString(("174379" + "passkey" + TIMESTAMP).getBytes(UTF_8));
        return Json.createObjectBuilder()
                .add("BusinessShortCode", 174379)
                .add("Password", password)
                .add("Timestamp", TIMESTAMP);
    }

    private JsonObjectBuilder push(String msisdn) {
        return signed().add("TransactionType", "CustomerPayBillOnline")
                .add("Amount", "5000")
                .add("PartyA", msisdn)
                .add("PartyB", "174379")
                .add("PhoneNumber", msisdn)
                .add("CallBackURL", "http://127.0.0.1:" + merchant.getAddress().getPort() + "/callbacks/s3cr3t")
                .add("AccountReference", "7KQ2MX9A")
                .add("TransactionDesc", "Bus ticket");
    }

    private JsonObject callback() {
        await().atMost(Duration.ofSeconds(5)).until(() -> !callbacks.isEmpty());
        return callbacks.remove().getJsonObject("Body").getJsonObject("stkCallback");
    }

    private static JsonValue item(JsonObject callback, String name) {
        return callback.getJsonObject("CallbackMetadata").getJsonArray("Item").getValuesAs(JsonObject.class).stream()
                .filter(item -> item.getString("Name").equals(name))
                .findFirst()
                .orElseThrow()
                .get("Value");
    }

    private void script(String outcome) {
        simulate("{\"outcomes\": [\"" + outcome + "\"]}");
    }

    private void simulate(String body) {
        assertThat(send(simulator.url(), "/simulator/script", "", body).status())
                .isEqualTo(200);
    }

    private JsonArray payments(String reference) {
        return get("/simulator/payments?account_reference=" + reference, "")
                .body()
                .getJsonArray("items");
    }

    private String token() {
        return token(simulator.url());
    }

    private String token(URI url) {
        HttpRequest request = request(url, "/oauth/v1/generate?grant_type=client_credentials")
                .header("Authorization", basic("key", "secret"))
                .build();
        return exchange(request).text("access_token");
    }

    private Reply query(String token, String checkoutRequestId) {
        return post(
                QUERY,
                token,
                signed().add("CheckoutRequestID", checkoutRequestId).build());
    }

    private Reply get(String path, String authorization) {
        return exchange(request(simulator.url(), path)
                .header("Authorization", authorization)
                .build());
    }

    private Reply post(String path, String token, JsonObject body) {
        return send(simulator.url(), path, token, body);
    }

    private Reply send(URI url, String path, String token, Object body) {
        return exchange(request(url, path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private static HttpRequest.Builder request(URI url, String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(10));
    }

    private Reply exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
            return new Reply(response.statusCode(), json(response.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String basic(String key, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(UTF_8));
    }

    private record Reply(int status, JsonObject body) {
        String text(String name) {
            return body.getString(name);
        }

        void isError(int expectedStatus, String code, String message) {
            assertThat(body.keySet()).containsExactlyInAnyOrder("requestId", "errorCode", "errorMessage");
            assertThat(body.getString("errorCode")).isEqualTo(code);
            assertThat(body.getString("errorMessage")).isEqualTo(message);
            assertThat(status).isEqualTo(expectedStatus);
        }
    }
}
