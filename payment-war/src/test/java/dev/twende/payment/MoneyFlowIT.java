package dev.twende.payment;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpServer;
import dev.twende.testing.Database;
import dev.twende.testing.TestPlatform;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What surrounds a payment: who sees it, who is told of it, what arrives unasked, and whether it agrees with the provider. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class MoneyFlowIT {
    private static final String PROBLEM = "application/problem+json";
    private static final String CSV = "text/csv";
    private static final Database DATABASE = Database.as("payment");
    private static final Bookings BOOKINGS = new Bookings();
    private static final Duration TO_SETTLE = Duration.ofSeconds(15);

    /** What a company's system accepts between the signature's time and its own clock, in seconds. */
    private static final long CLOCKS_DIFFER = 300;

    private static final int CALLBACKS = 200;

    private static int phones;

    private final String phone = nextPhone();

    @AfterEach
    void forgetScripts() {
        Simulator.forgetScripts();
    }

    // ---- one payment, told thrice

    /** Who tells us of a payment: the provider unasked, in two ways, or asked: by our question or on its statement. */
    private enum Teller {
        CALLBACK,
        CONFIRMATION,
        ANSWER
    }

    private record Told(List<Teller> order, String reference, UUID id, String receipt) {}

    @Test
    void countsAPaymentOnceInWhicheverOrderItIsToldOf() {
        List<List<Teller>> orders = List.of(
                List.of(Teller.CALLBACK, Teller.CONFIRMATION, Teller.ANSWER),
                List.of(Teller.CALLBACK, Teller.ANSWER, Teller.CONFIRMATION),
                List.of(Teller.CONFIRMATION, Teller.CALLBACK, Teller.ANSWER),
                List.of(Teller.CONFIRMATION, Teller.ANSWER, Teller.CALLBACK),
                List.of(Teller.ANSWER, Teller.CALLBACK, Teller.CONFIRMATION),
                List.of(Teller.ANSWER, Teller.CONFIRMATION, Teller.CALLBACK));
        Simulator.customersTake(3000); // until then the provider answers that it does not know yet
        orders.forEach(order -> Simulator.nextOn(phone, "NO_CALLBACK")); // the test calls back itself

        List<Told> payments = orders.stream().map(this::payAndTellEarly).toList();
        payments.forEach(payment -> awaitStatus(payment.id(), "SUCCEEDED"));
        payments.forEach(payment -> payment.order().stream()
                .skip(payment.order().indexOf(Teller.ANSWER))
                .forEach(teller -> tell(teller, payment)));

        payments.forEach(MoneyFlowIT::mustBeCountedOnce);
    }

    /** What is told before the provider answers is heard, and not believed. */
    private Told payAndTellEarly(List<Teller> order) {
        String reference = BOOKINGS.hold();
        UUID id = idIn(pay(reference, phone));
        Told payment = new Told(order, reference, id, Simulator.receipt(reference));
        order.stream().limit(order.indexOf(Teller.ANSWER)).forEach(teller -> tell(teller, payment));
        get(id).then().body("status", equalTo("PENDING"));
        return payment;
    }

    private static void tell(Teller teller, Told payment) {
        Response taken = switch (teller) {
            case CALLBACK -> callBack(payment);
            case CONFIRMATION -> confirmation(payment.receipt(), payment.reference(), "5000.00");
            case ANSWER -> get(payment.id()); // the house asks by itself
        };
        taken.then().statusCode(200);
    }

    private static Response callBack(Told payment) {
        Map<String, Object> row = row(payment.id());
        return given().contentType(ContentType.JSON)
                .body("""
                        {"Body":{"stkCallback":{"MerchantRequestID":"%s","CheckoutRequestID":"%s","ResultCode":0,"ResultDesc":"ok",
                         "CallbackMetadata":{"Item":[{"Name":"Amount","Value":5000.00},{"Name":"MpesaReceiptNumber","Value":"%s"}]}}}}""".formatted(row.get("merchant_request_id"), row.get("checkout_request_id"), payment.receipt()))
                .post("/payment/v1/callbacks/{secret}", row.get("callback_secret"));
    }

    private static void mustBeCountedOnce(Told payment) {
        String told = payment.order().toString();
        await(told)
                .atMost(TO_SETTLE)
                .untilAsserted(() -> assertThat(DATABASE.rows(
                                "select status, transaction_id from paybill_payment where receipt = ?",
                                payment.receipt()))
                        .containsExactly(Map.of("status", "MATCHED", "transaction_id", payment.id())));
        await(told)
                .atMost(TO_SETTLE)
                .until(() -> BOOKINGS.status(payment.reference()).equals("PAID"));

        assertThat(Simulator.collected(payment.reference())).as(told).isEqualTo(5000);
        assertThat(DATABASE.rows(
                        "select id, status, provider_ref from transaction where booking_reference = ?",
                        payment.reference()))
                .as(told)
                .containsExactly(Map.of("id", payment.id(), "status", "SUCCEEDED", "provider_ref", payment.receipt()));
        assertThat(DATABASE.rows("select kind from ledger_posting where transaction_id = ?", payment.id()))
                .as(told)
                .containsExactly(Map.of("kind", "SALE"));
        assertThat(DATABASE.count(
                        "select count(*) from ledger_posting join paybill_payment on source_id = paybill_payment.id where receipt = ?",
                        payment.receipt()))
                .as("money in suspense, %s", told)
                .isZero();
        assertThat(DATABASE.rows("select type from outbox_event where aggregate_id = ?", payment.id()))
                .as(told)
                .containsExactly(Map.of("type", "PaymentSucceeded"));
        assertThat(DATABASE.rows("select finding from provider_callback where transaction_id = ?", payment.id()))
                .as(told)
                .containsExactly(Map.of("finding", "MATCHED"));
    }

    // ---- attempts

    @Test
    void tellsASecondWayToPayWhichOneIsUnderWay() {
        Simulator.customersTake(4000);
        String reference = BOOKINGS.hold();
        UUID running = idIn(pay(reference, phone));

        assertThat(idIn(pay(reference, phone))).as("a second tap").isEqualTo(running);
        pay(reference, "254714999999")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("code", equalTo("payment-in-progress"))
                .body("transaction_id", equalTo(running.toString()))
                .body("method", equalTo("MPESA"));
        assertThat(Simulator.prompts(reference)).isEqualTo(1);
    }

    @Test
    void showsStaffEveryAttemptOfTheirOwnCompanyAndNobodyElse() {
        Simulator.nextOn(phone, "CANCELLED");
        String reference = BOOKINGS.hold();
        UUID first = idIn(pay(reference, phone));
        awaitStatus(first, "FAILED");
        UUID second = idIn(pay(reference, phone));

        as("ACCOUNTANT", BOOKINGS.companyId())
                .queryParam("booking_reference", reference)
                .get("/payment/v1/transactions")
                .then()
                .statusCode(200)
                .body("items.transaction_id", equalTo(List.of(second.toString(), first.toString())))
                .body("items[1].status", equalTo("FAILED"))
                .body("items[0].msisdn", equalTo("254*******" + phone.substring(10)))
                .body("next_cursor", nullValue());
        as("ACCOUNTANT", UUID.randomUUID())
                .queryParam("booking_reference", reference)
                .get("/payment/v1/transactions")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        as("ACCOUNTANT", UUID.randomUUID())
                .queryParam("company_id", BOOKINGS.companyId())
                .get("/payment/v1/transactions")
                .then()
                .statusCode(404);
        as("SUPER_ADMIN", null)
                .queryParam("status", "FAILED")
                .queryParam("from", Instant.now().minusSeconds(600).toString())
                .queryParam("limit", 1)
                .get("/payment/v1/transactions")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        as("SUPER_ADMIN", null)
                .queryParam("from", "yesterday")
                .get("/payment/v1/transactions")
                .then()
                .statusCode(422);
    }

    @Test
    void showsWhatACashierTookAndOnWhichDevice() {
        UUID cashier = UUID.randomUUID();
        UUID device = UUID.randomUUID();
        UUID onDevice = takenBy(Tokens.ofDevice(device, cashier, BOOKINGS.companyId()));
        UUID atADesk = takenBy(Tokens.of(cashier, "AGENT", BOOKINGS.companyId()));
        UUID elsewhere = takenBy(Tokens.ofDevice(device, cashier, UUID.randomUUID()));

        taken("sold_by", cashier)
                .body("items.transaction_id", equalTo(List.of(atADesk.toString(), onDevice.toString())));
        taken("device_id", device)
                .body("items.transaction_id", equalTo(List.of(onDevice.toString())))
                .body("items[0].sold_by", equalTo(cashier.toString()))
                .body("items[0].device_id", equalTo(device.toString()));
        taken("device_id", UUID.randomUUID()).body("items.size()", equalTo(0));
        assertThat(elsewhere).as("people of other companies are customers").isNotIn(atADesk, onDevice);
    }

    private UUID takenBy(String token) {
        return idIn(given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("booking_reference", BOOKINGS.hold(), "method", "MPESA", "msisdn", nextPhone()))
                .post("/payment/v1/transactions"));
    }

    private static ValidatableResponse taken(String filter, UUID id) {
        return as("ACCOUNTANT", BOOKINGS.companyId())
                .queryParam(filter, id)
                .get("/payment/v1/transactions")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesAPriceThatTheProviderCannotCollect() {
        refusesPrice(5050, "KES", "payment-method-unsupported"); // KES 50.50, and M-Pesa moves whole shillings
        refusesPrice(1250, "TND", "payment-method-unsupported"); // another country's, with three digits
        refusesPrice(250_001, "RWF", "payment-amount-out-of-range");
    }

    private void refusesPrice(long price, String currency, String code) {
        String reference = new Bookings(price, currency).hold();

        pay(reference, phone).then().statusCode(422).contentType(PROBLEM).body("code", equalTo(code));

        assertThat(Simulator.prompts(reference)).isZero();
        assertThat(DATABASE.count("select count(*) from transaction where booking_reference = ?", reference))
                .isZero();
    }

    @Test
    void mayDeleteNeitherAnAttemptNorEvidence() {
        for (String table : List.of("transaction", "provider_callback")) {
            assertThatThrownBy(() -> DATABASE.exec("delete from " + table + " where false"))
                    .isInstanceOfSatisfying(
                            Database.DatabaseRefused.class,
                            refused -> assertThat(refused.sqlState()).isEqualTo("42501"));
        }
    }

    // ---- what arrives unasked

    @Test
    void showsThePlatformWhatWasQuarantinedWithoutThePhone() {
        Simulator.customersTake(3000);
        UUID id = idIn(pay(BOOKINGS.hold(), phone));

        given().contentType(ContentType.JSON)
                .body(
                        "{\"Body\":{\"stkCallback\":{\"MerchantRequestID\":\"1-1-1\",\"CheckoutRequestID\":\"ws_CO_1\",\"ResultCode\":1032,"
                                + "\"ResultDesc\":\"of " + phone + "\"}}}")
                .put("/payment/v1/callbacks/{secret}", row(id).get("callback_secret"))
                .then()
                .statusCode(200);

        as("SUPER_ADMIN", null)
                .queryParam("finding", "WRONG_IDS")
                .get("/payment/v1/callbacks")
                .then()
                .statusCode(200)
                .body("items.transaction_id", hasItem(id.toString()))
                .body("items[0].body", not(containsString(phone)))
                .body("items[0].body", containsString("254*******"));
        as("COMPANY_ADMIN", BOOKINGS.companyId())
                .get("/payment/v1/callbacks")
                .then()
                .statusCode(403);
        as("SUPER_ADMIN", null)
                .queryParam("finding", "STRAY")
                .get("/payment/v1/callbacks")
                .then()
                .statusCode(200);
    }

    @Test
    void answersCallbacksFast() throws Exception {
        Simulator.customersTake(15_000); // each claim makes the house ask, and it learns nothing
        UUID id = idIn(pay(BOOKINGS.hold(), phone));
        Map<String, Object> row = row(id);
        HttpClient provider = HttpClient.newHttpClient();
        double[] millis = new double[CALLBACKS];
        for (int i = -CALLBACKS / 4; i < CALLBACKS; i++) { // the first ones warm up
            String claim = i % 2 == 0 ? "1037" : "1032"; // another each time, so that none is a mere duplicate
            HttpRequest callback = HttpRequest.newBuilder(
                            TestPlatform.running().url().resolve("/payment/v1/callbacks/" + row.get("callback_secret")))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"Body\":{\"stkCallback\":{\"MerchantRequestID\":\""
                            + row.get("merchant_request_id") + "\",\"CheckoutRequestID\":\""
                            + row.get("checkout_request_id") + "\",\"ResultCode\":" + claim
                            + ",\"ResultDesc\":\"no\"}}}"))
                    .build();
            long begun = System.nanoTime();
            int status = provider.send(callback, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
            assertThat(status).isEqualTo(200);
        }
        Arrays.sort(millis);

        double median = millis[CALLBACKS / 2];
        double p99 = millis[CALLBACKS * 99 / 100 - 1];
        System.out.printf(Locale.ROOT, "%d callbacks answered: p50 %.1f ms, p99 %.1f ms%n", CALLBACKS, median, p99);
    }

    @Test
    void tellsMpesaWhetherACustomerShouldPayThePayBill() {
        String reference = BOOKINGS.hold();

        validation("TWENDE99", "5000.00").then().statusCode(200).body("ResultCode", equalTo("C2B00012"));
        validation(reference, "4000.00").then().statusCode(200).body("ResultCode", equalTo("C2B00013"));
        validation(reference.toLowerCase(Locale.ROOT), "5000.00")
                .then()
                .statusCode(200)
                .body("ResultCode", equalTo("0"));
        given().body("{")
                .post("/payment/v1/paybills/{secret}/validation", "ab".repeat(16))
                .then()
                .statusCode(200)
                .body("ResultCode", equalTo("C2B00016"));
        given().body("{}")
                .post("/payment/v1/paybills/{secret}/validation", "cd".repeat(16))
                .then()
                .statusCode(404);
        given().body("{}")
                .post("/payment/v1/paybills/{secret}/confirmation", "cd".repeat(16))
                .then()
                .statusCode(404);
    }

    @Test
    void believesNoConfirmationThatTheStatementDoesNotShow() {
        String reference = BOOKINGS.hold();

        confirmation("FORGED0009", reference, "5000.00").then().statusCode(200).body("ResultCode", equalTo("0"));

        as("SUPER_ADMIN", null)
                .queryParam("status", "HEARD")
                .get("/payment/v1/unmatched")
                .then()
                .statusCode(200)
                .body("items.receipt", hasItem("FORGED0009"));
        as("COMPANY_ADMIN", BOOKINGS.companyId())
                .get("/payment/v1/unmatched")
                .then()
                .statusCode(403);
        await("the statement was looked at in vain")
                .atMost(TO_SETTLE)
                .until(() -> DATABASE.rows("select status from paybill_payment where receipt = 'FORGED0009'")
                        .equals(List.of(Map.of("status", "UNCONFIRMED"))));
        assertThat(BOOKINGS.status(reference)).isEqualTo("RESERVED");
    }

    @Test
    void sendsMoneyThatFitsNothingBackOnceAndLeavesItToAPersonWhenTheProviderWillNot() {
        String lost = nextPhone();
        String refused = nextPhone();
        Simulator.nextRefundOn(lost, "CUT_SILENT"); // done, and nobody tells us
        Simulator.nextRefundOn(refused, "INSUFFICIENT_FUNDS");
        Simulator.customersTake(2000); // so that it can be seen on its way
        String plainly = unmatched(phone, 700);
        String silently = unmatched(lost, 800);
        String never = unmatched(refused, 5000);

        Map<String, Object> onItsWay = await("it is on its way")
                .atMost(TO_SETTLE)
                .until(() -> paybill(plainly), row -> row.get("return_request_id") != null);
        UUID id = (UUID) onItsWay.get("id");
        assign(id, "ABCD2345").then().statusCode(409).body("code", equalTo("illegal-transition"));
        given().contentType(ContentType.JSON)
                .body("""
                        {"Result":{"ResultType":0,"ResultCode":0,"ResultDesc":"ok","OriginatorConversationID":"1-1-1",
                         "ConversationID":"AG_1","TransactionID":"FORGED0010"}}""")
                .post("/payment/v1/callbacks/{secret}", onItsWay.get("return_secret"))
                .then()
                .statusCode(200);

        for (String receipt : List.of(plainly, silently)) {
            await(receipt)
                    .atMost(TO_SETTLE)
                    .until(() -> paybill(receipt).get("status").equals("RETURNED"));
        }
        assertThat(Simulator.returned(phone)).isEqualTo(700);
        assertThat(Simulator.returned(lost)).isEqualTo(800);
        assertThat(findings(id)).containsExactly("WRONG_IDS", "MATCHED");
        assertThat(postings(id)).containsExactly("UNMATCHED", "MATCHED");

        await("refused").atMost(TO_SETTLE).until(() -> paybill(never).get("note") != null);
        UUID left = (UUID) paybill(never).get("id");
        as("SUPER_ADMIN", null)
                .get("/payment/v1/unmatched/{id}", left)
                .then()
                .statusCode(200)
                .body("status", equalTo("UNMATCHED"))
                .body("return_at", nullValue())
                .body("note", containsString("does not send it back"));
        assertThat(Simulator.returned(refused)).isZero();
        assign(left, "ABCD2345").then().statusCode(422).body("errors[0].field", equalTo("booking_reference"));
        assign(left, new Bookings(4000, "RWF").hold())
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-amount-differs"));
        String reference = BOOKINGS.hold();
        assign(left, reference).then().statusCode(200).body("status", equalTo("MATCHED"));
        assign(left, reference).then().statusCode(409).body("code", equalTo("illegal-transition"));
        await().atMost(TO_SETTLE).until(() -> BOOKINGS.status(reference).equals("PAID"));
        assertThat(postings(left)).containsExactly("UNMATCHED", "MATCHED");
    }

    /** Answers the receipt of a customer's payment for a booking that does not exist. */
    private static String unmatched(String msisdn, int units) {
        String receipt = Simulator.pays(msisdn, "TYPO" + units, units);
        confirmation(receipt, "TYPO" + units, units + ".00").then().statusCode(200);
        return receipt;
    }

    private static Map<String, Object> paybill(String receipt) {
        return DATABASE.rows("select * from paybill_payment where receipt = ?", receipt)
                .get(0);
    }

    private static Response assign(UUID payment, String reference) {
        return as("SUPER_ADMIN", null)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("booking_reference", reference, "note", "she called"))
                .post("/payment/v1/unmatched/{id}/assignment", payment);
    }

    private static List<Object> findings(UUID debt) {
        return DATABASE.rows("select finding from provider_callback where debt_id = ? order by id", debt).stream()
                .map(row -> row.get("finding"))
                .toList();
    }

    private static List<Object> postings(UUID source) {
        return DATABASE.rows("select kind from ledger_posting where source_id = ? order by id", source).stream()
                .map(row -> row.get("kind"))
                .toList();
    }

    // ---- does it agree?

    @Test
    void comparesAStatementWithBooksAndTicketsAndFindsTheReceiptThatTheQueryDidNotName() {
        Instant from = Instant.now();
        Simulator.nextOn(phone, "NO_CALLBACK");
        String unnamed = BOOKINGS.hold();
        UUID waits = idIn(pay(unnamed, phone));
        String hidden = BOOKINGS.hold();
        pay(hidden, phone);
        String shrunk = BOOKINGS.hold();
        pay(shrunk, phone);
        String ticketless = BOOKINGS.hold();
        UUID forgotten = idIn(pay(ticketless, phone));
        for (String reference : List.of(unnamed, hidden, shrunk, ticketless)) {
            await().atMost(TO_SETTLE).until(() -> BOOKINGS.status(reference).equals("PAID"));
        }
        get(waits).then().body("provider_ref", nullValue());
        for (String table : List.of("booking_share", "booking_payment")) {
            assertThat(Database.asOwner("ticketing")
                            .exec("delete from ticketing." + table + " where transaction_id = ?", forgotten))
                    .as(table)
                    .isEqualTo(1);
        }

        Instant now = Instant.now();
        String nobodys = "QBB" + phone.substring(5);
        String statement = String.join(
                "\n",
                "receipt,reference,amount,time",
                Simulator.receipt(unnamed) + "," + unnamed + ",5000.00," + now,
                Simulator.receipt(shrunk) + "," + shrunk + ",4000.00," + now,
                Simulator.receipt(ticketless) + "," + ticketless + ",5000.00," + now,
                nobodys + ",=TYPO,700.00," + now);
        String run = upload(statement, from, now.plusSeconds(60))
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("reconciliation_id");
        await().atMost(TO_SETTLE)
                .untilAsserted(() -> as("SUPER_ADMIN", null)
                        .get("/payment/v1/reconciliations/{id}", run)
                        .then()
                        .body("status", equalTo("DONE"))
                        .body("lines", equalTo(4))
                        .body("payments", equalTo(4))
                        .body("mismatches", equalTo(5)));

        get(waits).then().body("provider_ref", equalTo(Simulator.receipt(unnamed)));
        assertThat(mismatches(run, null).getList("items.collect { it.kind + ' ' + it.booking_reference }"))
                .containsExactlyInAnyOrder(
                        "MISSING_AT_PROVIDER " + hidden,
                        "AMOUNT_DIFFERS " + shrunk,
                        "PAID_WITHOUT_TICKET " + ticketless,
                        "TICKET_WITHOUT_PAYMENT " + ticketless,
                        "MISSING_HERE =TYPO");
        JsonPath missing = mismatches(run, "MISSING_HERE");
        assertThat(missing.getList("items.receipt")).containsExactly(nobodys);
        assertThat(as("SUPER_ADMIN", null)
                        .get("/payment/v1/reconciliations/{id}/mismatches.csv", run)
                        .then()
                        .statusCode(200)
                        .contentType(CSV)
                        .extract()
                        .asString())
                .contains("'=TYPO");
        String mismatch = missing.getString("items[0].mismatch_id");
        conclude(run, mismatch, "*").then().statusCode(200).body("state", equalTo("EXPLAINED"));
        conclude(run, mismatch, "\"77\"").then().statusCode(412);
        as("COMPANY_ADMIN", BOOKINGS.companyId())
                .get("/payment/v1/reconciliations")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesAStatementThatCannotBeRead() {
        upload(
                        "receipt,reference,amount,time\nR1,ABCD2345,-5,2026-03-01T08:00:00Z\n",
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2026-03-02T00:00:00Z"))
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("errors[0].field", equalTo("body"));
    }

    // ---- who is told

    @Test
    void tellsACompanysSystemSignedAndAgainUntilItHasHeard() throws Exception {
        Queue<String[]> heard = new ConcurrentLinkedQueue<>();
        Queue<Integer> answers = new ConcurrentLinkedQueue<>(List.of(503));
        HttpServer system = system(heard, answers);
        Bookings bookings = new Bookings(); // a company that no other test pays
        UUID company = bookings.companyId();
        try {
            Response registered = admin(company)
                    .body(Map.of(
                            "url",
                            "http://127.0.0.1:" + system.getAddress().getPort() + "/hook",
                            "events",
                            List.of("payment.succeeded", "payment.failed")))
                    .post("/payment/v1/webhooks");
            registered.then().statusCode(201).body("secret", notNullValue());
            String webhook = registered.jsonPath().getString("webhook_id");
            String secret = registered.jsonPath().getString("secret");
            admin(company)
                    .get("/payment/v1/webhooks/{id}", webhook)
                    .then()
                    .statusCode(200)
                    .body("secret", nullValue());

            UUID id = idIn(pay(bookings.hold(), phone));
            await().atMost(TO_SETTLE).until(() -> heard.size() >= 2);

            String[] first = heard.poll();
            String[] again = heard.poll();
            assertThat(again[0]).as("the same delivery").isEqualTo(first[0]);
            assertThat(again[2])
                    .contains("\"type\":\"payment.succeeded\"")
                    .contains(id.toString())
                    .doesNotContain("amount");
            mustBeSigned(again, secret);
            await().atMost(TO_SETTLE)
                    .untilAsserted(() -> admin(company)
                            .get("/payment/v1/webhooks/{id}/deliveries", webhook)
                            .then()
                            .statusCode(200)
                            .body("items.size()", equalTo(1))
                            .body("items[0].attempts", equalTo(2))
                            .body("items[0].status", equalTo("DELIVERED")));

            admin(company)
                    .post("/payment/v1/webhooks/{id}/deliveries/{delivery}/replay", webhook, first[0])
                    .then()
                    .statusCode(202);
            await().atMost(TO_SETTLE).until(() -> !heard.isEmpty());
            String[] replayed = heard.poll();
            mustBeSigned(replayed, secret);
            assertThat(replayed[0]).isEqualTo(first[0]);
            assertThat(replayed[2]).isEqualTo(again[2]);

            answers.add(410);
            admin(company)
                    .post("/payment/v1/webhooks/{id}/pings", webhook)
                    .then()
                    .statusCode(202);
            await().atMost(TO_SETTLE)
                    .untilAsserted(() -> admin(company)
                            .get("/payment/v1/webhooks/{id}", webhook)
                            .then()
                            .body("status", equalTo("DISABLED")));
            admin(company)
                    .post("/payment/v1/webhooks/{id}/pings", webhook)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("illegal-transition"));
            as("COMPANY_ADMIN", UUID.randomUUID())
                    .get("/payment/v1/webhooks/{id}", webhook)
                    .then()
                    .statusCode(404);
            admin(company).delete("/payment/v1/webhooks/{id}", webhook).then().statusCode(204);
            admin(company).get("/payment/v1/webhooks/{id}", webhook).then().statusCode(404);
        } finally {
            system.stop(0);
        }
    }

    @Test
    void registersNoWebhookThatCouldNotBeTold() {
        admin(BOOKINGS.companyId())
                .body(Map.of("url", "ftp://example.com/", "events", List.of("payment.succeeded")))
                .post("/payment/v1/webhooks")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("url"));
        admin(BOOKINGS.companyId())
                .body(Map.of("url", "https://127.0.0.1/", "events", List.of("payment.dreamt")))
                .post("/payment/v1/webhooks")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("events"));
        as("AGENT", BOOKINGS.companyId()).get("/payment/v1/webhooks").then().statusCode(403);
    }

    // ---- how the tests speak

    private static String nextPhone() {
        return "254714%06d".formatted(++phones);
    }

    private static RequestSpecification as(String role, UUID company) {
        return given().auth().oauth2(Tokens.of(role, company));
    }

    private static RequestSpecification admin(UUID company) {
        return as("COMPANY_ADMIN", company).contentType(ContentType.JSON).header("Idempotency-Key", UUID.randomUUID());
    }

    private static Response pay(String reference, String msisdn) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("booking_reference", reference, "method", "MPESA", "msisdn", msisdn))
                .post("/payment/v1/transactions");
    }

    private static UUID idIn(Response response) {
        return UUID.fromString(
                response.then().statusCode(202).extract().jsonPath().getString("transaction_id"));
    }

    private static Response get(UUID id) {
        return given().get("/payment/v1/transactions/{id}", id);
    }

    private static Map<String, Object> row(UUID id) {
        return DATABASE.rows("select * from transaction where id = ?", id).get(0);
    }

    private static Response awaitStatus(UUID id, String status) {
        return await("transaction " + id + " is " + status)
                .atMost(TO_SETTLE)
                .until(
                        () -> get(id),
                        response -> status.equals(response.jsonPath().getString("status")));
    }

    /** A statement of M-Pesa's, from its portal. */
    private static Response upload(String csv, Instant from, Instant to) {
        return as("SUPER_ADMIN", null)
                .config(config().encoderConfig(encoderConfig().encodeContentTypeAs(CSV, ContentType.TEXT)))
                .contentType(CSV)
                .queryParam("method", "MPESA")
                .queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .header("Idempotency-Key", UUID.randomUUID())
                .body(csv)
                .post("/payment/v1/reconciliations");
    }

    private static JsonPath mismatches(String run, String kind) {
        RequestSpecification request = as("SUPER_ADMIN", null);
        return (kind == null ? request : request.queryParam("kind", kind))
                .get("/payment/v1/reconciliations/{id}/mismatches", run)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response conclude(String run, String mismatch, String seen) {
        return as("SUPER_ADMIN", null)
                .contentType(ContentType.JSON)
                .header("If-Match", seen)
                .body(Map.of("state", "EXPLAINED", "note", "a typing error"))
                .put("/payment/v1/reconciliations/{id}/mismatches/{mismatch}", run, mismatch);
    }

    private static Response validation(String reference, String amount) {
        return given().body(customerPayment("CHECK00001", reference, amount))
                .post("/payment/v1/paybills/{secret}/validation", "ab".repeat(16));
    }

    private static Response confirmation(String receipt, String reference, String amount) {
        return given().body(customerPayment(receipt, reference, amount))
                .post("/payment/v1/paybills/{secret}/confirmation", "ab".repeat(16));
    }

    private static String customerPayment(String receipt, String reference, String amount) {
        return """
                {"TransactionType":"Pay Bill","TransID":"%s","TransTime":"20260301120000","TransAmount":"%s",
                 "BusinessShortCode":"174379","BillRefNumber":"%s","MSISDN":"2547 ***** 126"}""".formatted(receipt, amount, reference);
    }

    /** A company's own system: keeps delivery, signature and body of what it hears, and answers as told, else 204. */
    private static HttpServer system(Queue<String[]> heard, Queue<Integer> answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Integer answer = answers.poll();
            heard.add(new String[] {
                exchange.getRequestHeaders().getFirst("Twende-Delivery"),
                exchange.getRequestHeaders().getFirst("Twende-Signature"),
                body
            });
            exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** As docs/webhooks.md says how to verify. */
    private static void mustBeSigned(String[] delivery, String secret) throws Exception {
        String[] parts = delivery[1].split(",");
        String time = parts[0].substring("t=".length());
        assertThat(parts[1]).isEqualTo("v1=" + hmac(secret, time + "." + delivery[2]));
        assertThat(Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)))
                .isLessThan(CLOCKS_DIFFER);
    }

    private static String hmac(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
