package dev.twende.ticketing;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.ticketing.Passenger.books;
import static dev.twende.ticketing.Passenger.isProblem;
import static dev.twende.ticketing.Passenger.looksUp;
import static dev.twende.ticketing.Passenger.wish;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.twende.events.Topic;
import dev.twende.events.auth.DeviceRevoked;
import dev.twende.events.payment.PaymentRefunded;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.CashMovedOnDevice;
import dev.twende.events.ticketing.CashReturned;
import dev.twende.events.ticketing.CashTaken;
import dev.twende.events.ticketing.RefundRequested;
import dev.twende.events.ticketing.ShiftClosedOnDevice;
import dev.twende.events.ticketing.ShiftOpenedOnDevice;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Devices that sold without network, and what the server makes of it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SyncIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PAYMENT = "payment.ticketing-ticket";

    private static String pays(Line line, UUID from, UUID to, String... seats) {
        String reference = books(wish(line.schedule, from, to, seats))
                .statusCode(201)
                .extract()
                .path("booking_reference");
        int segments = line.stops.indexOf(to) - line.stops.indexOf(from);
        Broker.send(new PaymentSucceeded(
                Ids.next(),
                reference,
                line.company,
                new Money(1_000L * segments * seats.length, "RWF"),
                "MPESA",
                "QX" + Ids.next(),
                Instant.now()));
        await().atMost(PATIENCE).untilAsserted(() -> looksUp(reference).body("status", equalTo("PAID")));
        return reference;
    }

    private static long count(String table, String condition) {
        return Database.as("ticketing").count("select count(*) from " + table + " where " + condition);
    }

    private static ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get("/ticketing/v1/" + path).then();
    }

    private static ValidatableResponse resolve(String token, String conflictId, Map<String, Object> decision) {
        String tag =
                get(token, "conflicts/" + conflictId).statusCode(200).extract().header("ETag");
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(Json.mapper().toJson(decision))
                .post("/ticketing/v1/conflicts/" + conflictId + "/resolution")
                .then();
    }

    @Test
    void ifADeviceSellsASeatOfflineThatWasSoldOnlineAMinuteBeforeTheServerRejectsTheUpload() {
        Line line = Line.onSale();
        Till till = Till.enrolled(line.company);
        Map<String, Object> sale = till.sale(line, "7"); // by a clock that says it was in 1970
        pays(line, line.kigali(), line.huye(), "7");

        ValidatableResponse answer = till.tells(sale)
                .statusCode(200)
                .body("results[0].outcome", equalTo("REJECTED"))
                .body("results[0].code", equalTo("seat-taken"))
                .body("results[0].won_at", notNullValue())
                .body("results[0].booking_reference", notNullValue())
                .body("acknowledged_sequence", equalTo(1))
                .body("expected_sequence", nullValue());

        String conflict = answer.extract().path("results[0].conflict_id");
        String agent = Tokens.of(AGENT, line.company);
        get(agent, "conflicts/" + conflict)
                .statusCode(200)
                .body("status", equalTo("OPEN"))
                .body("passengers[0].name", equalTo("Mugisha Eric"))
                .body("passengers[0].seat_number", equalTo("7"))
                .body("total.amount", equalTo(2000))
                .body("booking_status", equalTo("EXPIRED"))
                .body("won_at", notNullValue());
        assertThat(count(
                        "seat_claim", "schedule_id = '" + line.schedule + "' and seat_number = '7' and state = 'LIVE'"))
                .as("live claims of the seat")
                .isEqualTo(1);
        assertThat(count("ticket_revocation", "ticket_id = '" + ticket(sale) + "'"))
                .as("the printed code is void")
                .isEqualTo(1);
        CashTaken cash = Broker.receive(
                Topic.TICKETING_TICKET,
                PAYMENT,
                CashTaken.class,
                told -> told.deviceId().equals(till.id));
        assertThat(cash.bookingReference()).isEqualTo(answer.extract().path("results[0].booking_reference"));
        assertThat(cash.amount()).isEqualTo(new Money(2_000, "RWF"));
        assertThat(cash.recordedAt()).isEqualTo(Instant.ofEpochSecond(42));
        isProblem(get(Tokens.of(AGENT, UUID.randomUUID()), "conflicts/" + conflict), 404, "not-found");
    }

    @Test
    void aBatchIsTakenOnceHoweverOftenAndInWhateverPartsItComes() {
        Line line = Line.onSale();
        Till till = Till.enrolled(line.company);
        Map<String, Object> opened = till.operation("SHIFT_OPENED");
        opened.put("shift_number", 1);
        opened.put("float", Till.money(10_000));
        Map<String, Object> couple = till.sale(line, "1", "2");
        Map<String, Object> nextStretch = till.sale(line, line.huye(), line.nyamagabe(), 1_000, "1");
        Map<String, Object> single = till.sale(line, "3");
        String[] batch =
                Stream.of(opened, couple, nextStretch, single).map(till::sign).toArray(String[]::new);

        List<String> references = till.syncs(batch[0], batch[1])
                .statusCode(200)
                .body("results.outcome", contains("ACCEPTED", "ACCEPTED"))
                .body("results[1].shift_number", equalTo(1))
                .extract()
                .path("results.booking_reference");
        till.syncs(batch) // the answer was lost
                .body("results.outcome", contains("DUPLICATE", "DUPLICATE", "ACCEPTED", "ACCEPTED"))
                .body("results[1].first_outcome", equalTo("ACCEPTED"))
                .body(
                        "results[1].duplicate_of",
                        equalTo(couple.get("operation_id").toString()))
                .body("results[1].booking_reference", equalTo(references.get(1)));
        till.syncs(batch).body("results.outcome", everyItem(equalTo("DUPLICATE")));
        till.tells(couple, single).body("results.outcome", everyItem(equalTo("DUPLICATE"))); // signed anew
        till.syncs(batch[3], batch[3]).body("acknowledged_sequence", equalTo(4));

        assertThat(count("booking", "device_id = '" + till.id + "'")).isEqualTo(3);
        assertThat(count(
                        "ticket",
                        "booking_id in (select booking_id from booking where device_id = '" + till.id
                                + "') and status = 'PAID'"))
                .isEqualTo(4);
        looksUp(references.get(1)).body("status", equalTo("PAID")).body("total.amount", equalTo(4000));
        List<CashTaken> cash = Broker.receiveAllUntil(
                Topic.TICKETING_TICKET,
                PAYMENT,
                CashTaken.class,
                told -> told.deviceId().equals(till.id) && told.operationId().equals(single.get("operation_id")));
        assertThat(cash.stream().filter(told -> told.deviceId().equals(till.id)).map(CashTaken::operationId))
                .containsExactly((UUID) couple.get("operation_id"), (UUID) nextStretch.get("operation_id"), (UUID)
                        single.get("operation_id"));
    }

    @Test
    void aBadItemNeverBlocksTheNext() {
        Line line = Line.onSale();
        Line stranger = Line.onSale();
        Till till = Till.enrolled(line.company);
        Till other = Till.enrolled(line.company);
        Map<String, Object> first = till.sale(line, "1");
        Map<String, Object> ofAnother = till.sale(stranger, "1");
        Map<String, Object> unpriced = Till.with(till.sale(line, "2"), "total", Till.money(1));
        Map<String, Object> reused = Till.with(till.sale(line, "3"), "operation_id", first.get("operation_id"));
        Map<String, Object> untyped = till.operation("TELEPORT");
        Map<String, Object> notOfTheBus = till.sale(line, "77");
        Map<String, Object> sameTicket = till.sale(line, "4");
        sameTicket.put("passengers", first.get("passengers"));
        till.operation("SALE"); // signed by somebody else
        till.operation("SALE"); // cannot be read
        Map<String, Object> last = till.sale(line, "5");
        till.syncs(
                        till.sign(first),
                        till.sign(ofAnother),
                        till.sign(unpriced),
                        till.sign(reused),
                        till.sign(untyped),
                        till.sign(notOfTheBus),
                        till.sign(sameTicket),
                        other.sign(till.operation("SALE")),
                        "rubbish",
                        till.sign(Till.with(last, "sequence", 10)))
                .statusCode(200)
                .body(
                        "results.outcome",
                        contains(
                                "ACCEPTED",
                                "INVALID",
                                "INVALID",
                                "INVALID",
                                "INVALID",
                                "REJECTED",
                                "INVALID",
                                "INVALID",
                                "INVALID",
                                "ACCEPTED"))
                .body("results[1].errors[0].field", equalTo("schedule_id"))
                .body("results[2].errors[0].field", equalTo("total"))
                .body("results[3].code", equalTo("operation-id-reused"))
                .body("results[4].errors[0].field", equalTo("type"))
                .body("results[5].code", equalTo("seat-unknown"))
                .body("results[6].errors[0].field", equalTo("passengers[0].ticket_id"))
                .body("results[8].errors[0].field", equalTo("operations[8]"))
                .body("acknowledged_sequence", equalTo(10));
        assertThat(count(
                        "pos_operation",
                        "device_id = '" + till.id + "' and outcome = 'INVALID' and content is not null"))
                .isEqualTo(7);
    }

    @Test
    void whatStandsBehindAGapWaitsForIt() {
        Line line = Line.onSale();
        Till till = Till.enrolled(line.company);
        Map<String, Object> first = till.sale(line, "1");
        Map<String, Object> second = till.sale(line, "2");
        Map<String, Object> third = till.sale(line, "3");
        till.tells(first, third)
                .body("results.outcome", contains("ACCEPTED", "WAITING"))
                .body("acknowledged_sequence", equalTo(1))
                .body("expected_sequence", equalTo(2));
        till.tells(second, third)
                .body("results.outcome", contains("ACCEPTED", "ACCEPTED"))
                .body("acknowledged_sequence", equalTo(3));
        till.tells(Till.with(till.sale(line, "9"), "sequence", 2)).body("results[0].code", equalTo("sequence-reused"));
        assertThat(count("booking", "device_id = '" + till.id + "'")).isEqualTo(3);
    }

    @Test
    void whatWasLentIsSoldAndWhatOthersHaveIsRefusedForTheWholeParty() {
        Line line = Line.onSale();
        Till till = Till.enrolled(line.company);
        String lease = till.leases(line, "10", "11", "12");
        pays(line, line.muhanga(), line.huye(), "13");
        Map<String, Object> lent =
                Till.with(till.sale(line, line.kigali(), line.muhanga(), 1_000, "10"), "lease_id", lease);
        Map<String, Object> party = till.sale(line, "13", "14");
        Map<String, Object> alone = till.sale(line, "14");
        till.tells(lent, party, alone).body("results.outcome", contains("ACCEPTED", "REJECTED", "ACCEPTED"));
        assertThat(count(
                        "seat_claim",
                        "schedule_id = '" + line.schedule
                                + "' and seat_number = '10' and state = 'LIVE' and kind = 'LEASE'"))
                .as("the rest of the lent stretch")
                .isEqualTo(1);
        isProblem(books(wish(line.schedule, line.muhanga(), line.huye(), "10")), 409, "seat-taken");
    }

    @Test
    void ofTwoDevicesThatSoldOneSeatOneHasItAndParallelUploadsOfOneDeviceDoubleNothing() throws Exception {
        Line line = Line.onSale();
        Till one = Till.enrolled(line.company);
        Till two = Till.enrolled(line.company);
        String[] seats =
                IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toArray(String[]::new);
        String[] ofOne =
                Stream.of(seats).map(seat -> one.sign(one.sale(line, seat))).toArray(String[]::new);
        String[] ofTwo =
                Stream.of(seats).map(seat -> two.sign(two.sale(line, seat))).toArray(String[]::new);
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService crowd = Executors.newFixedThreadPool(4);
        List<Future<Integer>> uploads = new ArrayList<>();
        for (Callable<ValidatableResponse> upload : List.<Callable<ValidatableResponse>>of(
                () -> one.syncs(ofOne), () -> one.syncs(ofOne), () -> two.syncs(ofTwo), () -> two.syncs(ofTwo))) {
            uploads.add(crowd.submit(() -> {
                start.await();
                return upload.call().extract().statusCode();
            }));
        }
        for (Future<Integer> upload : uploads) {
            assertThat(upload.get()).isEqualTo(200);
        }
        crowd.shutdown();
        await().atMost(PATIENCE).untilAsserted(() -> {
            one.syncs(ofOne).body("acknowledged_sequence", equalTo(20));
            two.syncs(ofTwo).body("acknowledged_sequence", equalTo(20));
        });
        String both = "device_id in ('" + one.id + "', '" + two.id + "')";
        assertThat(count("booking", both)).isEqualTo(40);
        assertThat(count("booking", both + " and status = 'PAID'")).isEqualTo(20);
        assertThat(count("sales_conflict", both)).isEqualTo(20);
        assertThat(count("booking_payment", "booking_id in (select booking_id from booking where " + both + ")"))
                .isEqualTo(40);
    }

    @Test
    void onlyEnrolledDevicesAreHeard() {
        Line line = Line.onSale();
        isProblem(Till.unknown(line.company).syncs(), 403, "device-required");
        isProblem(
                given().auth()
                        .oauth2(Tokens.of(AGENT, line.company))
                        .contentType(ContentType.JSON)
                        .body(Till.body())
                        .post("/ticketing/v1/pos/sync")
                        .then(),
                403,
                "device-required");
        Till till = Till.enrolled(line.company);
        Broker.send(new DeviceRevoked(till.id, line.company, Instant.now()));
        await().atMost(PATIENCE).untilAsserted(() -> till.syncs().statusCode(403));
        given().contentType(ContentType.JSON)
                .body(Till.body())
                .post("/ticketing/v1/pos/sync")
                .then()
                .statusCode(401);
    }

    @Test
    void bodiesThatAreNoSyncAreRefusedWhole() throws IOException {
        Line line = Line.onSale();
        Till till = Till.enrolled(line.company);
        isProblem(till.send("{"), 400, "malformed-json");
        isProblem(till.send("{\"protocol_version\":2,\"operations\":[]}"), 422, "validation-failed");
        isProblem(
                till.syncs(IntStream.range(0, 501).mapToObj(Integer::toString).toArray(String[]::new)),
                422,
                "validation-failed");
        isProblem(packed(till, new byte[9 * 1024 * 1024], true), 413, "payload-too-large");
        isProblem(packed(till, Till.body().getBytes(StandardCharsets.UTF_8), false), 400, "bad-request");
        packed(till, Till.body(till.sign(till.sale(line, "1"))).getBytes(StandardCharsets.UTF_8), true)
                .statusCode(200)
                .header("Content-Encoding", equalTo("gzip"))
                .body("results[0].outcome", equalTo("ACCEPTED"));
    }

    private static ValidatableResponse packed(Till till, byte[] body, boolean isPacked) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (isPacked) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(body);
            }
        } else {
            bytes.write(body);
        }
        return given().auth()
                .oauth2(till.token)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .header("Accept-Encoding", "gzip")
                .body(bytes.toByteArray())
                .post("/ticketing/v1/pos/sync")
                .then();
    }

    @Test
    void refusedSalesAreResolvedByPeople() {
        Line line = Line.onSale();
        Line next = line.another(line.company, Duration.ofHours(2));
        Till till = Till.enrolled(line.company);
        String agent = Tokens.of(AGENT, line.company);
        String winner = books(wish(line.schedule, line.kigali(), line.huye(), "1", "2", "3", "4"))
                .extract()
                .path("booking_reference");
        List<String> conflicts = till.tells(
                        till.sale(line, "1"), till.sale(line, "2"), till.sale(line, "3"), till.sale(line, "4"))
                .body("results.outcome", everyItem(equalTo("REJECTED")))
                .extract()
                .path("results.conflict_id");

        isProblem(resolve(agent, conflicts.get(0), Map.of("resolution", "SAME_SEAT")), 409, "seat-taken");
        given().queryParam("phone", Passenger.PHONE).delete("/ticketing/v1/bookings/" + winner);
        resolve(agent, conflicts.get(0), Map.of("resolution", "SAME_SEAT"))
                .statusCode(200)
                .body("status", equalTo("RESOLVED"))
                .body("booking_status", equalTo("PAID"))
                .body("passengers.seat_number", contains("1"));
        isProblem(resolve(agent, conflicts.get(0), Map.of("resolution", "REFUND")), 409, "conflict-resolved");
        resolve(agent, conflicts.get(1), Map.of("resolution", "EQUAL_SEAT", "seats", List.of("9")))
                .statusCode(200)
                .body("passengers.seat_number", contains("9"));
        resolve(agent, conflicts.get(2), Map.of("resolution", "NEXT_SCHEDULE"))
                .statusCode(200)
                .body("new_schedule_id", equalTo(next.schedule.toString()))
                .body("booking_status", equalTo("PAID"));
        resolve(agent, conflicts.get(3), Map.of("resolution", "REFUND", "note", "wants the money"))
                .statusCode(200)
                .body("refund_id", notNullValue())
                .body("booking_status", equalTo("EXPIRED"));
        RefundRequested asked = Broker.receive(
                Topic.TICKETING_TICKET,
                PAYMENT,
                RefundRequested.class,
                told -> told.companyId().equals(line.company));
        assertThat(asked.amount()).isEqualTo(new Money(2_000, "RWF"));
        Broker.send(new PaymentRefunded(
                asked.transactionId(),
                asked.refundId(),
                asked.bookingReference(),
                line.company,
                asked.amount(),
                "CASH",
                "by hand",
                Instant.now()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count("booking_refund", "refund_id = '" + asked.refundId() + "'"))
                        .isEqualTo(1));
        get(agent, "conflicts?status=OPEN").body("items", hasSize(0));
        get(agent, "conflicts?device_id=" + till.id).body("items", hasSize(4));
        get(agent, "devices/" + till.id).body("open_conflicts", equalTo(0));
    }

    @Test
    void theCompanysRuleResolvesWhatItCan() {
        Line line = Line.onSale();
        Till till = Till.enrolled(line.company);
        String admin = Tokens.of(COMPANY_ADMIN, line.company);
        String tag = get(admin, "conflicts/rule")
                .body("resolutions", hasSize(0))
                .extract()
                .header("ETag");
        given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(Json.mapper().toJson(Map.of("resolutions", List.of("SAME_SEAT", "EQUAL_SEAT", "REFUND"))))
                .put("/ticketing/v1/conflicts/rule")
                .then()
                .statusCode(200);
        pays(line, line.kigali(), line.huye(), "1");
        String conflict = till.tells(till.sale(line, "1")).extract().path("results[0].conflict_id");
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(admin, "conflicts/" + conflict)
                        .body("status", equalTo("RESOLVED"))
                        .body("resolution", equalTo("EQUAL_SEAT"))
                        .body("resolved_by", nullValue())
                        .body("booking_status", equalTo("PAID"))
                        .body("passengers[0].seat_number", not(equalTo("1"))));
    }

    @Test
    void shiftsAreNumberedWithoutGapsAndCashIsNeverWithoutADrawer() {
        Line line = Line.onSale();
        Till till = Till.enrolled(line.company);
        Map<String, Object> sale = till.sale(line, "1");
        Map<String, Object> wrong = till.operation("SHIFT_OPENED");
        wrong.put("shift_number", 1);
        wrong.put("float", Till.money(0));
        Map<String, Object> moved = till.operation("CASH_MOVEMENT");
        moved.put("shift_number", 1);
        moved.put("kind", "PAY_OUT");
        moved.put("amount", Till.money(500));
        moved.put("reason", "airtime");
        Map<String, Object> closed = till.operation("SHIFT_CLOSED");
        closed.put("shift_number", 1);
        closed.put("counted", List.of(Map.of("method", "CASH", "amount", Till.money(1_400))));
        Map<String, Object> skipped = till.operation("SHIFT_OPENED");
        skipped.put("shift_number", 3);
        skipped.put("float", Till.money(0));
        Map<String, Object> second = till.operation("SHIFT_OPENED");
        second.put("shift_number", 2);
        second.put("float", Till.money(0));
        till.tells(sale, wrong, moved, closed, skipped, second)
                .body("results.outcome", contains("ACCEPTED", "INVALID", "ACCEPTED", "ACCEPTED", "INVALID", "ACCEPTED"))
                .body("results[0].shift_number", equalTo(1));
        ShiftOpenedOnDevice opened = Broker.receive(
                Topic.TICKETING_TICKET,
                PAYMENT,
                ShiftOpenedOnDevice.class,
                told -> told.deviceId().equals(till.id));
        assertThat(opened.shiftNumber()).isEqualTo(1);
        ShiftClosedOnDevice counted = Broker.receive(
                Topic.TICKETING_TICKET,
                PAYMENT,
                ShiftClosedOnDevice.class,
                told -> told.deviceId().equals(till.id));
        assertThat(counted.entries()).as("the sale and the airtime").isEqualTo(2);
        assertThat(counted.counted()).containsExactly(new ShiftClosedOnDevice.Counted("CASH", new Money(1_400, "RWF")));
    }

    @Test
    void whatADeviceTookBackIsCancelledAndItsCashIsInTheBooks() {
        Line line = Line.onSale();
        Till till = Till.enrolled(line.company);
        Map<String, Object> couple = till.sale(line, "1", "2");
        Map<String, Object> loser = till.sale(line, "3");
        books(wish(line.schedule, line.kigali(), line.huye(), "3")).statusCode(201);
        Map<String, Object> back = cancels(till, 2_000);
        back.put("ticket_id", ticket(couple));
        Map<String, Object> again = Till.with(cancels(till, 500), "ticket_id", back.get("ticket_id"));
        Map<String, Object> lost = Till.with(cancels(till, 2_000), "sale_operation_id", loser.get("operation_id"));
        Map<String, Object> unknown = Till.with(cancels(till, 100), "ticket_id", UUID.randomUUID());
        Map<String, Object> last = till.sale(line, "1");
        ValidatableResponse answer = till.tells(couple, loser, back, again, lost, unknown, last)
                .statusCode(200)
                .body(
                        "results.outcome",
                        contains(
                                "ACCEPTED",
                                "REJECTED",
                                "ACCEPTED",
                                "CONFLICT_QUEUED",
                                "ACCEPTED",
                                "INVALID",
                                "ACCEPTED"))
                .body("results[5].errors[0].field", equalTo("ticket_id"));
        till.tells(couple, loser, back, again, lost, unknown, last)
                .body("results.outcome", everyItem(equalTo("DUPLICATE")));

        List<String> references = answer.extract().path("results.booking_reference");
        List<String> conflicts = answer.extract().path("results.conflict_id");
        looksUp(references.get(0)).body("total.amount", equalTo(2_000)).body("status", equalTo("PAID"));
        String agent = Tokens.of(AGENT, line.company);
        get(agent, "conflicts/" + conflicts.get(1))
                .body("status", equalTo("RESOLVED"))
                .body("resolution", equalTo("REFUND"));
        resolve(agent, conflicts.get(3), Map.of("resolution", "NOTED", "note", "talked to the cashier"))
                .statusCode(200)
                .body("kind", equalTo("CANCELLATION"));
        List<CashReturned> returned = Broker.receiveAllUntil(
                        Topic.TICKETING_TICKET,
                        PAYMENT,
                        CashReturned.class,
                        told -> told.operationId().equals(lost.get("operation_id")))
                .stream()
                .filter(told -> told.deviceId().equals(till.id))
                .toList();
        assertThat(returned).hasSize(2).allMatch(told -> told.amount().equals(new Money(2_000, "RWF")));
        CashMovedOnDevice gone = Broker.receive(
                Topic.TICKETING_TICKET,
                PAYMENT,
                CashMovedOnDevice.class,
                told -> told.deviceId().equals(till.id));
        assertThat(gone.amount()).isEqualTo(new Money(500, "RWF"));
    }

    /** Of its first passenger. */
    private static Object ticket(Map<String, Object> sale) {
        return ((Map<?, ?>) ((List<?>) sale.get("passengers")).get(0)).get("ticket_id");
    }

    private static Map<String, Object> cancels(Till till, long cash) {
        Map<String, Object> cancellation = till.operation("CANCELLATION");
        cancellation.put("reason", "the passenger stays");
        cancellation.put("cash_returned", Till.money(cash));
        return cancellation;
    }

    @Test
    void whoBoardedWithoutNetworkIsOnTheBusWhateverIsThoughtOfIt() {
        Line line = Line.boarding();
        Till till = Till.enrolled(line.company);
        Map<String, Object> sale = till.sale(line, "1");
        Object ticket = ticket(sale);
        Map<String, Object> boarded = boards(till, line, ticket);
        Map<String, Object> twice = boards(till, line, ticket);
        Map<String, Object> nobody = boards(till, line, UUID.randomUUID());
        Map<String, Object> nowhere = Till.with(boards(till, line, ticket), "stop_id", UUID.randomUUID());
        till.tells(sale, boarded, twice, nobody, nowhere)
                .statusCode(200)
                .body("results.outcome", contains("ACCEPTED", "ACCEPTED", "ACCEPTED", "ACCEPTED", "INVALID"))
                .body("results[1].decision", equalTo("OK"))
                .body("results[2].decision", equalTo("ALREADY_BOARDED"))
                .body("results[3].decision", equalTo("INVALID"));
        till.tells(boarded, twice).body("results.outcome", everyItem(equalTo("DUPLICATE")));
        get(Tokens.of(COMPANY_ADMIN, line.company), "boarding-alerts?schedule_id=" + line.schedule)
                .statusCode(200)
                .body("items.kind", containsInAnyOrder("DUPLICATE", "REFUSED"));
    }

    private static Map<String, Object> boards(Till till, Line line, Object ticket) {
        Map<String, Object> boarding = till.operation("BOARDING");
        boarding.put("schedule_id", line.schedule);
        boarding.put("stop_id", line.kigali());
        boarding.put("ticket_id", ticket);
        boarding.put("nonce", UUID.randomUUID());
        boarding.put("decision", "OK");
        return boarding;
    }

    @Test
    void whatWasLentMayBeToldOfAfterTheBusHasLeftAndWhatWasSoldAtRiskMayNot() {
        Line line = Line.underWay();
        Till till = Till.enrolled(line.company);
        UUID lease = UUID.randomUUID();
        Database.as("ticketing")
                .exec(
                        "insert into seat_lease (lease_id, company_id, device_id, schedule_id, segments, ends_at, status, ended_at)"
                                + " values (?, ?, ?, ?, int4range(0, 2), now() - interval '1 hour', 'EXPIRED', now())",
                        lease,
                        line.company,
                        till.id,
                        line.schedule);
        Map<String, Object> lent = Till.with(till.sale(line, "1"), "lease_id", lease);
        Map<String, Object> farther =
                Till.with(till.sale(line, line.kigali(), line.nyamagabe(), 3_000, "2"), "lease_id", lease);
        Map<String, Object> atRisk = till.sale(line, "3");
        Map<String, Object> ofAnother = Till.with(till.sale(line, "4"), "lease_id", UUID.randomUUID());
        Map<String, Object> onTheWay = till.sale(line, line.muhanga(), line.huye(), 900, "5");
        till.tells(lent, farther, atRisk, ofAnother, onTheWay)
                .body("results.outcome", contains("ACCEPTED", "REJECTED", "REJECTED", "REJECTED", "ACCEPTED"))
                .body(
                        "results.code",
                        contains(null, "schedule-departed", "schedule-departed", "schedule-departed", null))
                .body("results[4].fare.amount", equalTo(1_000));
    }
}
