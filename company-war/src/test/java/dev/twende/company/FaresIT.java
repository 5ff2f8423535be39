package dev.twende.company;

import static dev.twende.company.Operator.fare;
import static dev.twende.company.Operator.id;
import static dev.twende.company.Operator.map;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.twende.events.Topic;
import dev.twende.events.company.BlockedSeat;
import dev.twende.events.company.FareProduct;
import dev.twende.events.company.LadderStep;
import dev.twende.events.company.PayLater;
import dev.twende.events.company.SalesTerms;
import dev.twende.events.company.SalesWindow;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.testing.Broker;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a planning office prices its routes, and what of it travels with a schedule. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class FaresIT {
    private static final Instant DEPARTURE =
            Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    private static final LocalDate DAY =
            DEPARTURE.atZone(ZoneId.of("Africa/Kigali")).toLocalDate();

    private final Operator operator = Operator.active();
    private final List<UUID> stops = operator.addStops("Kigali", "Muhanga", "Huye");
    private final UUID route = operator.addRoute(stops);
    private final String fares = "routes/" + route + "/fares";

    private Map<String, Object> price(int from, int to, long amount, Object... more) {
        Map<String, Object> price = fare(stops.get(from), stops.get(to), amount);
        price.putAll(map(more));
        return price;
    }

    private ValidatableResponse put(String path, String etag, Object body) {
        var request = given().auth()
                .oauth2(operator.admin)
                .contentType(ContentType.JSON)
                .body(body);
        return (etag == null ? request : request.header("If-Match", etag))
                .put("/company/v1/" + path)
                .then();
    }

    private String etag(String path) {
        return operator.get(path).statusCode(200).extract().header("ETag");
    }

    private static void refused(ValidatableResponse answer, int status, String code, String field) {
        answer.statusCode(status).body("type", equalTo("urn:twende:problem:" + code));
        if (field != null) {
            answer.body("errors[0].field", equalTo(field));
        }
    }

    @Test
    void pricesAreByClassCategoryAndDate() {
        operator.putFares(
                        route,
                        List.of(
                                price(0, 1, 2000),
                                price(1, 2, 2500),
                                price(0, 2, 5000, "valid_to", DAY.toString()),
                                price(0, 2, 6000, "valid_from", DAY.plusDays(1).toString()),
                                price(0, 2, 3000, "rider_category", "CHILD")))
                .statusCode(200)
                .body("version", equalTo(1))
                .body("warnings", empty())
                .body("fares", hasSize(5));
        operator.get(fares + "?as_of=" + DAY + "&rider_category=ADULT")
                .body("fares.amount", contains(2000, 5000, 2500))
                .body("fares[0].valid_from", nullValue())
                .body("fares[1].valid_to", equalTo(DAY.toString()));
        operator.get(fares + "/matrix?as_of=" + DAY.plusDays(1))
                .body("fares", contains(List.of(2000, 6000), List.of(2500)));
        operator.get(fares + "/matrix?rider_category=CHILD")
                .body("fares", contains(Arrays.asList(null, 3000), Arrays.asList((Object) null)));

        String seen = etag(fares);
        Map<String, Object> dearer = map(
                "percent", 10, "rounding", 100, "valid_from", DAY.plusDays(1).toString());
        dearer.put("dry_run", true);
        operator.post(fares + "/adjust", dearer).statusCode(200).body("fares.amount", contains(2200, 6600, 2800, 3300));
        operator.get(fares + "?as_of=" + DAY.plusDays(1)).body("fares.amount", contains(2000, 6000, 2500, 3000));
        dearer.put("dry_run", false);
        refused(operator.post(fares + "/adjust", dearer), 428, "precondition-required", null);
        given().auth()
                .oauth2(operator.admin)
                .header("If-Match", seen)
                .contentType(ContentType.JSON)
                .body(dearer)
                .post("/company/v1/" + fares + "/adjust")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        operator.get(fares + "?as_of=" + DAY).body("fares.amount", contains(2000, 5000, 2500, 3000));
        operator.get(fares + "?as_of=" + DAY.plusDays(1)).body("fares.amount", contains(2200, 6600, 2800, 3300));
        refused(put(fares, seen, map("currency", "RWF", "fares", List.of())), 412, "precondition-failed", null);

        String pair = fares + "?from_sequence=0&to_sequence=2&rider_category=CHILD";
        given().auth()
                .oauth2(operator.admin)
                .header("If-Match", "*")
                .delete("/company/v1/" + pair)
                .then()
                .statusCode(204);
        given().auth()
                .oauth2(operator.admin)
                .header("If-Match", "*")
                .delete("/company/v1/" + pair)
                .then()
                .statusCode(404);
        operator.get(fares + "?rider_category=CHILD").body("fares", empty());
        refused(Operator.active().get(fares + "/matrix"), 404, "not-found", null);
    }

    @Test
    void refusesPricesThatCannotBe() {
        refused(put(fares, null, map("currency", "KES", "fares", List.of())), 422, "validation-failed", "currency");
        refusesPrice("fares[0].amount", price(0, 1, -1));
        refusesPrice("fares[0].amount", price(0, 1, 0));
        refusesPrice("fares[0].amount", price(0, 1, 1_000_000_000_001L));
        refusesPrice("fares[0].rider_category", price(0, 1, 1, "rider_category", "MARTIAN"));
        refusesPrice("fares[0].fare_class", price(0, 1, 1, "fare_class", "FLEX"));
        refusesPrice("fares[0]", price(2, 0, 1));
        refusesPrice("fares[0].to_sequence", price(0, 1, 1, "from_sequence", 0, "to_sequence", 2));
        refusesPrice("fares[0].valid_from", price(0, 1, 1, "valid_from", "+10000-01-01"));
        refusesPrice("fares[0].valid_to", price(0, 1, 1, "valid_from", "2027-01-02", "valid_to", "2027-01-01"));
        refusesPrice("fares[1]", price(0, 1, 1), price(0, 1, 2, "valid_from", "2027-01-02"));
        operator.post(fares + "/adjust", "{\"percent\":\"much\"}").statusCode(400);
        refused(operator.post(fares + "/adjust", map("valid_from", "2027-01-01")), 422, "validation-failed", "percent");
        operator.get(fares).body("fares", empty()).body("version", equalTo(0));
    }

    private void refusesPrice(String field, Object... prices) {
        Map<String, Object> tariff = map("currency", "RWF", "fares", List.of(prices));
        refused(put(fares, null, tariff), 422, "validation-failed", field);
    }

    @Test
    void classesPromiseAndPreviewWhatTheyPromise() {
        operator.get("fare-classes")
                .statusCode(200)
                .body("code", contains("STANDARD"))
                .body("[0].version", equalTo(0));
        operator.get("fare-classes/suggestions").body("refundable", contains("PARTIAL", "FULL", "NON"));
        Map<String, Object> steps = map(
                "name",
                "Flexible",
                "refunds",
                List.of(
                        map("seconds_before_departure", 3600),
                        map("seconds_before_departure", 0, "fee_basis_points", 2500, "fee_amount", 100)));
        put("fare-classes/FLEX", null, steps)
                .statusCode(200)
                .body("version", equalTo(1))
                .body("refundable", equalTo("PARTIAL"));
        quote(3600).body("refund.amount", equalTo(5000)).body("refund_fee.amount", equalTo(0));
        quote(3599).body("refund.amount", equalTo(3650)).body("refund_fee.amount", equalTo(1350));
        quote(-1).body("refund", nullValue()).body("change_fee", nullValue());
        quote(60).body("name_change_fee.amount", equalTo(0));
        steps.put("name_changes", List.of(map("seconds_before_departure", 3600, "fee_basis_points", 1000)));
        put("fare-classes/FLEX", etag("fare-classes/FLEX"), steps)
                .statusCode(200)
                .body("name_changes.fee_basis_points", contains(1000));
        quote(3600).body("name_change_fee.amount", equalTo(500));
        quote(3599).body("name_change_fee", nullValue());
        refused(put("fare-classes/FLEX", null, steps), 428, "precondition-required", null);

        steps.put("refunds", List.of(map("seconds_before_departure", 0), map("seconds_before_departure", 60)));
        refused(
                put("fare-classes/SLOPPY", null, steps),
                422,
                "validation-failed",
                "refunds[1].seconds_before_departure");
        steps.put("refunds", List.of(map("seconds_before_departure", 0, "fee_basis_points", 10_001)));
        refused(put("fare-classes/SLOPPY", null, steps), 422, "validation-failed", "refunds[0].fee_basis_points");
        refused(put("fare-classes/lower", null, steps), 422, "validation-failed", "code");
        refused(operator.get("fare-classes/SLOPPY"), 404, "not-found", null);

        operator.putFares(route, List.of(price(0, 2, 9000, "fare_class", "FLEX")))
                .statusCode(200);
        delete("fare-classes/FLEX").statusCode(409);
        operator.putFares(route, List.of()).statusCode(200);
        delete("fare-classes/FLEX").statusCode(204);
    }

    private ValidatableResponse quote(long secondsBefore) {
        return operator.get("fare-classes/FLEX/quote?price=5000&seconds_before=" + secondsBefore)
                .statusCode(200);
    }

    private ValidatableResponse delete(String path) {
        return given().auth()
                .oauth2(operator.admin)
                .header("If-Match", "*")
                .delete("/company/v1/" + path)
                .then();
    }

    @Test
    void refusesRulesAndHoldbacksThatCannotBe() {
        Map<String, Object> never = map("channel", "WEB", "opens_days_before", 1, "closes_minutes_before", 1440);
        refused(
                put("sales-rules", null, map("sales_windows", List.of(never))),
                422,
                "validation-failed",
                "sales_windows[0].closes_minutes_before");
        put("sales-rules", null, "{\"sales_windows\":[{\"channel\":\"FAX\"}]}").statusCode(400);
        Map<String, Object> tooLate =
                map("sales_windows", List.of(), "pay_later", map("pay_minutes_before", 14, "seats_per_phone", 31));
        put("sales-rules", null, tooLate)
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("pay_later.pay_minutes_before", "pay_later.seats_per_phone"));
        Map<String, Object> nobody =
                map("sales_windows", List.of(), "rider_categories", List.of(map("code", "DOG", "name", "Dog")));
        refused(put("sales-rules", null, nobody), 422, "validation-failed", "rider_categories");
        operator.get("sales-rules")
                .body("rider_categories.code", hasItem("SENIOR"))
                .body("version", equalTo(0));

        UUID timetable = operator.addTimetable(route, DAY, DAY);
        Map<String, Object> plan =
                map("route_id", route, "timetable_id", timetable, "seat_numbers", List.of("99"), "reason", "CREW");
        refused(operator.post("holdbacks", plan), 422, "validation-failed", "seat_numbers[0]");
        plan.put("seat_numbers", List.of("1"));
        plan.put("to_sequence", 3);
        refused(operator.post("holdbacks", plan), 422, "validation-failed", "to_sequence");
        plan.remove("to_sequence");
        refused(Operator.active().post("holdbacks", plan), 404, "not-found", null);
        UUID holdback = id(operator.post("holdbacks", plan).statusCode(201), "holdback_id");
        operator.get("holdbacks?route_id=" + route).body("items.reason", contains("CREW"));
        delete("holdbacks/" + holdback).statusCode(204);
        operator.get("holdbacks?route_id=" + route).body("items", empty());
    }

    @Test
    void allOfItTravelsWithTheSchedule() {
        Map<String, Object> half = map(
                "name",
                "Standard",
                "refunds",
                List.of(map("seconds_before_departure", 7200, "fee_basis_points", 1000)));
        half.put("discounts", List.of(map("rider_category", "CHILD", "basis_points_off", 5000)));
        half.put("rounding", 100);
        put("fare-classes/STANDARD", null, half).statusCode(200);
        put("fare-classes/FLEX", null, map("name", "Flexible")).statusCode(200);
        put(
                        "sales-rules",
                        null,
                        map(
                                "sales_windows",
                                List.of(
                                        map("channel", "WEB", "opens_days_before", 60, "closes_minutes_before", 15),
                                        map("channel", "POS", "closes_minutes_before", 0)),
                                "passenger_fields",
                                List.of("PHONE"),
                                "pay_later",
                                map("pay_minutes_before", 120, "seats_per_phone", 6)))
                .statusCode(200)
                .body("pay_later.pay_minutes_before", equalTo(120))
                .body("passenger_fields", contains("PHONE"));
        operator.get("routes/" + route + "/passenger-fields")
                .body("version", equalTo(0))
                .body("passenger_fields", nullValue())
                .body("effective", contains("PHONE"));
        String fields = "routes/" + route + "/passenger-fields";
        Map<String, Object> papers = map("passenger_fields", List.of("NATIONALITY", "DOCUMENT_NUMBER"));
        put(fields, null, papers).statusCode(200).body("effective", contains("DOCUMENT_NUMBER", "NATIONALITY"));
        refused(put(fields, null, papers), 428, "precondition-required", null);
        put(fields, null, "{\"passenger_fields\":[\"SHOE_SIZE\"]}").statusCode(400);
        put(
                        "routes/" + route + "/sales-windows",
                        etag(fields), // what a route states has one version
                        map("sales_windows", List.of(map("channel", "WEB", "closes_minutes_before", 30))))
                .statusCode(200)
                .body("effective", hasSize(2));
        operator.putFares(
                        route,
                        List.of(
                                price(0, 1, 2100),
                                price(0, 2, 5000),
                                price(0, 2, 2000, "rider_category", "CHILD"),
                                price(0, 2, 7000, "fare_class", "FLEX"),
                                price(
                                        0,
                                        2,
                                        9999,
                                        "fare_class",
                                        "FLEX",
                                        "rider_category",
                                        "SENIOR",
                                        "valid_to",
                                        DAY.minusDays(1).toString())))
                .statusCode(200);
        operator.post(
                        "holdbacks",
                        map(
                                "route_id",
                                route,
                                "seat_numbers",
                                List.of("2", "99"),
                                "to_sequence",
                                1,
                                "reason",
                                "POLICE"))
                .statusCode(201);
        operator.post(
                        "holdbacks",
                        map(
                                "route_id",
                                route,
                                "seat_numbers",
                                List.of("3"),
                                "reason",
                                "VIP",
                                "valid_to",
                                DAY.minusDays(1).toString()))
                .statusCode(201);
        UUID schedule = operator.addSchedule(route, DEPARTURE);
        operator.post("schedules/" + schedule + "/publish", Map.of()).statusCode(200);

        ScheduleCreated told = Broker.receive(
                Topic.COMPANY_SCHEDULE,
                "reporting.company-schedule",
                ScheduleCreated.class,
                event -> event.scheduleId().equals(schedule));
        assertThat(told.fares()).containsExactly(Arrays.asList(2100L, 5000L), Arrays.asList((Long) null));
        SalesTerms terms = told.terms();
        assertThat(terms.fareProducts())
                .as("a price of its own goes before a discount; what is over is not told")
                .containsExactlyInAnyOrder(
                        new FareProduct(
                                "STANDARD", "CHILD", List.of(Arrays.asList(1100L, 2000L), Arrays.asList((Long) null))),
                        new FareProduct(
                                "FLEX", "ADULT", List.of(Arrays.asList(null, 7000L), Arrays.asList((Long) null))));
        assertThat(terms.fareClasses()).extracting("code").containsExactly("STANDARD", "FLEX");
        assertThat(terms.fareClasses().get(0).refunds()).containsExactly(new LadderStep(7200, 1000, 0));
        assertThat(terms.salesWindows())
                .containsExactlyInAnyOrder(new SalesWindow("WEB", null, 1800), new SalesWindow("POS", null, 0));
        assertThat(terms.passengerFields()).as("as the route says").containsExactly("DOCUMENT_NUMBER", "NATIONALITY");
        assertThat(terms.payLater()).isEqualTo(new PayLater(7200, 6));
        assertThat(terms.blockedSeats())
                .singleElement()
                .satisfies(seat -> assertThat(seat).isEqualTo(new BlockedSeat("2", 0, 1, "POLICE", seat.blockedBy())));
    }
}
