package dev.twende.company;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static io.restassured.RestAssured.given;

import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A new company for one test, with what it takes to run buses, made through the API. */
final class Operator {
    static final String SUPER = Tokens.of(SUPER_ADMIN);
    private static final AtomicInteger NUMBER =
            new AtomicInteger((int) (Instant.now().toEpochMilli() % 100_000_000));

    final UUID companyId;
    final String admin;

    private Operator(UUID companyId) {
        this.companyId = companyId;
        this.admin = Tokens.of(COMPANY_ADMIN, companyId);
    }

    static Operator draft() {
        return new Operator(id(post(SUPER, "companies", company()).statusCode(201), "company_id"));
    }

    static Operator active() {
        Operator operator = draft();
        post(SUPER, "companies/" + operator.companyId + "/activate", Map.of()).statusCode(200);
        return operator;
    }

    static Map<String, Object> company() {
        int number = NUMBER.incrementAndGet();
        return map(
                "name",
                "Volcano " + number,
                "tin_number",
                String.valueOf(100_000_000 + number),
                "country",
                "RW",
                "currency",
                "RWF",
                "time_zone",
                "Africa/Kigali");
    }

    static Map<String, Object> stop(String name) {
        return map(
                "code",
                name + "-" + NUMBER.incrementAndGet(),
                "name",
                name,
                "country",
                "RW",
                "latitude",
                -1.95,
                "longitude",
                30.06,
                "time_zone",
                "Africa/Kigali");
    }

    Map<String, Object> bus() {
        return map("plate_number", "RAB " + NUMBER.incrementAndGet(), "capacity", 3);
    }

    List<UUID> addStops(String... names) {
        List<UUID> ids = new ArrayList<>();
        for (String name : names) {
            ids.add(id(post(admin, "stops", stop(name)).statusCode(201), "stop_id"));
        }
        return ids;
    }

    UUID addBus() {
        return id(post(admin, "buses", bus()).statusCode(201), "bus_id");
    }

    /** A route with an hour between stops. */
    UUID addRoute(List<UUID> stops) {
        return id(post(admin, "routes", route(stops)).statusCode(201), "route_id");
    }

    static Map<String, Object> route(List<UUID> stops) {
        List<Map<String, Object>> calls = new ArrayList<>();
        for (UUID stop : stops) {
            calls.add(map("stop_id", stop, "minutes_from_start", calls.size() * 60));
        }
        return map("name", "Kigali - Huye", "stops", calls);
    }

    static Map<String, Object> fare(UUID from, UUID to, long amount) {
        return map("from_stop_id", from, "to_stop_id", to, "amount", amount);
    }

    ValidatableResponse putFares(UUID route, List<Map<String, Object>> fares) {
        return given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(map("currency", "RWF", "fares", fares))
                .put("/company/v1/routes/" + route + "/fares")
                .then();
    }

    /** A route from Kigali over Muhanga to Huye, priced whole and from Kigali to Muhanga. */
    UUID addPricedRoute() {
        List<UUID> stops = addStops("Kigali", "Muhanga", "Huye");
        UUID route = addRoute(stops);
        putFares(route, List.of(fare(stops.get(0), stops.get(2), 5000), fare(stops.get(0), stops.get(1), 2000)))
                .statusCode(200);
        return route;
    }

    UUID addSchedule(UUID route, Instant departure) {
        return id(post(admin, "schedules", schedule(route, addBus(), departure)).statusCode(201), "schedule_id");
    }

    static Map<String, Object> schedule(UUID route, UUID bus, Instant departure) {
        return map("route_id", route, "bus_id", bus, "departure_time", departure.toString());
    }

    UUID addTimetable(UUID route, LocalDate from, LocalDate to) {
        return id(
                post(admin, "timetables", timetable(route, addBus(), from, to)).statusCode(201), "timetable_id");
    }

    static Map<String, Object> timetable(UUID route, UUID bus, LocalDate from, LocalDate to) {
        return map(
                "route_id",
                route,
                "bus_id",
                bus,
                "departure_time",
                "08:00",
                "days",
                List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"),
                "valid_from",
                from.toString(),
                "valid_to",
                to.toString());
    }

    ValidatableResponse get(String path) {
        return get(admin, path);
    }

    ValidatableResponse post(String path, Object body) {
        return post(admin, path, body);
    }

    static ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get("/company/v1/" + path).then();
    }

    static ValidatableResponse post(String token, String path, Object body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/company/v1/" + path)
                .then();
    }

    static UUID id(ValidatableResponse answer, String field) {
        return UUID.fromString(answer.extract().path(field));
    }

    /** A JSON object; unlike {@code Map.of} it may be changed by a test that breaks it. */
    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
