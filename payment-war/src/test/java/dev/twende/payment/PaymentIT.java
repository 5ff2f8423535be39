package dev.twende.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.twende.events.Topic;
import dev.twende.events.payment.PaymentFailed;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.RefundRequested;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The house beside the real ticketing house, against the M-Pesa simulator: every way a payment may go. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PaymentIT {
    private static final String SUBSCRIPTION = "reporting.payment-transaction";
    private static final String PROBLEM = "application/problem+json";
    private static final Database DATABASE = Database.as("payment");
    private static final Bookings BOOKINGS = new Bookings();
    /** Longer than the last question of the tests' timetable. */
    private static final Duration TO_SETTLE = Duration.ofSeconds(15);

    private static int phones;

    private final String phone = "254712%06d".formatted(++phones);

    @AfterEach
    void forgetScripts() {
        Simulator.forgetScripts();
    }

    // ---- money comes

    @Test
    void collectsThePriceOfAHeldBookingAndTellsTheWorldOnce() {
        String reference = BOOKINGS.hold();

        Response begun = pay(reference);
        begun.then()
                .statusCode(202)
                .body("booking_reference", equalTo(reference))
                .body("status", equalTo("PENDING"))
                .body("method", equalTo("MPESA"))
                .body("amount.amount", equalTo((int) Bookings.PRICE))
                .body("amount.currency", equalTo("RWF"));
        assertThat(begun.asString()).doesNotContain(phone);
        UUID id = idIn(begun);
        assertThat(begun.header("Location")).endsWith("/payment/v1/transactions/" + id);

        Response settled = awaitStatus(id, "SUCCEEDED");
        String receipt = settled.jsonPath().getString("provider_ref");
        assertThat(receipt).hasSize(10);

        PaymentSucceeded event = Broker.receive(
                Topic.PAYMENT_TRANSACTION,
                SUBSCRIPTION,
                PaymentSucceeded.class,
                e -> e.transactionId().equals(id));
        assertThat(event.bookingReference()).isEqualTo(reference);
        assertThat(event.companyId()).isEqualTo(BOOKINGS.companyId());
        assertThat(event.amount()).isEqualTo(new Money(Bookings.PRICE, "RWF"));
        assertThat(event.providerRef()).isEqualTo(receipt);
        assertThat(eventsOf(id)).isEqualTo(1);
        await().atMost(TO_SETTLE)
                .untilAsserted(() -> assertThat(BOOKINGS.status(reference)).isEqualTo("PAID"));
    }

    @Test
    void collectsTheSupplementForAnExchangeOfAPaidBookingOnce() {
        String reference = BOOKINGS.hold();
        UUID price = idIn(pay(reference));
        awaitStatus(price, "SUCCEEDED");
        await().atMost(TO_SETTLE)
                .untilAsserted(() -> assertThat(BOOKINGS.status(reference)).isEqualTo("PAID"));
        String exchange = BOOKINGS.upgrade(reference);

        Response begun = pay(reference);
        begun.then().statusCode(202).body("amount.amount", equalTo((int) Bookings.PLUS));
        UUID supplement = idIn(begun);
        assertThat(supplement).isNotEqualTo(price);

        awaitStatus(supplement, "SUCCEEDED");
        await().atMost(TO_SETTLE)
                .untilAsserted(() ->
                        assertThat(BOOKINGS.exchangeStatus(reference, exchange)).isEqualTo("COMPLETED"));
        pay(reference).then().statusCode(409).body("code", equalTo("booking-not-payable"));
        assertThat(Simulator.prompts(reference)).isEqualTo(2);
    }

    @Test
    void findsOutByAskingWhenTheCallbackIsLost() {
        Simulator.nextOn(phone, "NO_CALLBACK");

        UUID id = idIn(pay(BOOKINGS.hold()));

        awaitStatus(id, "SUCCEEDED");
        assertThat(callbacksOf(id)).isEmpty();
        assertThat(eventsOf(id)).isEqualTo(1);
    }

    @Test
    void countsADuplicateCallbackOnce() {
        Simulator.nextOn(phone, "DUPLICATE_CALLBACK");

        UUID id = idIn(pay(BOOKINGS.hold()));

        awaitStatus(id, "SUCCEEDED");
        await().untilAsserted(() -> assertThat(callbacksOf(id)).containsExactlyInAnyOrder("MATCHED", "DUPLICATE"));
        assertThat(eventsOf(id)).isEqualTo(1);
    }

    @Test
    void understandsACallbackThatOvertakesTheReply() {
        Simulator.repliesTake(4000); // longer than the house waits
        Simulator.nextOn(phone, "SLOW");

        UUID id = idIn(pay(BOOKINGS.hold()));

        Response settled = awaitStatus(id, "SUCCEEDED");
        assertThat(settled.jsonPath().getString("provider_ref")).isNotNull();
        assertThat(eventsOf(id)).isEqualTo(1);
    }

    // ---- money does not come

    @Test
    void failsWhenThePassengerCancels() {
        Simulator.nextOn(phone, "CANCELLED");
        String reference = BOOKINGS.hold();

        UUID id = idIn(pay(reference));

        awaitStatus(id, "FAILED").then().body("result_code", equalTo("1032")).body("result_text", notNullValue());
        PaymentFailed event = Broker.receive(
                Topic.PAYMENT_TRANSACTION,
                SUBSCRIPTION,
                PaymentFailed.class,
                e -> e.transactionId().equals(id));
        assertThat(event.reason()).startsWith("1032 ");
        assertThat(eventsOf(id)).isEqualTo(1);

        UUID secondTry = idIn(pay(reference));
        assertThat(secondTry).isNotEqualTo(id);
        awaitStatus(secondTry, "SUCCEEDED");
    }

    @Test
    void failsOnlyAfterASecondLookWhenThePhoneDidNotAnswer() {
        Simulator.nextOn(phone, "TIMEOUT");

        UUID id = idIn(pay(BOOKINGS.hold()));

        awaitStatus(id, "FAILED").then().body("result_code", equalTo("1037"));
    }

    @Test
    void failsAtOnceWithTheProvidersCodeWhenItRefuses() {
        phoneIs("250788123456") // M-Pesa of Kenya has no customers in Rwanda
                .pay(BOOKINGS.hold())
                .then()
                .statusCode(202)
                .body("status", equalTo("FAILED"))
                .body("result_code", equalTo("400.002.02"));
    }

    // ---- nobody knows

    @Test
    void isUnknownAndNotFailedWhenTheProviderIsInTroubleAndExpiresInTheEnd() {
        Simulator.nextOn(phone, "UNAVAILABLE");
        String reference = BOOKINGS.hold();

        Response begun = pay(reference);
        begun.then().statusCode(202).body("status", equalTo("UNKNOWN"));
        UUID id = idIn(begun);
        assertThat(idIn(pay(reference))).as("a second tap").isEqualTo(id);

        awaitStatus(id, "EXPIRED");
        assertThat(eventsOf(id)).isZero();
        UUID nextTry = idIn(pay(reference));
        assertThat(nextTry).isNotEqualTo(id);
        awaitStatus(nextTry, "SUCCEEDED");
    }

    // ---- callbacks that lie

    @Test
    void believesNoCallbackThatTheProviderDoesNotConfirm() {
        Simulator.nextOn(phone, "FORGED");

        UUID id = idIn(pay(BOOKINGS.hold()));

        awaitStatus(id, "FAILED").then().body("result_code", equalTo("1032"));
        assertThat(callbacksOf(id)).containsExactly("MATCHED");
    }

    @Test
    void changesNothingForAForgedCallbackEvenWhenItKnowsEverything() {
        Simulator.customersTake(4000);
        Simulator.nextOn(phone, "CANCELLED");
        UUID id = idIn(pay(BOOKINGS.hold()));
        Map<String, Object> row = row(id);

        callBack((String) row.get("callback_secret"), paidCallback(row, Bookings.PRICE))
                .then()
                .statusCode(200);

        get(id).then().body("status", equalTo("PENDING"));
        awaitStatus(id, "FAILED").then().body("result_code", equalTo("1032"));
        assertThat(eventsOf(id)).isEqualTo(1);
    }

    @Test
    void quarantinesACallbackAboutAnotherPush() {
        Simulator.customersTake(2000);
        UUID id = idIn(pay(BOOKINGS.hold()));
        Map<String, Object> row = row(id);
        Map<String, Object> other = Map.of("merchant_request_id", "1-1-1", "checkout_request_id", "ws_CO_1");

        callBack((String) row.get("callback_secret"), paidCallback(other, Bookings.PRICE))
                .then()
                .statusCode(200);

        assertThat(callbacksOf(id)).containsExactly("WRONG_IDS");
        awaitStatus(id, "SUCCEEDED");
    }

    @Test
    void quarantinesAWrongAmountAndLeavesTheRestToAPerson() {
        Simulator.nextOn(phone, "WRONG_AMOUNT");

        UUID id = idIn(pay(BOOKINGS.hold()));

        awaitStatus(id, "UNKNOWN");
        assertThat(callbacksOf(id)).containsExactly("WRONG_AMOUNT");
        assertThat(row(id).get("ask_at")).isNull();
        assertThat(eventsOf(id)).isZero();
    }

    @Test
    void keepsAStrayCallbackAndSaysThatNobodyLivesThere() {
        String marker = UUID.randomUUID().toString();
        String secret = "0".repeat(48);

        callBack(secret, "{\"stray\":\"" + marker + "\",\"rest\":\"" + "x".repeat(5000) + "\"}")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("code", equalTo("not-found"));

        List<Map<String, Object>> kept =
                DATABASE.rows("select body from stray_callback where body like ?", "%" + marker + "%");
        assertThat(kept)
                .singleElement()
                .extracting(stray -> ((String) stray.get("body")).length())
                .isEqualTo(1000);
    }

    @Test
    void refusesWhatIsNoCallbackButKeepsIt() {
        Simulator.customersTake(2000);
        UUID id = idIn(pay(BOOKINGS.hold()));
        String secret = (String) row(id).get("callback_secret");

        callBack(secret, "{\"Body\":")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("malformed-json"));
        callBack(secret, "x".repeat(20_000)).then().statusCode(413).contentType(PROBLEM);

        assertThat(callbacksOf(id)).containsExactly("MALFORMED");
        awaitStatus(id, "SUCCEEDED");
    }

    // ---- once

    @Test
    void promptsOnceForTheSameKeyHoweverOftenItComes() throws Exception {
        String reference = BOOKINGS.hold();
        String key = UUID.randomUUID().toString();

        Set<UUID> ids = atOnce(
                50,
                () -> idIn(pay(reference, key).then().statusCode(202).extract().response()));

        assertThat(ids).hasSize(1);
        assertThat(Simulator.prompts(reference)).isEqualTo(1);
        awaitStatus(ids.iterator().next(), "SUCCEEDED");
        pay(reference, key).then().statusCode(202).body("status", equalTo("SUCCEEDED"));
        pay(BOOKINGS.hold(), key)
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void promptsOnceForManyTaps() throws Exception {
        Simulator.customersTake(5000); // the prompt is still on the phone when the last tap comes
        String reference = BOOKINGS.hold();

        Set<UUID> ids = atOnce(
                20, () -> idIn(pay(reference).then().statusCode(202).extract().response()));

        assertThat(ids).hasSize(1);
        assertThat(Simulator.prompts(reference)).isEqualTo(1);
    }

    // ---- refusals

    @Test
    void passesOnThatABookingIsPaidAlready() {
        String reference = BOOKINGS.hold();
        awaitStatus(idIn(pay(reference)), "SUCCEEDED");
        await().atMost(TO_SETTLE)
                .untilAsserted(() -> assertThat(BOOKINGS.status(reference)).isEqualTo("PAID"));

        pay(reference).then().statusCode(409).contentType(PROBLEM).body("code", equalTo("booking-not-payable"));
    }

    @Test
    void knowsNoBookingThatTicketingDoesNotKnow() {
        pay("ZZZZ9999").then().statusCode(404).contentType(PROBLEM).body("code", equalTo("not-found"));
    }

    @Test
    void chargesNothingWhileTicketingDoesNotAnswer() throws SQLException {
        String reference = BOOKINGS.hold();

        try (Connection ticketing = Database.asOwner("ticketing").connect();
                Statement statement = ticketing.createStatement()) {
            ticketing.setAutoCommit(false);
            statement.execute("lock table ticketing.booking in access exclusive mode");

            pay(reference)
                    .then()
                    .statusCode(503)
                    .contentType(PROBLEM)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("dependency-unavailable"));
        }

        assertThat(Simulator.prompts(reference)).isZero();
        awaitStatus(idIn(pay(reference)), "SUCCEEDED");
    }

    @Test
    void saysWhichFieldIsWrong() {
        phoneIs("12345")
                .pay("ABCD2345")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("errors[0].field", equalTo("msisdn"));
        begin(Map.of("booking_reference", "AB/../CD", "method", "MPESA", "msisdn", phone))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("booking_reference"));
        begin(Map.of("booking_reference", "ABCD2345", "method", "BARTER", "msisdn", phone))
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("code", equalTo("payment-method-unsupported"));
        begin("{\"booking_reference\":")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("malformed-json"));
        begin(Map.of()).then().statusCode(422).body("errors.size()", equalTo(2));
        begin(Map.of("booking_reference", "ABCD2345", "method", "MPESA"))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("msisdn"));
    }

    @Test
    void showsOnlyTransactionsThatExist() {
        get(UUID.randomUUID()).then().statusCode(404).contentType(PROBLEM).body("code", equalTo("not-found"));
        given().get("/payment/v1/transactions/1").then().statusCode(404).contentType(PROBLEM);
        given().get("/payment/v1/transactions").then().statusCode(401).contentType(PROBLEM);
    }

    // ---- money goes back

    @Test
    void remembersThatMoneyIsOwedBack() {
        String reference = BOOKINGS.hold();
        UUID id = idIn(pay(reference));
        awaitStatus(id, "SUCCEEDED");

        Broker.send(new RefundRequested(
                Ids.next(),
                reference,
                BOOKINGS.companyId(),
                id,
                new Money(Bookings.PRICE, "RWF"),
                "no seat left",
                Ids.next()));

        await().atMost(TO_SETTLE)
                .untilAsserted(() -> assertThat(row(id))
                        .containsEntry("owed_back", Bookings.PRICE)
                        .containsEntry("refund_reason", "no seat left"));
    }

    // ---- how the tests speak

    private record Payer(String msisdn) {
        Response pay(String reference) {
            return begin(Map.of("booking_reference", reference, "method", "MPESA", "msisdn", msisdn));
        }
    }

    private static Payer phoneIs(String msisdn) {
        return new Payer(msisdn);
    }

    private Response pay(String reference) {
        return phoneIs(phone).pay(reference);
    }

    private Response pay(String reference, String key) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("booking_reference", reference, "method", "MPESA", "msisdn", phone))
                .post("/payment/v1/transactions");
    }

    private static Response begin(Object body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post("/payment/v1/transactions");
    }

    private static Response get(UUID id) {
        return given().get("/payment/v1/transactions/{id}", id);
    }

    private static UUID idIn(Response response) {
        return UUID.fromString(
                response.then().statusCode(202).extract().jsonPath().getString("transaction_id"));
    }

    private static Response awaitStatus(UUID id, String status) {
        return await("transaction " + id + " is " + status)
                .atMost(TO_SETTLE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> get(id),
                        response -> status.equals(response.jsonPath().getString("status")));
    }

    private static Response callBack(String secret, String body) {
        return given().contentType(ContentType.JSON).body(body).post("/payment/v1/callbacks/{secret}", secret);
    }

    private static String paidCallback(Map<String, Object> ids, long amount) {
        return """
                {"Body":{"stkCallback":{"MerchantRequestID":"%s","CheckoutRequestID":"%s","ResultCode":0,"ResultDesc":"ok",
                 "CallbackMetadata":{"Item":[{"Name":"Amount","Value":%d.00},{"Name":"MpesaReceiptNumber","Value":"FORGED0001"}]}}}}""".formatted(ids.get("merchant_request_id"), ids.get("checkout_request_id"), amount);
    }

    private static Map<String, Object> row(UUID id) {
        return DATABASE.rows("select * from transaction where id = ?", id).get(0);
    }

    private static List<String> callbacksOf(UUID id) {
        return DATABASE
                .rows("select finding from provider_callback where transaction_id = ? order by received_at", id)
                .stream()
                .map(callback -> (String) callback.get("finding"))
                .toList();
    }

    private static long eventsOf(UUID id) {
        return DATABASE.count("select count(*) from outbox_event where aggregate_id = ?", id);
    }

    private static <T> Set<T> atOnce(int times, Callable<T> call) throws InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> answers = callers.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList());
            Set<T> distinct = new HashSet<>();
            for (Future<T> answer : answers) {
                distinct.add(answer.get());
            }
            return distinct;
        } finally {
            callers.shutdownNow();
        }
    }
}
