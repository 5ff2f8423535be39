package dev.twende.ticketing;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.ticketing.Passenger.books;
import static dev.twende.ticketing.Passenger.isProblem;
import static dev.twende.ticketing.Passenger.wish;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.twende.events.auth.DeviceEnrolled;
import dev.twende.events.auth.DeviceRevoked;
import dev.twende.events.company.ScheduleCancelled;
import dev.twende.kit.rest.Json;
import dev.twende.testing.Broker;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Devices borrow seats, give them back, hear what is new, and are looked after. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LeasesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    /** A device with its token; auth need not have told of it. */
    private record Pos(UUID id, UUID company, String token) {
        static Pos of(UUID company) {
            UUID id = UUID.randomUUID();
            return new Pos(id, company, Tokens.ofDevice(id, null, company));
        }

        RequestSpecification call() {
            return given().auth().oauth2(token).contentType(ContentType.JSON);
        }

        ValidatableResponse borrows(Map<String, Object> request) {
            return call().body(Json.mapper().toJson(request))
                    .post("/ticketing/v1/pos/leases")
                    .then();
        }

        ValidatableResponse lease(String id) {
            return call().get("/ticketing/v1/pos/leases/" + id).then();
        }

        ValidatableResponse givesBack(String id) {
            return call().delete("/ticketing/v1/pos/leases/" + id).then();
        }

        Response changes(String cursor, int limit) {
            RequestSpecification request = call().queryParam("limit", limit);
            return (cursor == null ? request : request.queryParam("cursor", cursor)).get("/ticketing/v1/pos/changes");
        }
    }

    private static Map<String, Object> request(Line line, UUID from, UUID to, Object seatsOrCount) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("schedule_id", line.schedule);
        request.put("from_stop_id", from);
        request.put("to_stop_id", to);
        request.put(seatsOrCount instanceof Integer ? "count" : "seats", seatsOrCount);
        return request;
    }

    private static Map<String, Object> request(Line line, Object seatsOrCount) {
        return request(line, line.kigali(), line.nyamagabe(), seatsOrCount);
    }

    private static String state(Line line, UUID from, UUID to, String seat) {
        return given().queryParam("from_stop_id", from)
                .queryParam("to_stop_id", to)
                .get("/ticketing/v1/schedules/" + line.schedule + "/seats")
                .path("seats.find { it.seat_number == '" + seat + "' }.state");
    }

    private static int seatsLeft(Line line) {
        return given().queryParam("from_stop_id", line.kigali())
                .queryParam("to_stop_id", line.huye())
                .queryParam("date", line.date().toString())
                .get("/ticketing/v1/schedules")
                .path("items.find { it.schedule_id == '" + line.schedule + "' }.seats_left");
    }

    private static void tellsOf(Pos pos, String name) {
        Broker.send(new DeviceEnrolled(
                pos.id,
                pos.company,
                1,
                name,
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\"}",
                Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        await().atMost(PATIENCE).until(() -> shown(pos).statusCode() == 200);
    }

    private static Response shown(Pos pos) {
        return given().auth().oauth2(Tokens.of(COMPANY_ADMIN, pos.company)).get("/ticketing/v1/devices/" + pos.id);
    }

    @Test
    void whatADeviceHasBorrowedNobodyElseSellsUntilItIsGivenBack() {
        Line line = Line.onSale();
        Pos pos = Pos.of(line.company);
        JsonPath lent = pos.borrows(request(line, List.of("1", "2")))
                .statusCode(201)
                .body("status", equalTo("LIVE"))
                .body("device_id", equalTo(pos.id.toString()))
                .body("from_sequence", equalTo(0))
                .body("to_sequence", equalTo(3))
                .body("seats.seat_number", equalTo(List.of("1", "2")))
                .extract()
                .jsonPath();
        assertThat(Instant.parse(lent.getString("until"))).isEqualTo(line.departure.minus(Duration.ofMinutes(15)));
        String id = lent.getString("lease_id");
        assertThat(state(line, line.kigali(), line.huye(), "1")).isEqualTo("BLOCKED");
        assertThat(state(line, line.nyamagabe(), line.rusizi(), "1"))
                .as("behind the stretch")
                .isEqualTo("FREE");
        assertThat(seatsLeft(line)).isEqualTo(Line.SEATS - 2);
        isProblem(books(wish(line.schedule, line.kigali(), line.muhanga(), "1")), 409, "seat-taken");
        isProblem(Pos.of(line.company).borrows(request(line, List.of("2", "3"))), 409, "seat-taken");
        books(wish(line.schedule, line.nyamagabe(), line.rusizi(), "1")).statusCode(201);

        pos.givesBack(id).statusCode(200).body("status", equalTo("RETURNED")).body("seats", empty());
        pos.givesBack(id).statusCode(200).body("status", equalTo("RETURNED"));
        assertThat(state(line, line.kigali(), line.huye(), "1")).isEqualTo("FREE");
        assertThat(seatsLeft(line)).isEqualTo(Line.SEATS);
        books(wish(line.schedule, line.kigali(), line.muhanga(), "1")).statusCode(201);
        isProblem(pos.borrows(request(line, List.of("1"))), 409, "seat-taken");
        pos.borrows(request(line, List.of("2"))).statusCode(201);
        pos.call()
                .get("/ticketing/v1/pos/leases")
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of("LIVE", "RETURNED")));
    }

    @Test
    void theHouseChoosesSeatsAndAnswersTheSameRequestAlike() {
        Line line = Line.onSale();
        Pos pos = Pos.of(line.company);
        String body = Json.mapper().toJson(request(line, 3));
        String key = UUID.randomUUID().toString();
        String first = pos.call()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/ticketing/v1/pos/leases")
                .then()
                .statusCode(201)
                .body("seats", hasSize(3))
                .extract()
                .asString();
        assertThat(pos.call()
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post("/ticketing/v1/pos/leases")
                        .asString())
                .isEqualTo(first);
        assertThat(seatsLeft(line)).isEqualTo(Line.SEATS - 3);
        isProblem(
                pos.call()
                        .header("Idempotency-Key", key)
                        .body(Json.mapper().toJson(request(line, 4)))
                        .post("/ticketing/v1/pos/leases")
                        .then(),
                422,
                "idempotency-key-reused");
    }

    @Test
    void whatMakesNoSenseIsRefusedAndNothingIsLent() {
        Line line = Line.onSale();
        Pos pos = Pos.of(line.company);
        Map<String, Object> both = request(line, 2);
        both.put("seats", List.of("1"));
        isProblem(pos.borrows(both), 422, "validation-failed");
        isProblem(pos.borrows(request(line, List.of("1", "1"))), 422, "validation-failed");
        isProblem(pos.borrows(request(line, List.of("99"))), 422, "seat-unknown");
        isProblem(pos.borrows(request(line, 0)), 422, "validation-failed");
        isProblem(pos.borrows(request(line, line.huye(), line.kigali(), 1)), 422, "no-such-segment");
        Map<String, Object> past = request(line, 1);
        past.put("until", Instant.now().toString());
        isProblem(pos.borrows(past), 422, "validation-failed");
        isProblem(
                given().auth()
                        .oauth2(Tokens.of(AGENT, line.company))
                        .contentType(ContentType.JSON)
                        .body(Json.mapper().toJson(request(line, 1)))
                        .post("/ticketing/v1/pos/leases")
                        .then(),
                403,
                "device-required");
        given().contentType(ContentType.JSON)
                .body(Json.mapper().toJson(request(line, 1)))
                .post("/ticketing/v1/pos/leases")
                .then()
                .statusCode(401);
        assertThat(seatsLeft(line)).isEqualTo(Line.SEATS);
    }

    @Test
    void noDeviceAndNoCompanyBorrowsMoreThanItMay() {
        Line line = Line.onSale();
        Pos pos = Pos.of(line.company);
        Pos other = Pos.of(line.company);
        String first = pos.borrows(request(line, 18)).statusCode(201).extract().path("lease_id");
        isProblem(pos.borrows(request(line, 3)), 409, "lease-quota")
                .body("quota", equalTo(20))
                .body("lent", equalTo(18));
        pos.borrows(request(line, 2)).statusCode(201);
        isProblem(other.borrows(request(line, 11)), 409, "lease-quota")
                .body("quota", equalTo(30))
                .body("lent", equalTo(20));
        other.borrows(request(line, 10)).statusCode(201);
        pos.givesBack(first).statusCode(200);
        pos.borrows(request(line, 18)).statusCode(201);
    }

    @Test
    void anotherDeviceAndAnotherCompanySeeNothingOfItButTheCompanysAdministratorDoes() {
        Line line = Line.onSale();
        Pos pos = Pos.of(line.company);
        Pos colleague = Pos.of(line.company);
        Pos stranger = Pos.of(UUID.randomUUID());
        String id = pos.borrows(request(line, 1)).statusCode(201).extract().path("lease_id");
        for (Pos nosy : List.of(colleague, stranger)) {
            isProblem(nosy.lease(id), 404, "not-found");
            isProblem(nosy.givesBack(id), 404, "not-found");
        }
        isProblem(stranger.borrows(request(line, 1)), 404, "not-found");
        String admin = Tokens.of(COMPANY_ADMIN, line.company);
        given().auth()
                .oauth2(admin)
                .queryParam("device_id", pos.id)
                .get("/ticketing/v1/pos/leases")
                .then()
                .statusCode(200)
                .body("items.lease_id", equalTo(List.of(id)));
        given().auth()
                .oauth2(admin)
                .delete("/ticketing/v1/pos/leases/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("RETURNED"));
        pos.lease(id).statusCode(200).body("status", equalTo("RETURNED"));
    }

    @Test
    void itEndsSomeMinutesBeforeTheDepartureAlsoWhenTheBusLeavesEarlier() {
        Line line = Line.boarding();
        Pos pos = Pos.of(line.company);
        String id = pos.borrows(request(line, List.of("1")))
                .statusCode(201)
                .body(
                        "until",
                        equalTo(line.departure.minus(Duration.ofMinutes(15)).toString()))
                .extract()
                .path("lease_id");
        String later = pos.borrows(request(line, line.muhanga(), line.huye(), List.of("2")))
                .statusCode(201)
                .extract()
                .path("lease_id");
        Broker.send(line.changed(2, Duration.ofMinutes(-20), Duration.ofMinutes(-20), 1_000, line.bus, Line.SEATS));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> pos.lease(id).body("status", equalTo("EXPIRED")).body("seats", empty()));
        pos.lease(later).body("status", equalTo("LIVE"));
        assertThat(state(line, line.kigali(), line.huye(), "1")).isEqualTo("FREE");
        isProblem(pos.borrows(request(line, List.of("1"))), 409, "lease-too-late");
        books(wish(line.schedule, line.kigali(), line.huye(), "1")).statusCode(201);
    }

    @Test
    void aScheduleThatDoesNotRunLendsNothing() {
        Line line = Line.onSale();
        Pos pos = Pos.of(line.company);
        String id = pos.borrows(request(line, 2)).statusCode(201).extract().path("lease_id");
        Broker.send(new ScheduleCancelled(line.schedule, line.company, "no driver"));
        await().atMost(PATIENCE).untilAsserted(() -> pos.lease(id).body("status", equalTo("RETURNED")));
        isProblem(pos.borrows(request(line, 2)), 409, "schedule-not-on-sale");
    }

    @Test
    void whoLooksAfterDevicesSeesHowEachDoesAndARevokedOneGivesEverythingBack() {
        Line line = Line.onSale();
        Pos pos = Pos.of(line.company);
        tellsOf(pos, "Nyabugogo 1");
        shown(pos)
                .then()
                .body("name", equalTo("Nyabugogo 1"))
                .body("serial", equalTo(1))
                .body("last_seen_at", nullValue())
                .body("leased_seats", equalTo(0))
                .body("lease_quota", equalTo(20))
                .body("open_conflicts", equalTo(0));
        String id = pos.borrows(request(line, 4)).statusCode(201).extract().path("lease_id");
        shown(pos).then().body("leased_seats", equalTo(4)).body("last_seen_at", notNullValue());
        given().auth()
                .oauth2(Tokens.of(AGENT, line.company))
                .get("/ticketing/v1/devices")
                .then()
                .statusCode(200)
                .body("items.device_id", equalTo(List.of(pos.id.toString())));
        String stranger = Tokens.of(COMPANY_ADMIN, UUID.randomUUID());
        isProblem(
                given().auth()
                        .oauth2(stranger)
                        .get("/ticketing/v1/devices/" + pos.id)
                        .then(),
                404,
                "not-found");
        given().auth().oauth2(stranger).get("/ticketing/v1/devices").then().body("items", empty());
        pos.call().get("/ticketing/v1/devices").then().statusCode(403);

        Broker.send(new DeviceRevoked(pos.id, line.company, Instant.now()));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        shown(pos).then().body("revoked_at", notNullValue()).body("leased_seats", equalTo(0)));
        pos.lease(id).body("status", equalTo("RETURNED"));
        isProblem(pos.borrows(request(line, 1)), 409, "device-not-active");
    }

    /** Reads to the end, page by page; something under way elsewhere may keep what is new away for a moment. */
    private static JsonPath heardOf(Pos pos, String cursor, List<Map<String, Object>> schedules) {
        String next = cursor;
        while (true) {
            JsonPath page =
                    pos.changes(next, 1).then().statusCode(200).extract().jsonPath();
            schedules.addAll(page.getList("schedules"));
            next = page.getString("cursor");
            if (!page.getBoolean("more")) {
                return page;
            }
        }
    }

    private static List<Map<String, Object>> of(Line line, List<Map<String, Object>> schedules) {
        return schedules.stream()
                .filter(schedule -> schedule.get("schedule_id").equals(line.schedule.toString()))
                .toList();
    }

    @Test
    void aDeviceHearsWhatIsNewAndItsOwnSeatsApart() {
        Line line = Line.onSale();
        Line second = line.another(line.company, Duration.ofHours(1));
        Line foreign = Line.onSale();
        Pos pos = Pos.of(line.company);
        Pos colleague = Pos.of(line.company);
        tellsOf(pos, "Nyabugogo 2");
        String[] cursor = {null};
        List<Map<String, Object>> first = new ArrayList<>();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath page = heardOf(pos, cursor[0], first);
            cursor[0] = page.getString("cursor");
            assertThat(of(line, first)).isNotEmpty();
            assertThat(of(second, first)).isNotEmpty();
        });
        assertThat(of(foreign, first)).isEmpty();
        @SuppressWarnings("unchecked") // as the API writes it
        Map<String, Object> plan = (Map<String, Object>) of(line, first).get(0).get("plan");
        assertThat((List<?>) plan.get("stops")).hasSize(5);
        assertThat((List<?>) plan.get("seats")).hasSize(Line.SEATS);
        assertThat(plan.get("currency")).isEqualTo("RWF");
        assertThat(Json.mapper().toJson(plan.get("fares")))
                .contains("[1000,2000,3000,4000,1000,2000,3000,1000,null,1000]");
        pos.changes(null, 1)
                .then()
                .body("keys.find { it.device_id == '" + pos.id + "' }.jwk.x", equalTo(X))
                .body("keys.findAll { it.device_id == null }.jwk.crv", hasItem("Ed25519"))
                .body("company_suspended", equalTo(false))
                .body("server_time", notNullValue());

        pos.borrows(request(line, List.of("7"))).statusCode(201);
        books(wish(line.schedule, line.kigali(), line.huye(), "8")).statusCode(201);
        List<Map<String, Object>> news = new ArrayList<>();
        String known = cursor[0];
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath page = heardOf(pos, cursor[0], news);
            cursor[0] = page.getString("cursor");
            assertThat(Json.mapper().toJson(of(line, news)))
                    .contains("\"seat_number\":\"7\"", "\"OWN\"", "\"seat_number\":\"8\"", "\"TAKEN\"");
        });
        assertThat(of(line, news)).as("only its seats changed").anyMatch(schedule -> schedule.get("plan") == null);
        pos.changes(known, 50)
                .then()
                .body("keys", nullValue())
                .body("leases.seats.seat_number", equalTo(List.of(List.of("7"))));
        pos.changes(cursor[0], 50).then().body("leases", nullValue()).body("keys", nullValue());
        assertThat(colleague.changes(null, 50).asString()).contains("BLOCKED").doesNotContain("OWN");
        isProblem(pos.changes("rubbish", 1).then(), 422, "validation-failed");
        isProblem(pos.changes(null, 51).then(), 422, "validation-failed");
        given().auth()
                .oauth2(Tokens.of("PASSENGER"))
                .get("/ticketing/v1/pos/changes")
                .then()
                .statusCode(403);
    }

    @Test
    void ofManyDevicesThatWantTheLastSeatsEachGetsWhatIsTheirsOrNothing() {
        Line line = Line.onSale();
        List<Pos> devices =
                IntStream.range(0, 6).mapToObj(i -> Pos.of(line.company)).toList();
        List<Integer> answers = devices.parallelStream()
                .map(pos ->
                        pos.borrows(request(line, List.of("1", "2"))).extract().statusCode())
                .toList();
        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(5);
        assertThat(seatsLeft(line)).isEqualTo(Line.SEATS - 2);
    }
}
