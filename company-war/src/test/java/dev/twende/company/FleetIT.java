package dev.twende.company;

import static dev.twende.company.Operator.SUPER;
import static dev.twende.company.Operator.id;
import static dev.twende.company.Operator.map;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.twende.testing.Database;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Companies, their vehicles, and the network they run on: the real WAR over HTTP, on real servers. */
@ExtendWith(ArquillianExtension.class)
class FleetIT {
    private static final Instant DEPARTURE =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    // companies

    @Test
    void aSuspendedCompanySellsNothingAndTheWorldIsTold() {
        Operator operator = Operator.active();
        UUID schedule = operator.addSchedule(operator.addPricedRoute(), DEPARTURE);
        String path = "companies/" + operator.companyId;
        refused(operator.post(path + "/suspend", map("reason", "me")), 403, "forbidden");
        refused(Operator.post(SUPER, path + "/suspend", map("reason", " ")), 422, "validation-failed");
        Operator.post(SUPER, path + "/suspend", map("reason", " No insurance "))
                .statusCode(200)
                .body("status", equalTo("SUSPENDED"));
        refused(Operator.post(SUPER, path + "/suspend", map("reason", "again")), 409, "illegal-transition");
        refused(operator.post("schedules/" + schedule + "/publish", Map.of()), 409, "company-not-active");
        Operator.post(SUPER, path + "/activate", Map.of()).statusCode(200);

        // ticketing listens in the same server, so what was told is read where it was written down
        List<JsonPath> told = await().atMost(Duration.ofSeconds(15))
                .until(() -> told(operator.companyId), events -> events.size() == 3);
        assertThat(told)
                .extracting(event -> event.getString("type"))
                .containsExactly(
                        "dev.twende.company.CompanyActivated",
                        "dev.twende.company.CompanySuspended",
                        "dev.twende.company.CompanyActivated");
        assertThat(told).extracting(event -> event.getInt("data.revision")).containsExactly(1, 2, 3);
        assertThat(told.get(1).getString("data.reason")).isEqualTo("No insurance");
    }

    /** What the world was told of a company, in order. */
    private static List<JsonPath> told(UUID companyId) {
        return Database.as("company")
                .rows(
                        "select payload from outbox_event where aggregate_id = ? and published_at is not null order by seq",
                        companyId)
                .stream()
                .map(row -> new JsonPath((String) row.get("payload")))
                .toList();
    }

    @Test
    void passengersSeeWhoSellsAndNoMoreThanTheyNeed() {
        Map<String, Object> request = Operator.company();
        request.put("languages", List.of("rw", "fr"));
        request.put("licence", map("number", "RURA-77", "authority", "RURA", "valid_to", "2030-12-31"));
        request.put("contact", map("phone", "+250788100001", "email", "hello@volcano.example"));
        UUID company = id(Operator.post(SUPER, "companies", request).statusCode(201), "company_id");
        String path = "companies/" + company;
        refused(given().get("/company/v1/" + path).then(), 404, "not-found");
        Operator.post(SUPER, path + "/activate", Map.of()).statusCode(200);

        Map<String, Object> shown = given().get("/company/v1/" + path)
                .then()
                .statusCode(200)
                .extract()
                .path("$");
        assertThat(shown)
                .containsOnlyKeys(
                        "company_id",
                        "version",
                        "name",
                        "country",
                        "currency",
                        "time_zone",
                        "languages",
                        "contact",
                        "status");
        Operator.get(Tokens.of(COMPANY_ADMIN, company), path)
                .body("tin_number", equalTo(request.get("tin_number")))
                .body("licence.valid_to", equalTo("2030-12-31"));
        Operator.get(Tokens.of(AGENT, company), path).body("tin_number", nullValue());
        Operator.post(SUPER, path + "/suspend", map("reason", "test")).statusCode(200);
        refused(given().get("/company/v1/" + path).then(), 404, "not-found");
        given().queryParam("name", request.get("name"))
                .get("/company/v1/companies")
                .then()
                .body("items", empty());
        Operator.get(SUPER, "companies?status=SUSPENDED&sort=-name")
                .body("items.company_id", hasItem(company.toString()));
        Operator.get(Tokens.of(COMPANY_ADMIN, company), "companies?limit=200")
                .body("items.company_id", hasItem(company.toString()));
    }

    @Test
    void aCompanyChangesHowItPresentsItselfAndThePlatformTheRest() {
        Operator operator = Operator.draft();
        String path = "companies/" + operator.companyId;
        Map<String, Object> change = map("name", "Volcano Express", "languages", List.of("sw", "en"));
        refused(put(operator.admin, path, null, change), 428, "precondition-required");
        refused(put(Operator.draft().admin, path, "*", change), 404, "not-found");
        String seen = etag(operator, path);
        put(operator.admin, path, seen, change)
                .statusCode(200)
                .body("name", equalTo("Volcano Express"))
                .body("languages", contains("sw", "en"))
                .body("currency", equalTo("RWF"));
        refused(put(operator.admin, path, seen, change), 412, "precondition-failed");
        refused(put(operator.admin, path, "junk", change), 422, "validation-failed");

        change.put("currency", "KES");
        refused(put(operator.admin, path, "*", change), 403, "forbidden");
        put(SUPER, path, "*", change).statusCode(200).body("currency", equalTo("KES"));
        change.put("currency", "RWF");
        put(SUPER, path, "*", change).statusCode(200);
        operator.addPricedRoute();
        change.put("currency", "KES");
        refused(put(SUPER, path, "*", change), 409, "currency-in-use");
        change.remove("currency");

        change.put("tin_number", "12345");
        refused(put(SUPER, path, "*", change), 422, "validation-failed").body("errors[0].field", equalTo("tin_number"));
        change.remove("tin_number");
        change.put("languages", List.of("de"));
        refused(put(SUPER, path, "*", change), 422, "validation-failed")
                .body("errors[0].field", equalTo("languages[0]"));
    }

    // layouts and buses

    @Test
    void thePlatformBringsTheVehiclesOfTheRegion() {
        JsonPath layouts = Operator.active()
                .get("layouts?platform=true&sort=name")
                .statusCode(200)
                .body("items", hasSize(8))
                .body("items.capacity", contains(49, 49, 57, 57, 29, 29, 14, 14))
                .extract()
                .jsonPath();
        for (int i = 0; i < 8; i++) {
            String layout = "items[" + i + "].";
            assertThat(layouts.getList(layout + "cells.findAll { it.kind == 'SEAT' }"))
                    .hasSize(layouts.getInt(layout + "capacity"));
            assertThat(layouts.getString(layout + "driver_side")).isEqualTo(i % 2 == 0 ? "LEFT" : "RIGHT");
        }
        String row = "items[4].cells.findAll { it.row == 1 && it.kind == 'SEAT' }";
        assertThat(layouts.getString(row + "[0].properties[0]")).isEqualTo("WINDOW");
        assertThat(layouts.getString(row + "[1].properties[0]")).isEqualTo("AISLE");
        assertThat(layouts.getString(row + "[3].properties[0]")).isEqualTo("WINDOW");
        refused(Operator.active().get("layouts?platform=true&sort=price"), 422, "validation-failed");
    }

    @Test
    void aBusKeepsItsVersionOfALayoutUntilItGetsAnother() {
        Operator operator = Operator.active();
        ValidatableResponse drawn = operator.post("layouts", layout("1", "2")).statusCode(201);
        UUID layout = id(drawn, "layout_id");
        Map<String, Object> request = bus(operator, layout);
        ValidatableResponse bus = operator.post("buses", request)
                .statusCode(201)
                .body("seats", contains("1", "2"))
                .body("capacity", equalTo(2))
                .body("features", contains("AC", "WIFI"));
        String busPath = "buses/" + id(bus, "bus_id");

        String layoutPath = "layouts/" + layout;
        refused(put(operator.admin, layoutPath, null, layout("A", "B", "C")), 428, "precondition-required");
        put(operator.admin, layoutPath, "\"1\"", layout("A", "B", "C"))
                .statusCode(200)
                .body("version", equalTo(2));
        refused(put(operator.admin, layoutPath, "\"1\"", layout("X")), 412, "precondition-failed")
                .body("version", equalTo(2));
        operator.get(busPath).body("seats", contains("1", "2")).body("layout_version", equalTo(1));
        operator.get(layoutPath + "?version=1").body("capacity", equalTo(2));

        request.put("capacity", 2);
        refused(put(operator.admin, busPath, etag(operator, busPath), request), 422, "validation-failed")
                .body("errors[0].field", equalTo("capacity"));
        request.remove("capacity");
        String seen = etag(operator, busPath);
        put(operator.admin, busPath, seen, request)
                .statusCode(200)
                .body("seats", contains("A", "B", "C"))
                .header("ETag", equalTo(etag(operator, busPath)));
        refused(put(operator.admin, busPath, seen, request), 412, "precondition-failed");
        given().auth()
                .oauth2(operator.admin)
                .header("If-None-Match", etag(operator, busPath))
                .get("/company/v1/" + busPath)
                .then()
                .statusCode(304);
    }

    @Test
    void refusesLayoutsAndBusesThatCannotBe() {
        Operator operator = Operator.active();
        refused(operator.post("layouts", layout("1", "1")), 422, "validation-failed")
                .body("errors[0].field", equalTo("cells[1].seat_number"));
        Map<String, Object> odd = layout("1");
        odd.put("cells", List.of(map("row", 0, "column", 0, "kind", "SOFA", "seat_number", "1")));
        refused(operator.post("layouts", odd), 422, "validation-failed")
                .body("errors[0].field", equalTo("cells[0].kind"));

        UUID layout = id(operator.post("layouts", layout("1", "2")).statusCode(201), "layout_id");
        Operator other = Operator.active();
        refused(other.get("layouts/" + layout), 404, "not-found");
        refused(put(other.admin, "layouts/" + layout, "\"1\"", layout("1")), 404, "not-found");
        refused(other.post("buses", bus(other, layout)), 422, "validation-failed")
                .body("errors[0].field", equalTo("layout_id"));
        String platform = other.get("layouts?platform=true").extract().path("items[0].layout_id");
        refused(put(other.admin, "layouts/" + platform, "\"1\"", layout("1")), 404, "not-found");

        Map<String, Object> bus = bus(operator, layout);
        bus.put("features", List.of("AC", "SAUNA"));
        refused(operator.post("buses", bus), 422, "validation-failed").body("errors[0].field", equalTo("features[1]"));
        bus = bus(operator, layout);
        bus.put("capacity", 3);
        refused(operator.post("buses", bus), 422, "validation-failed").body("errors[0].field", equalTo("capacity"));
        refused(operator.post("buses", map("plate_number", "RAB 1 Z")), 422, "validation-failed");
    }

    @Test
    void aRetiredBusTakesNoNewSchedules() {
        Operator operator = Operator.active();
        UUID route = operator.addPricedRoute();
        UUID bus = operator.addBus();
        refused(Operator.active().post("buses/" + bus + "/retire", Map.of()), 404, "not-found");
        operator.post("buses/" + bus + "/retire", Map.of()).statusCode(200).body("is_active", equalTo(false));
        refused(operator.post("schedules", Operator.schedule(route, bus, DEPARTURE)), 409, "bus-retired");
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        UUID timetable = operator.addTimetable(route, tomorrow, tomorrow);
        String driven = operator.get("timetables/" + timetable).extract().path("bus_id");
        operator.post("buses/" + driven + "/retire", Map.of()).statusCode(200);
        refused(
                operator.post(
                        "timetables/" + timetable + "/schedules",
                        map("from", tomorrow.toString(), "to", tomorrow.toString())),
                409,
                "bus-retired");
        operator.get("buses?is_active=true").body("items", empty());
        operator.get("buses?is_active=false").body("items.bus_id", contains(bus.toString(), driven));
        operator.post("buses/" + bus + "/activate", Map.of()).statusCode(200);
        operator.post("schedules", Operator.schedule(route, bus, DEPARTURE)).statusCode(201);
    }

    @Test
    void aBatchAddsWhatIsGoodAndSaysWhatIsNot() {
        Operator operator = Operator.active();
        Map<String, Object> good = operator.bus();
        Map<String, Object> twin = map("plate_number", good.get("plate_number") + " ", "capacity", 3);
        Map<String, Object> bad = map("plate_number", "", "capacity", 0);
        Map<String, Object> batch = map("items", List.of(good, twin, bad, operator.bus()));
        for (int repeat = 0; repeat < 2; repeat++) {
            given().auth()
                    .oauth2(operator.admin)
                    .header("Idempotency-Key", "batch-" + operator.companyId)
                    .contentType(ContentType.JSON)
                    .body(batch)
                    .post("/company/v1/buses/batch")
                    .then()
                    .statusCode(200)
                    .body("succeeded", equalTo(2))
                    .body("failed", equalTo(2))
                    .body("results.status", contains(201, 409, 422, 201))
                    .body("results[1].problem.code", equalTo("plate-number-taken"))
                    .body("results[2].problem.errors.field", contains("capacity", "plate_number"));
        }
        operator.get("buses?sort=-plate_number").body("items", hasSize(2));
        refused(operator.post("buses/batch", map("items", List.of())), 422, "validation-failed");
    }

    @Test
    void aSortedListIsWholeHoweverItIsCut() {
        Operator operator = Operator.active();
        for (int i = 0; i < 3; i++) {
            operator.addBus();
        }
        List<String> plates = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = operator.get("buses?limit=2&sort=-plate_number&cursor=" + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            plates.addAll(page.getList("items.plate_number"));
            cursor = page.getString("next_cursor");
        }
        assertThat(plates).hasSize(3).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private static Map<String, Object> bus(Operator operator, UUID layout) {
        return map(
                "plate_number",
                operator.bus().get("plate_number"),
                "layout_id",
                layout,
                "features",
                List.of("WIFI", "ac"));
    }

    /** A seat in each row behind the driver. */
    private static Map<String, Object> layout(String... seats) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (String seat : seats) {
            cells.add(map("row", cells.size() + 1, "column", 0, "kind", "SEAT", "seat_number", seat));
        }
        cells.add(map("row", 0, "column", 0, "kind", "DRIVER"));
        return map("name", "Drawn by hand", "rows", 10, "columns", 3, "cells", cells);
    }

    // stops

    @Test
    void stopsAreFoundByNameByCountryByStationAndByNearness() {
        Operator operator = Operator.active();
        // a place of its own on the ocean, so that other tests' stops are far away
        double longitude = -30 - Math.random() * 60;
        Map<String, Object> station = Operator.stop("Gare Routière " + UUID.randomUUID());
        station.putAll(
                map("latitude", -20.0, "longitude", longitude, "country", "CD", "time_zone", "Africa/Lubumbashi"));
        UUID stationId = id(operator.post("stops", station).statusCode(201), "stop_id");
        Map<String, Object> bay = Operator.stop("Bay");
        bay.putAll(map("latitude", -20.01, "longitude", longitude, "parent_station_id", stationId));
        UUID bayId = id(operator.post("stops", bay).statusCode(201), "stop_id");
        Map<String, Object> far = Operator.stop("Far");
        far.putAll(map("latitude", -20.5, "longitude", longitude));
        UUID farId = id(operator.post("stops", far).statusCode(201), "stop_id");

        String name = station.get("name").toString().replace("è", "E").toLowerCase(java.util.Locale.ROOT);
        found("q", name).body("items.stop_id", contains(stationId.toString()));
        found("q", name, "country", "RW").body("items", empty());
        found("parent_station_id", stationId).body("items.stop_id", contains(bayId.toString()));
        found("lat", -20.009, "lon", longitude, "radius_km", 10)
                .body("items.stop_id", contains(bayId.toString(), stationId.toString()))
                .body("items.distance_m", contains(111, 1001));
        String next = found("lat", -20.009, "lon", longitude, "radius_km", 100, "limit", 2)
                .extract()
                .path("next_cursor");
        found("lat", -20.009, "lon", longitude, "radius_km", 100, "limit", 2, "cursor", next)
                .body("items.stop_id", contains(farId.toString()));
        refused(given().queryParam("lat", -20).get("/company/v1/stops").then(), 422, "validation-failed");
        found("sort", "-code", "q", name).body("items", hasSize(1));

        // a station is part of none
        bay.put("code", bay.get("code") + "-2");
        bay.put("parent_station_id", bayId);
        refused(operator.post("stops", bay), 422, "validation-failed")
                .body("errors[0].field", equalTo("parent_station_id"));
        station.put("parent_station_id", farId);
        refused(put(operator.admin, "stops/" + stationId, "*", station), 422, "validation-failed");
        station.put("parent_station_id", stationId);
        refused(put(operator.admin, "stops/" + stationId, "*", station), 422, "validation-failed");
        station.put("parent_station_id", UUID.randomUUID());
        refused(put(operator.admin, "stops/" + stationId, "*", station), 422, "validation-failed");
    }

    private static ValidatableResponse found(Object... parameters) {
        return given().queryParams(map(parameters))
                .get("/company/v1/stops")
                .then()
                .statusCode(200);
    }

    @Test
    void aStopIsCorrectedByItsMakerUntilOthersServeIt() {
        Operator maker = Operator.active();
        Operator other = Operator.active();
        Map<String, Object> request = Operator.stop("Nyabugogo");
        String path = "stops/" + id(maker.post("stops", request).statusCode(201), "stop_id");
        request.put("name", "Nyabugogo Bus Park");
        refused(put(maker.admin, path, null, request), 428, "precondition-required");
        String seen = etag(maker, path);
        put(maker.admin, path, seen, request).statusCode(200).body("name", equalTo("Nyabugogo Bus Park"));
        refused(put(maker.admin, path, seen, request), 412, "precondition-failed");
        refused(put(other.admin, path, "*", request), 403, "forbidden");

        UUID stop = UUID.fromString(path.substring("stops/".length()));
        other.addRoute(List.of(stop, other.addStops("Huye").get(0)));
        refused(put(maker.admin, path, "*", request), 409, "stop-shared");
        put(SUPER, path, "*", request).statusCode(200);
        request.put("code", Operator.stop("Else").get("code"));
        maker.post("stops", request).statusCode(201);
        refused(put(SUPER, path, "*", request), 409, "stop-code-taken");
    }

    @Test
    void manyStopsAreAddedInOneCall() {
        Operator operator = Operator.active();
        Map<String, Object> good = Operator.stop("One");
        Map<String, Object> bad = Operator.stop("Two");
        bad.put("time_zone", "Africa/Nowhere");
        operator.post("stops/batch", map("items", List.of(good, bad, good, Operator.stop("Three"))))
                .statusCode(200)
                .body("results.status", contains(201, 422, 409, 201))
                .body("results[1].problem.errors[0].field", equalTo("time_zone"))
                .body("results[3].item.name", equalTo("Three"));
    }

    // routes

    @Test
    void aRouteMayComeBackAndAPairOfStopsMeansTheFirstRide() {
        Operator operator = Operator.active();
        List<UUID> places = operator.addStops("Kigali", "Muhanga", "Huye");
        UUID kigali = places.get(0);
        UUID muhanga = places.get(1);
        UUID huye = places.get(2);
        UUID loop = operator.addRoute(List.of(kigali, muhanga, kigali, huye, muhanga));
        operator.get("routes/" + loop).body("segments", hasSize(4)).body("stops.stop_id", hasSize(5));
        operator.putFares(
                        loop,
                        List.of(
                                Operator.fare(kigali, muhanga, 1000),
                                Operator.fare(kigali, huye, 4000),
                                Operator.fare(huye, muhanga, 2000)))
                .statusCode(200)
                .body("fares.amount", contains(1000, 4000, 2000));
        refused(operator.putFares(loop, List.of(Operator.fare(huye, kigali, 1))), 422, "validation-failed");

        UUID schedule = operator.addSchedule(loop, DEPARTURE);
        operator.post("schedules/" + schedule + "/publish", Map.of()).statusCode(200);
        Operator.get(Tokens.ofHouse("ticketing"), "schedules/" + schedule + "/snapshot")
                .statusCode(200)
                .body("stops.stop_id", hasSize(5))
                .body("fares[0][0]", equalTo(1000))
                .body("fares[0][2]", equalTo(4000))
                .body("fares[0][3]", nullValue())
                .body("fares[3][0]", equalTo(2000))
                .body("layout.seat_number", contains("1", "2", "3"))
                .body("layout[0].properties", contains("WINDOW"));

        refused(operator.post("routes", Operator.route(List.of(kigali))), 422, "validation-failed");
        refused(operator.post("routes", Operator.route(List.of(kigali, kigali))), 422, "validation-failed")
                .body("errors[0].field", equalTo("stops[1].stop_id"));
    }

    @Test
    void theWayBackIsMadeOnceAndASecondRouteOnlyOnPurpose() {
        Operator operator = Operator.active();
        List<UUID> places = operator.addStops("Kigali", "Muhanga", "Huye");
        Map<String, Object> request = Operator.route(places);
        UUID route = id(operator.post("routes", request).statusCode(201), "route_id");
        request.put("name", "Again");
        refused(operator.post("routes", request), 409, "route-duplicate")
                .body("route_id", equalTo(route.toString()))
                .body("name", equalTo("Kigali - Huye"));
        request.put("allow_duplicate", true);
        operator.post("routes", request).statusCode(201);

        ValidatableResponse back = operator.post("routes/" + route + "/reverse", Map.of())
                .statusCode(201)
                .body("name", equalTo("Huye - Kigali"))
                .body("stops.minutes_from_start", contains(0, 60, 120))
                .body("stops[0].stop_id", equalTo(places.get(2).toString()));
        refused(operator.post("routes/" + route + "/reverse", Map.of()), 409, "route-duplicate");
        operator.get("routes/" + id(back, "route_id")).statusCode(200);
        refused(Operator.active().post("routes/" + route + "/reverse", Map.of()), 404, "not-found");
        operator.get("routes?q=huye -&sort=-name").body("items.name", contains("Huye - Kigali"));
    }

    @Test
    void aRouteKeepsItsPathOnceSomethingRunsAlongIt() {
        Operator operator = Operator.active();
        List<UUID> places = operator.addStops("Kigali", "Muhanga", "Huye");
        UUID route = operator.addRoute(places);
        String path = "routes/" + route;
        Map<String, Object> shorter = Operator.route(places.subList(0, 2));
        refused(put(operator.admin, path, null, shorter), 428, "precondition-required");
        put(operator.admin, path, etag(operator, path), shorter).statusCode(200).body("stops", hasSize(2));
        put(operator.admin, path, etag(operator, path), Operator.route(places))
                .statusCode(200)
                .body(
                        "stops.stop_id",
                        contains(places.stream().map(UUID::toString).toArray()));
        operator.addSchedule(route, DEPARTURE);
        refused(put(operator.admin, path, "*", shorter), 409, "route-in-use");
        Map<String, Object> renamed = Operator.route(places);
        renamed.put("name", "The old road");
        put(operator.admin, path, "*", renamed).statusCode(200).body("name", equalTo("The old road"));
        refused(put(Operator.active().admin, path, "*", renamed), 404, "not-found");

        operator.post(path + "/archive", Map.of()).statusCode(200).body("is_active", equalTo(false));
        refused(
                operator.post("schedules", Operator.schedule(route, operator.addBus(), DEPARTURE)),
                409,
                "route-archived");
        operator.addRoute(places); // what is archived is nobody's twin
        operator.get("routes?is_active=true").body("items", hasSize(1));
        operator.post(path + "/activate", Map.of()).statusCode(200);
    }

    // how it is asked

    private static String etag(Operator operator, String path) {
        return operator.get(path).statusCode(200).extract().header("ETag");
    }

    private static ValidatableResponse put(String token, String path, String seen, Object body) {
        var request = given().auth().oauth2(token).contentType(ContentType.JSON).body(body);
        return (seen == null ? request : request.header("If-Match", seen))
                .put("/company/v1/" + path)
                .then();
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status));
    }
}
