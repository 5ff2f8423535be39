package dev.twende.company;

import static dev.twende.company.Operator.id;
import static dev.twende.company.Operator.map;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.twende.testing.House;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Companies, their vehicles, and the network they run on: the real WAR over HTTP, on real servers. */
@ExtendWith(ArquillianExtension.class)
class FleetIT {
    private static final Instant DEPARTURE =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @Deployment(testable = false)
    static WebArchive company() {
        return House.war("company");
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
        assertThat(layouts.getList("items[4].cells.findAll { it.row == 1 && it.kind == 'SEAT' }.properties.flatten()"))
                .containsExactly("WINDOW", "AISLE", "AISLE", "WINDOW");
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
        operator.get("buses?is_active=true").body("items", empty());
        operator.get("buses?is_active=false").body("items.bus_id", contains(bus.toString()));
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
