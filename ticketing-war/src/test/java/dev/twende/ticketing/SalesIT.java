package dev.twende.ticketing;

import static dev.twende.ticketing.Passenger.books;
import static dev.twende.ticketing.Passenger.booksWithKey;
import static dev.twende.ticketing.Passenger.isProblem;
import static dev.twende.ticketing.Passenger.looksUp;
import static dev.twende.ticketing.Passenger.wish;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.twende.events.company.PayLater;
import dev.twende.events.company.SalesTerms;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a booking comes about: who may ask how often, for whom, at what price, and until when. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SalesIT {
    /** As {@code twende-testing.properties} says. */
    private static final int LOOK_UPS = 300;

    private static String hold(Line line, String... seats) {
        return books(wish(line.schedule, line.kigali(), line.huye(), seats))
                .statusCode(201)
                .extract()
                .path("booking_reference");
    }

    /** A line that asks its passengers for their papers. */
    private static Line abroad() {
        return Line.planned()
                .onSale(new SalesTerms(
                        null,
                        null,
                        null,
                        null,
                        List.of("DOCUMENT_NUMBER", "DOCUMENT_EXPIRY", "NATIONALITY", "A_FIELD_OF_TOMORROW"),
                        null));
    }

    /** A line whose counters reserve seats that are paid later. */
    private static Line onCredit(Duration before) {
        return Line.planned().onSale(new SalesTerms(null, null, null, null, null, new PayLater(before.toSeconds(), 3)));
    }

    // ---- papers ----

    @Test
    void passengersTellWhatTheRouteAsksForAndOnlyStaffReadsIt() {
        Line line = abroad();
        given().queryParam("from_stop_id", line.kigali())
                .queryParam("to_stop_id", line.huye())
                .get("/ticketing/v1/schedules/" + line.schedule + "/passenger-schema")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/schema+json"))
                .body("required", contains("name", "document_number", "document_expiry", "nationality"))
                .body("properties.sex", nullValue());
        isProblem(
                given().queryParam("from_stop_id", line.huye())
                        .queryParam("to_stop_id", line.kigali())
                        .get("/ticketing/v1/schedules/" + line.schedule + "/passenger-schema")
                        .then(),
                422,
                "no-such-segment");

        isProblem(books(wish(line.schedule, line.kigali(), line.huye(), "1", "2")), 422, "validation-failed")
                .body("errors.field", hasItems("passengers[0].document_number", "passengers[1].nationality"))
                .body("errors", hasSize(6));
        isProblem(books(withPapers(line, "2020-01-01", null)), 422, "validation-failed")
                .body("errors.field", contains("passengers[0].document_expiry"));
        isProblem(books(withPapers(line, "2099-01-01", "F")), 422, "validation-failed")
                .body("errors.field", contains("passengers[0].sex"));
        isProblem(books(withPapers(line, "2099-01-01", "female")), 422, "validation-failed");

        String number = "PC" + System.nanoTime();
        Map<String, Object> wish = withPapers(line, "2099-01-01", null);
        passenger(wish).put("document_number", number);
        String key = UUID.randomUUID().toString();
        String reference = booksWithKey(key, wish)
                .statusCode(201)
                .body("tickets[0].passenger_details.identity", nullValue())
                .extract()
                .path("booking_reference");
        booksWithKey(key, wish).statusCode(201).body("booking_reference", equalTo(reference));
        looksUp(reference).body("tickets[0].passenger_details.identity", nullValue());
        staffLooksUp(line, reference)
                .body("tickets[0].passenger_details.identity.document_number", equalTo(number))
                .body("tickets[0].passenger_details.identity.document_expiry", equalTo("2099-01-01"))
                .body("tickets[0].passenger_details.identity.nationality", equalTo("RW"));

        Database database = Database.as("ticketing");
        assertThat(database.count(
                        "select count(*) from ticket t join booking using (booking_id) where booking_reference = ?"
                                + " and passenger_identity is not null and t::text not like '%" + number + "%'",
                        reference))
                .as("sealed")
                .isEqualTo(1);
        assertThat(database.count("select count(*) from outbox_event where payload like '%" + number + "%'"))
                .isZero();
        assertThat(database.count("select count(*) from idempotency_key where response like '%" + number + "%'"))
                .isZero();
        database.exec(
                "update schedule set departure_time = departure_time - interval '40 days' where schedule_id = ?",
                line.schedule);
        await().untilAsserted(() -> staffLooksUp(line, reference)
                .body("tickets[0].passenger_details.identity", nullValue())
                .body("tickets[0].passenger_details.name", equalTo("Uwase Aline")));
    }

    private static Map<String, Object> withPapers(Line line, String expiry, String sex) {
        Map<String, Object> wish = wish(line.schedule, line.kigali(), line.huye(), "1");
        passenger(wish).put("document_number", "PC123456");
        passenger(wish).put("document_expiry", expiry);
        passenger(wish).put("nationality", "RW");
        if (sex != null) {
            passenger(wish).put("sex", sex);
        }
        return wish;
    }

    @SuppressWarnings("unchecked") // as Passenger makes it
    private static Map<String, Object> passenger(Map<String, Object> wish) {
        return ((List<Map<String, Object>>) wish.get("passengers")).get(0);
    }

    private static ValidatableResponse staffLooksUp(Line line, String reference) {
        return given().auth()
                .oauth2(Tokens.of("AGENT", line.company))
                .get("/ticketing/v1/bookings/" + reference)
                .then()
                .statusCode(200);
    }

    // ---- price and time ----

    @Test
    void aPriceIsToldBeforeItSurprisesAndStaysOnceSeatsAreHeld() {
        Line line = Line.onSale();
        Map<String, Object> wish = wish(line.schedule, line.kigali(), line.huye(), "1");
        wish.put("expected_total", Map.of("amount", 2000, "currency", "RWF"));
        String before = books(wish)
                .statusCode(201)
                .body("expected_total", nullValue())
                .extract()
                .path("booking_reference");
        Broker.send(line.changed(2, Duration.ZERO, Duration.ZERO, 1_500, line.bus, Line.SEATS));
        passenger(wish).put("seat_number", "2");
        await().untilAsserted(() -> isProblem(books(wish), 409, "price-changed")
                .body("expected_total.amount", equalTo(2000))
                .body("total.amount", equalTo(3000))
                .body("total.currency", equalTo("RWF")));
        wish.put("expected_total", Map.of("amount", 4000, "currency", "RWF"));
        books(wish).statusCode(201).body("expected_total.amount", equalTo(4000)).body("total.amount", equalTo(3000));
        looksUp(before).body("total.amount", equalTo(2000));
        wish.put("expected_total", Map.of("amount", -1, "currency", "XXX"));
        isProblem(books(wish), 422, "validation-failed");
    }

    @Test
    void aHoldIsExtendedOnceByWhoKnowsIt() {
        Line line = Line.onSale();
        String reference = hold(line, "1");
        String path = "/ticketing/v1/bookings/" + reference + "/extension";
        isProblem(given().queryParam("phone", "+250788000000").post(path).then(), 404, "not-found");
        isProblem(given().post(path).then(), 404, "not-found");
        Database.as("ticketing").exec("""
                        update seat_claim set expires_at = clock_timestamp() + interval '60 seconds' where claim_id in (
                            select claim_id from ticket join booking using (booking_id) where booking_reference = ?)
                        """, reference);
        String key = UUID.randomUUID().toString();
        String until = extension(path, key).statusCode(200).extract().path("hold_expires_at");
        assertThat(Instant.parse(until))
                .isBetween(Instant.now().plusSeconds(500), Instant.now().plusSeconds(601));
        extension(path, key).statusCode(200).body("hold_expires_at", equalTo(until));
        isProblem(extension(path, UUID.randomUUID().toString()), 409, "booking-not-extendable");
        isProblem(
                given().auth()
                        .oauth2(Tokens.of("AGENT", line.company))
                        .post(path)
                        .then(),
                409,
                "booking-not-extendable");
        String other = hold(line, "2");
        given().auth()
                .oauth2(Tokens.of("AGENT", line.company))
                .post("/ticketing/v1/bookings/" + other + "/extension")
                .then()
                .statusCode(200);
        given().queryParam("phone", Passenger.PHONE)
                .delete("/ticketing/v1/bookings/" + other)
                .then()
                .statusCode(204);
        isProblem(
                given().queryParam("phone", Passenger.PHONE)
                        .post("/ticketing/v1/bookings/" + other + "/extension")
                        .then(),
                409,
                "booking-not-extendable");
    }

    private static ValidatableResponse extension(String path, String key) {
        return given().queryParam("phone", Passenger.PHONE)
                .header("Idempotency-Key", key)
                .post(path)
                .then();
    }

    // ---- paid later ----

    private static ValidatableResponse reserves(String token, Line line, String phone, String... seats) {
        Map<String, Object> wish = wish(line.schedule, line.kigali(), line.huye(), seats);
        wish.put("contact", Map.of("phone", phone, "language", "rw"));
        wish.put("pay_later", true);
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Json.mapper().toJson(wish))
                .post("/ticketing/v1/bookings")
                .then();
    }

    private static List<String> told(Line line, String reference) {
        return given().auth()
                .oauth2(Tokens.of("AGENT", line.company))
                .get("/ticketing/v1/bookings/" + reference + "/messages")
                .jsonPath()
                .getList("items.text");
    }

    @Test
    void aCounterReservesUntilAPayByTimeRemindsOnceAndTakesTheMoney() {
        Line line = onCredit(Duration.ofHours(2));
        String agent = Tokens.of("AGENT", line.company);
        Instant payBy = line.departure.minus(Duration.ofHours(2));
        String phone = "+25072" + (System.nanoTime() % 10_000_000);
        ValidatableResponse answer = reserves(agent, line, phone, "1", "2")
                .statusCode(201)
                .body("status", equalTo("RESERVED"))
                .body("total.amount", equalTo(4000));
        String reference = answer.extract().path("booking_reference");
        assertThat(Instant.parse(answer.extract().path("pay_by")))
                .isBetween(payBy.minusSeconds(5), payBy.plusSeconds(5));
        assertThat(answer.extract().<String>path("hold_expires_at"))
                .isEqualTo(answer.extract().path("pay_by"));
        assertThat(told(line, reference))
                .singleElement()
                .satisfies(text -> assertThat(text).contains(reference, "RWF 4000", "bitarenze"));

        isProblem(reserves(agent, line, phone, "3", "4"), 409, "pay-later-limit")
                .body("seats_per_phone", equalTo(3))
                .body("waiting", equalTo(2));
        String third =
                reserves(agent, line, phone, "3").statusCode(201).extract().path("booking_reference");
        isProblem(
                given().auth()
                        .oauth2(agent)
                        .post("/ticketing/v1/bookings/" + third + "/extension")
                        .then(),
                409,
                "booking-not-extendable");

        Database database = Database.as("ticketing");
        assertThat(database.count(
                        "select count(*) from booking where booking_reference = ? and remind_at between"
                                + " hold_expires_at - interval '3 hours 1 second' and hold_expires_at - interval '2 hours'",
                        reference))
                .isEqualTo(1);
        database.exec("update booking set remind_at = clock_timestamp() where booking_reference = ?", reference);
        await().untilAsserted(() -> assertThat(told(line, reference)).hasSize(2));
        assertThat(told(line, reference).get(1)).contains(reference, "wibuke");

        Broker.send(new PaymentSucceeded(
                UUID.randomUUID(), reference, line.company, new Money(4000, "RWF"), "CASH", "receipt", Instant.now()));
        await().untilAsserted(() -> staffLooksUp(line, reference).body("status", equalTo("PAID")));
        assertThat(told(line, reference).stream().filter(text -> text.contains("wibuke")))
                .as("reminded once")
                .hasSize(1);

        database.exec("""
                        update seat_claim set expires_at = clock_timestamp() - interval '1 second' where claim_id in (
                            select claim_id from ticket join booking using (booking_id) where booking_reference = ?)
                        """, third);
        database.exec(
                "update booking set hold_expires_at = clock_timestamp() - interval '1 second' where booking_reference = ?",
                third);
        hold(line, "3"); // at once
        await().untilAsserted(() -> staffLooksUp(line, third).body("status", equalTo("EXPIRED")));
        reserves(agent, line, phone, "4", "5", "6").statusCode(201); // neither what is paid nor what is over counts
    }

    @Test
    void nobodyElseReservesWithoutMoneyNorWhereItIsNotOfferedNorTooLate() {
        Line line = onCredit(Duration.ofHours(2));
        isProblem(reserves(Tokens.of("PASSENGER"), line, Passenger.PHONE, "1"), 403, "forbidden");
        Map<String, Object> guests = wish(line.schedule, line.kigali(), line.huye(), "1");
        guests.put("pay_later", true);
        isProblem(books(guests), 403, "forbidden");
        isProblem(reserves(Tokens.of("AGENT", UUID.randomUUID()), line, Passenger.PHONE, "1"), 404, "not-found");
        Line cash = Line.onSale();
        isProblem(reserves(Tokens.of("AGENT", cash.company), cash, Passenger.PHONE, "1"), 409, "pay-later-not-offered");
        Line late = onCredit(Duration.ofDays(5));
        isProblem(reserves(Tokens.of("AGENT", late.company), late, Passenger.PHONE, "1"), 409, "pay-later-not-offered")
                .body("pay_by", equalTo(late.departure.minus(Duration.ofDays(5)).toString()));
        hold(line, "1");
    }

    // ---- sellers ----

    @Test
    void whatIsSoldOverACounterIsFoundByCashierAndDevice() {
        Line line = Line.onSale();
        UUID cashier = UUID.randomUUID();
        UUID device = UUID.randomUUID();
        hold(line, "1");
        String onDevice = sells(Tokens.ofDevice(device, cashier, line.company), line, "2");
        String alone = sells(Tokens.ofDevice(device, null, line.company), line, "3");
        String atADesk = sells(Tokens.of(cashier, "AGENT", line.company), line, "4");
        String helper = sells(Tokens.ofDevice(UUID.randomUUID(), null, UUID.randomUUID()), line, "5");

        sold(line, Map.of())
                .body("items.booking_reference", contains(helper, atADesk, alone, onDevice))
                .body("items.sold_by[2]", equalTo(device.toString()))
                .body("items.device_id", contains(null, null, device.toString(), device.toString()))
                .body("items[3].total.amount", equalTo(2000));
        sold(line, Map.of("sold_by", cashier)).body("items.booking_reference", contains(atADesk, onDevice));
        sold(line, Map.of("device_id", device)).body("items.booking_reference", contains(alone, onDevice));
        String next = sold(line, Map.of("device_id", device, "limit", 1))
                .body("items.booking_reference", contains(alone))
                .extract()
                .path("next_cursor");
        sold(line, Map.of("device_id", device, "cursor", next)).body("items.booking_reference", contains(onDevice));
        sold(line, Map.of("from", line.departure.toString())).body("items", hasSize(0));

        String stranger = Tokens.of("COMPANY_ADMIN", UUID.randomUUID());
        String path = "/ticketing/v1/counter-sales";
        given().auth().oauth2(stranger).get(path).then().statusCode(200).body("items", hasSize(0));
        isProblem(
                given().auth()
                        .oauth2(stranger)
                        .get(path + "?company_id=" + line.company)
                        .then(),
                404,
                "not-found");
        isProblem(given().auth().oauth2(Tokens.of("SUPER_ADMIN")).get(path).then(), 422, "validation-failed");
    }

    private static String sells(String token, Line line, String seat) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(wish(line.schedule, line.kigali(), line.huye(), seat))
                .post("/ticketing/v1/bookings")
                .then()
                .statusCode(201)
                .extract()
                .path("booking_reference");
    }

    private static ValidatableResponse sold(Line line, Map<String, ?> filter) {
        return given().auth()
                .oauth2(Tokens.of("ACCOUNTANT", line.company))
                .queryParams(filter)
                .get("/ticketing/v1/counter-sales")
                .then()
                .statusCode(200);
    }

    // ---- limits ----

    private static Response guess(String path, int attempt) {
        return given().queryParam("phone", "+25078800" + (1000 + attempt)).get(path);
    }

    @Test
    void whoeverTriesPhonesIsStoppedWhetherTheReferenceIsRightOrWrong() {
        Line line = Line.onSale();
        String right = hold(line, "1");
        String wrong = "Z" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT);
        for (String reference : Set.of(right, wrong)) {
            String path = "/ticketing/v1/bookings/" + reference;
            Response last = guess(path, 0);
            int passed = 0;
            while (last.statusCode() == 404 && passed < 2 * LOOK_UPS) {
                passed++;
                last = guess(passed % 2 == 0 ? path : path.toLowerCase(Locale.ROOT), passed);
            }
            assertThat(passed).isGreaterThanOrEqualTo(LOOK_UPS);
            isProblem(last.then(), 429, "too-many-requests");
            assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
            isProblem(given().queryParam("phone", Passenger.PHONE).delete(path).then(), 429, "too-many-requests");
            isProblem(
                    given().queryParam("phone", Passenger.PHONE)
                            .get(path + "/disruption")
                            .then(),
                    429,
                    "too-many-requests");
        }
        given().auth()
                .oauth2(Tokens.of("AGENT", line.company))
                .get("/ticketing/v1/bookings/" + right)
                .then()
                .statusCode(200);
        hold(line, "2");
    }
}
