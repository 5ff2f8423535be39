package dev.twende.launcher.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every shape of MoMo's Collections and Disbursements that a merchant's client meets, over real HTTP. */
class MomoSimulatorTest {
    private static final String PAY = "/collection/v1_0/requesttopay";
    private static final String REFUND = "/disbursement/v1_0/refund";
    private static final String TRANSFER = "/disbursement/v1_0/transfer";
    private static final String PAYER = "250788300001";

    private final HttpClient http = HttpClient.newHttpClient();
    private final MomoSimulator simulator = new MomoSimulator(0, "user", "key", "subscription");
    private final Queue<Callback> callbacks = new ConcurrentLinkedQueue<>();
    private HttpServer merchant;

    @BeforeEach
    void start() throws IOException {
        simulator.start();
        simulate("{\"callback_delay_ms\": 20}");
        merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        merchant.createContext("/callbacks", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            callbacks.add(new Callback(exchange.getRequestMethod(), json(body)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        merchant.start();
    }

    @AfterEach
    void stop() {
        simulator.stop();
        merchant.stop(0);
    }

    // ---- who may ask

    @Test
    void givesEachProductATokenThatLivesForAnHour() {
        for (String product : new String[] {"collection", "disbursement"}) {
            Reply reply = token(product, "user:key");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().getString("access_token")).isNotBlank();
            assertThat(reply.body().getInt("expires_in")).isEqualTo(3600);
        }
    }

    @Test
    void letsNobodyInWithoutKeyTokenAndEnvironment() {
        assertThat(token("collection", "user:guess").status()).isEqualTo(401);
        String id = id();
        assertThat(send(order(PAY, id, pay("5000").build()).header("Authorization", "Bearer guess"))
                        .status())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(simulator.url().resolve(PAY))
                                .header("Authorization", "Bearer " + token())
                                .header("Ocp-Apim-Subscription-Key", "guess")
                                .header("X-Target-Environment", "sandbox")
                                .POST(BodyPublishers.ofString("{}")))
                        .body()
                        .getString("code"))
                .isEqualTo("ACCESS_DENIED");
    }

    // ---- money comes

    @Test
    void takesARequestAndCallsBackByPutWithTheReceipt() {
        String id = id();

        assertThat(post(PAY, id, pay("5000").build()).status()).isEqualTo(202);

        Callback told = callback();
        assertThat(told.method()).isEqualTo("PUT");
        assertThat(told.body().getString("status")).isEqualTo("SUCCESSFUL");
        assertThat(told.body().getString("externalId")).isEqualTo("ours-1");
        assertThat(told.body().getString("amount")).isEqualTo("5000");
        assertThat(told.body().getString("financialTransactionId")).isNotBlank();
        JsonObject asked = get(PAY, id).body();
        assertThat(asked.getString("status")).isEqualTo("SUCCESSFUL");
        assertThat(asked.getString("financialTransactionId"))
                .isEqualTo(told.body().getString("financialTransactionId"));
        assertThat(collected()).isEqualTo(5000);
    }

    @Test
    void isPendingUntilTheCustomerHasDecided() {
        simulate("{\"callback_delay_ms\": 60000}");
        String id = id();
        post(PAY, id, pay("5000").build());

        assertThat(get(PAY, id).body().getString("status")).isEqualTo("PENDING");
        assertThat(collected()).isZero();
    }

    @Test
    void takesOneIdOnce() {
        String id = id();
        post(PAY, id, pay("5000").build());

        post(PAY, id, pay("5000").build()).isError(409, "RESOURCE_ALREADY_EXIST");
        callback();
        assertThat(collected()).isEqualTo(5000);
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED, APPROVAL_REJECTED", "INSUFFICIENT_FUNDS, NOT_ENOUGH_FUNDS", "TIMEOUT, EXPIRED"})
    void saysWhyNoMoneyMoved(String outcome, String reason) {
        simulate("{\"outcomes\": [\"" + outcome + "\"]}");
        String id = id();

        post(PAY, id, pay("5000").build());

        assertThat(callback().body().getJsonObject("reason").getString("code")).isEqualTo(reason);
        assertThat(get(PAY, id).body().getString("reason")).isEqualTo(reason);
        assertThat(collected()).isZero();
    }

    @Test
    void answersTheTruthWhateverACallbackClaimed() {
        simulate("{\"outcomes\": [\"FORGED\"]}");
        String id = id();

        post(PAY, id, pay("5000").build());

        assertThat(callback().body().getString("status")).isEqualTo("SUCCESSFUL");
        assertThat(get(PAY, id).body().getString("status")).isEqualTo("FAILED");
    }

    @Test
    void cutsTheConnectionAfterTakingTheRequestWhenScripted() {
        simulate("{\"outcomes\": [\"CUT_SILENT\"]}");
        String id = id();

        assertThatThrownBy(() -> post(PAY, id, pay("5000").build())).isInstanceOf(UncheckedIOException.class);

        await().untilAsserted(() ->
                assertThat(get(PAY, id).body().getString("status")).isEqualTo("SUCCESSFUL"));
        assertThat(callbacks).isEmpty();
    }

    @Test
    void isDownForAsLongAsScriptedButItsControlIsNot() {
        String token = token();
        simulate("{\"down_ms\": 60000}");
        send(order(PAY, id(), pay("5000").build()).header("Authorization", "Bearer " + token))
                .isError(503, "SERVICE_UNAVAILABLE");

        simulate("{\"down_ms\": 0}");
        assertThat(post(PAY, id(), pay("5000").build()).status()).isEqualTo(202);
    }

    @Test
    void refusesWhatMtnRefuses() {
        post(PAY, "0195f1c0-0000-7000-8000-000000000001", pay("5000").build()).isError(400, "INVALID_INPUT");
        for (String amount : new String[] {"0", "-1", "50.50", "", "10000000000"}) {
            post(PAY, id(), pay(amount).build()).isError(400, "INVALID_INPUT");
        }
        post(PAY, id(), pay("5000").add("currency", "rwf").build()).isError(400, "INVALID_INPUT");
        get(PAY, id()).isError(404, "RESOURCE_NOT_FOUND");
    }

    // ---- money goes back

    @Test
    void neverRefundsMoreThanWasPaid() {
        String paid = id();
        post(PAY, paid, pay("5000").build());
        callback();

        String first = id();
        assertThat(post(REFUND, first, refund("3000", paid)).status()).isEqualTo(202);
        assertThat(callback().body().getString("status")).isEqualTo("SUCCESSFUL");
        String second = id();
        post(REFUND, second, refund("3000", paid));
        assertThat(callback().body().getString("status")).isEqualTo("FAILED");

        assertThat(get(REFUND, first).body().getString("status")).isEqualTo("SUCCESSFUL");
        assertThat(get(REFUND, second).body().getString("status")).isEqualTo("FAILED");
        assertThat(bank().getInt("returned")).isEqualTo(3000);
        post(REFUND, id(), refund("1", id())).isError(404, "RESOURCE_NOT_FOUND");
    }

    @Test
    void transfersOncePerId() {
        String id = id();
        JsonObject transfer = money("2000").add("payee", party()).build();

        assertThat(post(TRANSFER, id, transfer).status()).isEqualTo(202);
        callback();
        post(TRANSFER, id, transfer).isError(409, "RESOURCE_ALREADY_EXIST");

        assertThat(bank().getInt("returned")).isEqualTo(2000);
    }

    // ---- how the tests speak

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static JsonObjectBuilder money(String amount) {
        return Json.createObjectBuilder()
                .add("amount", amount)
                .add("currency", "RWF")
                .add("externalId", "ours-1")
                .add("payeeNote", "7KQ2MX9A");
    }

    private static JsonObjectBuilder pay(String amount) {
        return money(amount).add("payer", party());
    }

    private static JsonObject refund(String amount, String paid) {
        return money(amount).add("referenceIdToRefund", paid).build();
    }

    private static JsonObject party() {
        return Json.createObjectBuilder()
                .add("partyIdType", "MSISDN")
                .add("partyId", PAYER)
                .build();
    }

    private String token() {
        return token("collection", "user:key").body().getString("access_token");
    }

    private Reply token(String product, String credentials) {
        return send(HttpRequest.newBuilder(simulator.url().resolve("/" + product + "/token/"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder order(String path, String id, JsonObject body) {
        return asking(path)
                .header("X-Reference-Id", id)
                .header(
                        "X-Callback-Url",
                        "http://127.0.0.1:" + merchant.getAddress().getPort() + "/callbacks/1")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    private HttpRequest.Builder asking(String path) {
        return HttpRequest.newBuilder(simulator.url().resolve(path))
                .header("Ocp-Apim-Subscription-Key", "subscription")
                .header("X-Target-Environment", "sandbox");
    }

    private Reply post(String path, String id, JsonObject body) {
        return send(order(path, id, body).header("Authorization", "Bearer " + token()));
    }

    private Reply get(String path, String id) {
        return send(asking(path + "/" + id).header("Authorization", "Bearer " + token()));
    }

    private void simulate(String script) {
        send(HttpRequest.newBuilder(simulator.url().resolve("/simulator/script"))
                .POST(BodyPublishers.ofString(script)));
    }

    private JsonObject bank() {
        return send(HttpRequest.newBuilder(simulator.url().resolve("/simulator/bank")))
                .body();
    }

    private int collected() {
        return bank().getInt("collected");
    }

    private Callback callback() {
        await().until(() -> !callbacks.isEmpty());
        return callbacks.remove();
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject json(String body) {
        return body.isBlank()
                ? JsonObject.EMPTY_JSON_OBJECT
                : Json.createReader(new StringReader(body)).readObject();
    }

    private record Callback(String method, JsonObject body) {}

    private record Reply(int status, JsonObject body) {
        void isError(int expected, String code) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            assertThat(body.getString("code")).isEqualTo(code);
        }
    }
}
