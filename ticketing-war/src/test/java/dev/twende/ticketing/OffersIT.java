package dev.twende.ticketing;

import static dev.twende.ticketing.Passenger.books;
import static dev.twende.ticketing.Passenger.booksWithKey;
import static dev.twende.ticketing.Passenger.looksUp;
import static dev.twende.ticketing.Passenger.wish;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.twende.events.Topic;
import dev.twende.events.company.ScheduleCancelled;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.RefundRequested;
import dev.twende.events.ticketing.TicketPaid;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What passengers are offered beside the plain sale: something off the price, and seats that become free. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OffersIT {
    private static final String PAYMENT = "payment.ticketing-ticket";
    private static final String REPORTING = "reporting.ticketing-ticket";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Database database() {
        return Database.as("ticketing");
    }

    private static void isProblem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("urn:twende:problem:" + code));
    }

    private static void awaitStatus(String reference, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> looksUp(reference).body("status", equalTo(status)));
    }

    private static void pay(Line line, String reference, long amount) {
        UUID transaction = Ids.next();
        Broker.send(new PaymentSucceeded(
                transaction,
                reference,
                line.company,
                new Money(amount, "RWF"),
                "MPESA",
                "QX" + transaction,
                Instant.now()));
    }

    private static void lapse(String reference) {
        database().exec("""
                        update seat_claim set expires_at = clock_timestamp() - interval '1 second'
                        where kind = 'HOLD' and claim_id in (
                            select claim_id from ticket join booking using (booking_id) where booking_reference = ?)
                        """, reference);
        database().exec("""
                        update booking set hold_expires_at = clock_timestamp() - interval '1 second' where booking_reference = ?
                        """, reference);
    }

    private static RequestSpecification as(String role, UUID company) {
        return given().auth().oauth2(Tokens.of(role, company)).contentType(ContentType.JSON);
    }

    // ---- vouchers ----

    private static Map<String, Object> conditions(Map<String, Object> more) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("name", "Christmas");
        conditions.put("valid_until", Instant.now().plus(Duration.ofDays(30)).toString());
        conditions.putAll(more);
        return conditions;
    }

    private static Map<String, Object> voucher(String kind, Object value, Map<String, Object> conditions) {
        Map<String, Object> voucher = new LinkedHashMap<>();
        voucher.put("kind", kind);
        voucher.put(kind.equals("PERCENT") ? "percent" : "amount", value);
        voucher.put("conditions", conditions(conditions));
        return voucher;
    }

    private static Map<String, Object> rwf(long amount) {
        return Map.of("amount", amount, "currency", "RWF");
    }

    private static ValidatableResponse issue(Line line, Map<String, Object> voucher) {
        return as("COMPANY_ADMIN", line.company)
                .body(Json.mapper().toJson(voucher))
                .post("/ticketing/v1/vouchers")
                .then();
    }

    private static Map<String, Object> issued(Line line, Map<String, Object> voucher) {
        return issue(line, voucher).statusCode(201).extract().path("items[0]");
    }

    private static Map<String, Object> with(String code, Map<String, Object> wish) {
        wish.put("voucher_code", code);
        return wish;
    }

    private static ValidatableResponse uses(Line line, Object voucherId) {
        return as("AGENT", line.company)
                .get("/ticketing/v1/vouchers/" + voucherId + "/uses")
                .then();
    }

    private static ValidatableResponse tries(Line line, Object code) {
        return given().contentType(ContentType.JSON)
                .body(Json.mapper()
                        .toJson(Map.of(
                                "code",
                                code,
                                "schedule_id",
                                line.schedule,
                                "from_stop_id",
                                line.kigali(),
                                "to_stop_id",
                                line.huye(),
                                "passengers",
                                3)))
                .post("/ticketing/v1/vouchers/trials")
                .then();
    }

    @Test
    void aVoucherIsIssuedTriedUsedAndGivenBack() {
        Line line = Line.onSale();
        Map<String, Object> voucher = issued(line, voucher("AMOUNT", rwf(1_000), Map.of("max_uses", 2)));
        String code = (String) voucher.get("code");
        assertThat(code).matches("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}");
        tries(line, code.toLowerCase(Locale.ROOT))
                .statusCode(200)
                .body("price.amount", equalTo(6_000))
                .body("discount.amount", equalTo(1_000))
                .body("total.amount", equalTo(5_000));

        ValidatableResponse booked = books(with(code, wish(line.schedule, line.kigali(), line.huye(), "1", "2", "3")));
        booked.statusCode(201)
                .body("status", equalTo("RESERVED"))
                .body("total.amount", equalTo(5_000))
                .body("discount.amount", equalTo(1_000))
                .body("tickets.price.amount", equalTo(List.of(1_666, 1_667, 1_667)));
        String reference = booked.extract().path("booking_reference");
        uses(line, voucher.get("voucher_id"))
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].booking_reference", equalTo(reference))
                .body("items[0].amount.amount", equalTo(1_000))
                .body("items[0].phone", equalTo("****456"))
                .body("items[0].status", equalTo("RESERVED"));
        pay(line, reference, 5_000);
        awaitStatus(reference, "PAID");
        looksUp(reference).body("total.amount", equalTo(5_000)).body("discount.amount", equalTo(1_000));
        uses(line, voucher.get("voucher_id")).body("items.status", equalTo(List.of("FINAL")));

        // the second use, given up, lapsed, and paid late
        String released = books(with(code, wish(line.schedule, line.kigali(), line.huye(), "4")))
                .statusCode(201)
                .extract()
                .path("booking_reference");
        isProblem(
                books(with(code, wish(line.schedule, line.kigali(), line.huye(), "5"))), 409, "voucher-not-applicable");
        given().queryParam("phone", Passenger.PHONE)
                .delete("/ticketing/v1/bookings/" + released)
                .then()
                .statusCode(204);
        String lapsed = books(with(code, wish(line.schedule, line.kigali(), line.huye(), "5")))
                .statusCode(201)
                .extract()
                .path("booking_reference");
        lapse(lapsed);
        awaitStatus(lapsed, "EXPIRED");
        uses(line, voucher.get("voucher_id")).body("items.status", equalTo(List.of("FINAL", "RETURNED", "RETURNED")));
        pay(line, lapsed, 1_000);
        awaitStatus(lapsed, "PAID");
        uses(line, voucher.get("voucher_id")).body("items.status", equalTo(List.of("FINAL", "RETURNED", "FINAL")));
        tries(line, code).body("reason", equalTo("USED_UP"));

        // money that comes too late for a voucher that others used up meanwhile goes back
        String once =
                (String) issued(line, voucher("AMOUNT", rwf(500), Map.of())).get("code");
        String late = books(with(once, wish(line.schedule, line.kigali(), line.huye(), "6")))
                .statusCode(201)
                .extract()
                .path("booking_reference");
        lapse(late);
        awaitStatus(late, "EXPIRED");
        books(with(once, wish(line.schedule, line.kigali(), line.huye(), "7"))).statusCode(201);
        pay(line, late, 1_500);
        RefundRequested back = Broker.receive(
                Topic.TICKETING_TICKET,
                PAYMENT,
                RefundRequested.class,
                event -> event.bookingReference().equals(late));
        assertThat(back.amount()).isEqualTo(new Money(1_500, "RWF"));
        assertThat(back.reason()).contains("voucher");
    }

    @Test
    void anotherCompanysVoucherIsAsUnknownAsNone() {
        Line line = Line.onSale();
        Line other = line.another(UUID.randomUUID(), Duration.ofHours(1));
        Map<String, Object> voucher = issued(other, voucher("PERCENT", 10, Map.of()));
        String foreign =
                tries(line, voucher.get("code")).statusCode(422).extract().path("detail");
        String unknown = tries(line, "ZZZZ-ZZZZ-ZZZZ").statusCode(422).extract().path("detail");
        assertThat(foreign).isEqualTo(unknown);
        isProblem(tries(line, "no such thing"), 422, "voucher-unknown");
        isProblem(
                books(with((String) voucher.get("code"), wish(line.schedule, line.kigali(), line.huye(), "1"))),
                422,
                "voucher-unknown");
        books(wish(line.schedule, line.kigali(), line.huye(), "1")).statusCode(201); // nothing was left of it

        String path = "/ticketing/v1/vouchers/" + voucher.get("voucher_id");
        isProblem(as("COMPANY_ADMIN", line.company).get(path).then(), 404, "not-found");
        isProblem(as("COMPANY_ADMIN", line.company).get(path + "/uses").then(), 404, "not-found");
        isProblem(as("COMPANY_ADMIN", line.company).post(path + "/withdrawal").then(), 404, "not-found");
        as("AGENT", other.company).post(path + "/withdrawal").then().statusCode(403);
        given().get(path).then().statusCode(401);
        Map<String, Object> foreignIssue = voucher("PERCENT", 10, Map.of());
        foreignIssue.put("company_id", other.company);
        isProblem(issue(line, foreignIssue), 404, "not-found");
    }

    @Test
    void aVoucherIsGoodForWhatItsCompanySaysAndNothingElse() {
        Line line = Line.onSale();
        issue(line, voucher("PERCENT", 101, Map.of())).statusCode(422).body("errors", hasSize(1));
        isProblem(issue(line, voucher("AMOUNT", null, Map.of())), 422, "validation-failed");
        isProblem(
                issue(line, voucher("AMOUNT", rwf(5), Map.of("valid_from", "2099-01-01T00:00:00Z"))),
                422,
                "validation-failed");

        Map<String, Object> wanted = voucher("PERCENT", 10, Map.of("minimum_spend", rwf(10_000)));
        wanted.put("count", 3);
        String key = UUID.randomUUID().toString();
        String admin = Tokens.of("COMPANY_ADMIN", line.company);
        List<String> batch =
                issueOnce(admin, key, wanted).statusCode(201).extract().path("items.code");
        ValidatableResponse again = issueOnce(admin, key, wanted);
        again.body("items.code", equalTo(batch));
        String batchId = again.extract().path("batch_id");
        assertThat(batch).doesNotHaveDuplicates().hasSize(3);
        ValidatableResponse page = as("AGENT", line.company)
                .queryParam("batch_id", batchId)
                .queryParam("limit", 2)
                .get("/ticketing/v1/vouchers")
                .then();
        page.statusCode(200).body("items.code", equalTo(batch.subList(0, 2)));
        as("AGENT", line.company)
                .queryParam("batch_id", batchId)
                .queryParam("limit", 2)
                .queryParam("cursor", page.extract().<String>path("next_cursor"))
                .get("/ticketing/v1/vouchers")
                .then()
                .body("items.code", equalTo(batch.subList(2, 3)))
                .body("next_cursor", nullValue());

        tries(line, batch.get(0)).statusCode(409).body("reason", equalTo("BELOW_MINIMUM"));
        String path = "/ticketing/v1/vouchers/" + page.extract().<String>path("items[0].voucher_id");
        String tag = as("AGENT", line.company).get(path).then().extract().header("ETag");
        ValidatableResponse changed = change(line, path, tag, Map.of("channels", List.of("COUNTER")));
        changed.statusCode(200).body("conditions.channels", equalTo(List.of("COUNTER")));
        isProblem(change(line, path, tag, Map.of()), 412, "precondition-failed");
        isProblem(change(line, path, null, Map.of()), 428, "precondition-required");
        tries(line, batch.get(0)).body("reason", equalTo("OTHER_CHANNEL"));
        change(
                        line,
                        path,
                        changed.extract().header("ETag"),
                        Map.of("stop_pairs", List.of(Map.of("from_stop_id", line.huye(), "to_stop_id", line.kigali()))))
                .statusCode(200);
        tries(line, batch.get(0)).body("reason", equalTo("OTHER_STOPS"));
        change(line, path, "*", Map.of("route_ids", List.of(UUID.randomUUID()))).statusCode(200);
        tries(line, batch.get(0)).body("reason", equalTo("OTHER_ROUTE"));
        change(line, path, "*", Map.of("max_uses", 9, "max_uses_per_phone", 1)).statusCode(200);
        tries(line, batch.get(0)).body("discount.amount", equalTo(600));
        books(with(batch.get(0), wish(line.schedule, line.kigali(), line.huye(), "1")))
                .statusCode(201)
                .body("total.amount", equalTo(1_800));
        books(with(batch.get(0), wish(line.schedule, line.kigali(), line.huye(), "2")))
                .statusCode(409)
                .body("reason", equalTo("USED_UP_BY_PHONE"));
        as("COMPANY_ADMIN", line.company).post(path + "/withdrawal").then().statusCode(200);
        tries(line, batch.get(0)).body("reason", equalTo("WITHDRAWN"));
    }

    private static ValidatableResponse issueOnce(String admin, String key, Map<String, Object> voucher) {
        return given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Json.mapper().toJson(voucher))
                .post("/ticketing/v1/vouchers")
                .then();
    }

    private static ValidatableResponse change(Line line, String path, String tag, Map<String, Object> conditions) {
        var request = as("COMPANY_ADMIN", line.company).body(Json.mapper().toJson(conditions(conditions)));
        return (tag == null ? request : request.header("If-Match", tag))
                .put(path)
                .then();
    }

    @Test
    void ofManyWhoUseTheLastUseOfAVoucherInOneMomentOneDoes() throws Exception {
        Line line = Line.onSale();
        String code =
                (String) issued(line, voucher("AMOUNT", rwf(500), Map.of())).get("code");
        try (Crowd crowd = new Crowd(24)) {
            List<HttpResponse<String>> answers = crowd.book(
                    buyer -> with(code, wish(line.schedule, line.kigali(), line.huye(), Integer.toString(buyer + 1))),
                    buyer -> null);
            assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409, 503);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 409)
                    .allSatisfy(answer -> assertThat(answer.body()).contains("voucher-not-applicable", "USED_UP"));
        }
        assertThat(database().count("select count(*) from booking where schedule_id = ?", line.schedule))
                .isEqualTo(1);
    }

    @Test
    void aVoucherThatPaysForEverythingNeedsNoPayment() {
        Line line = Line.onSale();
        Map<String, Object> voucher = issued(line, voucher("BALANCE", rwf(5_000), Map.of()));
        String code = (String) voucher.get("code");
        String key = UUID.randomUUID().toString();
        Map<String, Object> wish = with(code, wish(line.schedule, line.kigali(), line.huye(), "1", "2"));
        ValidatableResponse booked = booksWithKey(key, wish);
        booked.statusCode(201)
                .body("status", equalTo("PAID"))
                .body("total.amount", equalTo(0))
                .body("discount.amount", equalTo(4_000))
                .body("tickets.status", everyItem(equalTo("PAID")));
        String reference = booked.extract().path("booking_reference");
        booksWithKey(key, wish).statusCode(201).body("booking_reference", equalTo(reference));
        TicketPaid told = Broker.receive(
                Topic.TICKETING_TICKET,
                REPORTING,
                TicketPaid.class,
                event -> event.bookingReference().equals(reference));
        assertThat(told.price()).isEqualTo(new Money(0, "RWF"));
        looksUp(reference).body("status", equalTo("PAID")).body("tickets.status", everyItem(equalTo("PAID")));
        uses(line, voucher.get("voucher_id"))
                .body("items", hasSize(1))
                .body("items[0].use_id", equalTo(told.transactionId().toString()))
                .body("items[0].status", equalTo("FINAL"));
        isProblem(
                given().auth()
                        .oauth2(Tokens.ofHouse("payment"))
                        .contentType(ContentType.JSON)
                        .post("/ticketing/v1/bookings/" + reference + "/payment")
                        .then(),
                409,
                "booking-not-payable");
        books(with(code, wish(line.schedule, line.kigali(), line.huye(), "3")))
                .statusCode(201)
                .body("status", equalTo("RESERVED"))
                .body("total.amount", equalTo(1_000));

        // the bus does not run: no money to give back, but the voucher
        Broker.send(new ScheduleCancelled(line.schedule, line.company, "landslide"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().queryParam("phone", Passenger.PHONE)
                        .get("/ticketing/v1/bookings/" + reference + "/disruption")
                        .then()
                        .statusCode(200));
        given().contentType(ContentType.JSON)
                .body(Json.mapper().toJson(Map.of("phone", Passenger.PHONE, "choice", "REFUND")))
                .post("/ticketing/v1/bookings/" + reference + "/disruption")
                .then()
                .statusCode(200);
        looksUp(reference).body("status", equalTo("CANCELLED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> uses(line, voucher.get("voucher_id"))
                        .body("items.status", equalTo(List.of("RETURNED", "RETURNED"))));
        as("AGENT", line.company)
                .get("/ticketing/v1/bookings/" + reference + "/messages")
                .then()
                .body("items.kind", hasItem("VOUCHER_RETURNED"))
                .body("items.kind", not(hasItem("REFUND_STARTED")));
    }

    // ---- a change of seats on the way ----

    private static Map<String, Object> mayChange(Line line, UUID to, int size) {
        Map<String, Object> wish = wish(line.schedule, line.kigali(), to, new String[size]);
        wish.put("may_change_seats", true);
        return wish;
    }

    /** Of a bus to Nyamagabe only seats 1 and 2 are free all the way. */
    private static Line almostFull() {
        Line line = Line.boarding();
        for (int from = 3; from <= Line.SEATS; from += 8) {
            String[] seats =
                    IntStream.range(from, from + 8).mapToObj(Integer::toString).toArray(String[]::new);
            books(wish(line.schedule, line.kigali(), line.nyamagabe(), seats)).statusCode(201);
        }
        return line;
    }

    private static List<String> claims(String reference, String state) {
        return database().rows("""
                        select c.seat_number || ' ' || c.segments || ' ' || c.kind as claim
                        from seat_claim c join booking b on b.booking_id = c.holder_id
                        where b.booking_reference = ? and c.state = ? order by lower(c.segments)
                        """, reference, state).stream()
                .map(row -> (String) row.get("claim"))
                .toList();
    }

    @Test
    void whoFindsNoSeatAllTheWayRidesOnTwoOnOneTicketForOneFare() throws Exception {
        Line line = almostFull();
        String single = books(mayChange(line, line.nyamagabe(), 1))
                .statusCode(201)
                .body("tickets[0].next_seat", nullValue()) // there was a seat all the way
                .extract()
                .path("booking_reference");
        release(single, Passenger.PHONE);
        books(wish(line.schedule, line.kigali(), line.muhanga(), "2")).statusCode(201);
        books(wish(line.schedule, line.huye(), line.nyamagabe(), "1")).statusCode(201);
        isProblem(books(wish(line.schedule, line.kigali(), line.nyamagabe(), (String) null)), 409, "sold-out");
        isProblem(books(mayChange(line, line.nyamagabe(), 2)), 409, "sold-out");
        Map<String, Object> named = wish(line.schedule, line.kigali(), line.nyamagabe(), "1");
        named.put("may_change_seats", true);
        isProblem(books(named), 422, "validation-failed");

        String reference;
        try (Crowd crowd = new Crowd(8)) {
            List<HttpResponse<String>> answers =
                    crowd.book(buyer -> mayChange(line, line.nyamagabe(), 1), buyer -> null);
            assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409, 503);
            List<String> won = answers.stream()
                    .filter(answer -> answer.statusCode() == 201)
                    .map(HttpResponse::body)
                    .toList();
            assertThat(won).hasSize(1);
            reference = JsonPath.from(won.get(0)).getString("booking_reference");
        }
        looksUp(reference)
                .body("total.amount", equalTo(3_000))
                .body("tickets", hasSize(1))
                .body("tickets[0].price.amount", equalTo(3_000))
                .body("tickets[0].seat_number", equalTo("1"))
                .body("tickets[0].next_seat.seat_number", equalTo("2"))
                .body("tickets[0].next_seat.from_stop_id", equalTo(line.huye().toString()));
        assertThat(claims(reference, "LIVE")).containsExactly("1 [0,2) HOLD", "2 [2,3) HOLD");
        assertThat(database()
                        .count(
                                "select count(*) from seat_claim where schedule_id = ? and state = 'LIVE' and seat_number in ('1', '2')",
                                line.schedule))
                .isEqualTo(4); // nobody else has a half

        // money that comes late finds the same two seats again
        lapse(reference);
        awaitStatus(reference, "EXPIRED");
        pay(line, reference, 3_000);
        awaitStatus(reference, "PAID");
        assertThat(claims(reference, "LIVE")).containsExactly("1 [0,2) SALE", "2 [2,3) SALE");

        // another bus has no seat 2
        Map<String, Object> bus = new LinkedHashMap<>();
        bus.put("change_id", UUID.randomUUID());
        bus.put("bus_id", UUID.randomUUID());
        bus.put("plate_number", "RAE 456 C");
        bus.put(
                "seats",
                IntStream.rangeClosed(1, Line.SEATS + 1)
                        .filter(seat -> seat != 2)
                        .mapToObj(seat -> Map.of(
                                "seat_number",
                                Integer.toString(seat),
                                "deck",
                                0,
                                "row",
                                seat,
                                "column",
                                0,
                                "properties",
                                List.of()))
                        .toList());
        given().auth()
                .oauth2(Tokens.ofHouse("company"))
                .contentType(ContentType.JSON)
                .body(Json.mapper().toJson(bus))
                .post("/ticketing/v1/schedules/" + line.schedule + "/bus-changes")
                .then()
                .statusCode(200);
        String ticket = looksUp(reference)
                .body("tickets[0].seat_number", equalTo("1"))
                .body("tickets[0].next_seat.seat_number", equalTo("51"))
                .extract()
                .path("tickets[0].ticket_id");

        // one code, which boards once, and both seats on paper
        given().queryParam("phone", Passenger.PHONE)
                .get("/ticketing/v1/bookings/" + reference + "/tickets")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].seat_number", equalTo("1"))
                .body("items[0].next_seat.seat_number", equalTo("51"))
                .body("items[0].next_seat.from_stop_name", equalTo("Huye"));
        assertThat(given().queryParam("phone", Passenger.PHONE)
                        .queryParam("format", "text")
                        .get("/ticketing/v1/bookings/" + reference + "/tickets/" + ticket)
                        .asString())
                .contains("1>51");
        as("DRIVER", line.company)
                .get("/ticketing/v1/schedules/" + line.schedule + "/manifest")
                .then()
                .statusCode(200)
                .rootPath("stops[0].passengers.find { it.booking_reference == '" + reference + "' }")
                .body("seat_number", equalTo("1"))
                .body("next_seat.seat_number", equalTo("51"))
                .body("next_seat.from", equalTo("Huye"));
        for (String decision : List.of("OK", "ALREADY_BOARDED")) {
            as("INSPECTOR", line.company)
                    .body(Json.mapper()
                            .toJson(Map.of(
                                    "schedule_id",
                                    line.schedule,
                                    "sequence",
                                    0,
                                    "ticket_id",
                                    ticket,
                                    "nonce",
                                    UUID.randomUUID(),
                                    "scanned_at",
                                    Instant.now().toString())))
                    .post("/ticketing/v1/boardings")
                    .then()
                    .body("decision", equalTo(decision));
        }
        assertThat(doubleSales()).isZero();
    }

    // ---- waiting lists ----

    /** A phone of its own for each party, other in each run. */
    private static String phone() {
        return "2507" + (10_000_000 + ThreadLocalRandom.current().nextInt(90_000_000));
    }

    private static Map<String, Object> party(Line line, String phone, int size) {
        Map<String, Object> wish = wish(line.schedule, line.kigali(), line.huye(), new String[size]);
        wish.put("contact", Map.of("phone", phone, "language", "rw"));
        return wish;
    }

    private static ValidatableResponse joins(Map<String, Object> wish) {
        return given().contentType(ContentType.JSON)
                .body(Json.mapper().toJson(wish))
                .post("/ticketing/v1/waiting-list/places")
                .then();
    }

    private static String place(Line line, String phone, int size) {
        return joins(party(line, phone, size))
                .statusCode(201)
                .body("status", equalTo("WAITING"))
                .extract()
                .path("place_id");
    }

    private static ValidatableResponse looksAt(String place, String phone) {
        return given().queryParam("phone", phone)
                .get("/ticketing/v1/waiting-list/places/" + place)
                .then();
    }

    /** The reference of what it is offered. */
    private static String awaitOffer(String place, String phone) {
        await().atMost(PATIENCE).untilAsserted(() -> looksAt(place, phone).body("status", equalTo("OFFERED")));
        return looksAt(place, phone).extract().path("booking_reference");
    }

    private static void awaitPlace(String place, String phone, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> looksAt(place, phone).body("status", equalTo(status)));
    }

    private static ValidatableResponse rejects(String reference, String phone) {
        return given().queryParam("phone", phone)
                .post("/ticketing/v1/waiting-list/rejections/" + reference)
                .then();
    }

    private static String hold(Line line, int size) {
        return books(wish(line.schedule, line.kigali(), line.huye(), new String[size]))
                .statusCode(201)
                .extract()
                .path("booking_reference");
    }

    private static void release(String reference, String phone) {
        given().queryParam("phone", phone)
                .delete("/ticketing/v1/bookings/" + reference)
                .then()
                .statusCode(204);
    }

    /** Nobody else can buy from Kigali to Huye; the bookings of one seat each that can be given up. */
    private static List<String> soldOut(Line line, int single) {
        for (int left = Line.SEATS - single; left > 0; left -= 10) {
            hold(line, Math.min(10, left));
        }
        return IntStream.range(0, single).mapToObj(i -> hold(line, 1)).toList();
    }

    private static long doubleSales() {
        return database().count("""
                select count(*) from seat_claim a join seat_claim b
                  on a.schedule_id = b.schedule_id and a.seat_number = b.seat_number and a.claim_id < b.claim_id
                 and a.segments && b.segments and a.state = 'LIVE' and b.state = 'LIVE'
                """);
    }

    @Test
    void aSeatThatBecomesFreeIsOfferedToOneAfterTheOther() {
        Line line = Line.onSale();
        String first = phone();
        String second = phone();
        String third = phone();
        isProblem(joins(party(line, first, 2)), 409, "seats-available");
        List<String> single = soldOut(line, 2);
        isProblem(books(party(line, first, 1)), 409, "sold-out");

        String key = UUID.randomUUID().toString();
        String joined = null;
        for (int twice = 0; twice < 2; twice++) {
            joined = given().contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(Json.mapper().toJson(party(line, first, 1)))
                    .post("/ticketing/v1/waiting-list/places")
                    .then()
                    .statusCode(201)
                    .body("position", equalTo(1))
                    .body("passengers", equalTo(1))
                    .extract()
                    .path("place_id");
        }
        String placeOfFirst = joined;
        String placeOfSecond = place(line, second, 1);
        String placeOfThird = place(line, third, 1);
        looksAt(placeOfThird, third).statusCode(200).body("position", equalTo(3));
        isProblem(joins(party(line, first, 1)), 409, "already-waiting");
        isProblem(joins(with("ABCD-EFGH-JKMN", party(line, phone(), 1))), 422, "validation-failed");
        isProblem(joins(wish(line.schedule, line.kigali(), line.huye(), "1")), 422, "validation-failed");
        isProblem(joins(wish(line.schedule, line.huye(), line.kigali(), (String) null)), 422, "no-such-segment");
        isProblem(looksAt(placeOfFirst, second), 404, "not-found");
        isProblem(looksAt(UUID.randomUUID().toString(), first), 404, "not-found");
        String counts = "/ticketing/v1/waiting-list/counts/" + line.schedule;
        as("AGENT", line.company)
                .get(counts)
                .then()
                .statusCode(200)
                .body("parties", equalTo(3))
                .body("passengers", equalTo(3))
                .body("offered", equalTo(0))
                .body("stretches[0].from_stop_id", equalTo(line.kigali().toString()));
        isProblem(as("AGENT", UUID.randomUUID()).get(counts).then(), 404, "not-found");

        release(single.get(0), Passenger.PHONE);
        String offered = awaitOffer(placeOfFirst, first);
        given().queryParam("phone", first)
                .get("/ticketing/v1/bookings/" + offered)
                .then()
                .statusCode(200)
                .body("status", equalTo("RESERVED"))
                .body("tickets", hasSize(1))
                .body("total.amount", equalTo(2_000));
        Instant until = Instant.parse(given().queryParam("phone", first)
                .get("/ticketing/v1/bookings/" + offered)
                .then()
                .extract()
                .<String>path("hold_expires_at"));
        assertThat(until)
                .isBetween(Instant.now().plusSeconds(600), Instant.now().plusSeconds(910));
        as("AGENT", line.company)
                .get("/ticketing/v1/bookings/" + offered + "/messages")
                .then()
                .body("items.kind", hasItem("SEATS_OFFERED"))
                .body("items.language", hasItem("rw"));
        looksAt(placeOfSecond, second).body("status", equalTo("WAITING")).body("position", equalTo(1));
        isProblem(rejects(offered, second), 404, "not-found");
        isProblem(rejects(single.get(1), Passenger.PHONE), 404, "not-found"); // nobody was offered that

        rejects(offered, first).statusCode(200).body("status", equalTo("REJECTED"));
        rejects(offered, first).statusCode(200).body("status", equalTo("REJECTED"));
        String lapsing = awaitOffer(placeOfSecond, second);
        lapse(lapsing);
        awaitPlace(placeOfSecond, second, "LAPSED");
        String taken = awaitOffer(placeOfThird, third);
        pay(line, taken, 2_000);
        awaitPlace(placeOfThird, third, "TAKEN");
        isProblem(rejects(taken, third), 409, "booking-not-releasable");

        String leaving = place(line, phone(), 1);
        as("AGENT", line.company)
                .delete("/ticketing/v1/waiting-list/places/" + leaving)
                .then()
                .statusCode(204);
        as("AGENT", line.company)
                .get("/ticketing/v1/waiting-list/places/" + leaving)
                .then()
                .body("status", equalTo("LEFT"));
        String late = phone();
        String placeOfLate = place(line, late, 1);
        Broker.send(new ScheduleCancelled(line.schedule, line.company, "landslide"));
        awaitPlace(placeOfLate, late, "OVER");
        isProblem(joins(party(line, phone(), 1)), 409, "schedule-not-on-sale");
        assertThat(doubleSales()).isZero();
    }

    /** It keeps a seat for itself that is too little for it. */
    private static void awaitKept(String place) {
        await().atMost(PATIENCE)
                .until(() -> database()
                                .count(
                                        "select count(*) from seat_claim where holder_id = ?::uuid and state = 'LIVE'",
                                        place)
                        == 1);
    }

    @Test
    void aLargePartyIsNotPassedByForEverAndKeepsOthersWaitingOnlyForAWhile() {
        Line line = Line.onSale();
        List<String> single = soldOut(line, 4);
        String two = phone();
        String one = phone();
        String placeOfTwo = place(line, two, 2);
        String placeOfOne = place(line, one, 1);
        release(single.get(0), Passenger.PHONE);
        awaitKept(placeOfTwo);
        isProblem(books(party(line, phone(), 1)), 409, "sold-out");
        release(single.get(1), Passenger.PHONE);
        String offered = awaitOffer(placeOfTwo, two);
        given().queryParam("phone", two)
                .get("/ticketing/v1/bookings/" + offered)
                .then()
                .body("tickets", hasSize(2));
        looksAt(placeOfOne, one).body("status", equalTo("WAITING"));

        // now behind one that finds no second seat in its time
        String three = phone();
        String single2 = phone();
        given().queryParam("phone", one)
                .delete("/ticketing/v1/waiting-list/places/" + placeOfOne)
                .then()
                .statusCode(204);
        String placeOfThree = place(line, three, 3);
        String placeBehind = place(line, single2, 1);
        release(single.get(2), Passenger.PHONE);
        awaitKept(placeOfThree);
        looksAt(placeBehind, single2).body("status", equalTo("WAITING")).body("position", equalTo(2));
        database()
                .exec(
                        "update waiting_place set gathers_until = clock_timestamp() where place_id = ?::uuid",
                        placeOfThree);
        await().atMost(PATIENCE).untilAsserted(() -> {
            database().exec("""
                            update seat_claim set expires_at = clock_timestamp() - interval '1 second'
                            where holder_id = ?::uuid and state = 'LIVE'
                            """, placeOfThree);
            looksAt(placeBehind, single2).body("status", equalTo("OFFERED"));
        });
        looksAt(placeOfThree, three).body("status", equalTo("WAITING")).body("position", equalTo(1));
        assertThat(doubleSales()).isZero();
    }
}
