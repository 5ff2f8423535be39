package dev.twende.company;

import static dev.twende.company.Operator.SUPER;
import static dev.twende.company.Operator.fare;
import static dev.twende.company.Operator.id;
import static dev.twende.company.Operator.map;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.twende.events.Topic;
import dev.twende.events.company.ScheduleCancelled;
import dev.twende.events.company.ScheduleCompleted;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.events.company.ScheduleDeparted;
import dev.twende.events.company.ScheduleStop;
import dev.twende.kit.rest.Json;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The company house as others meet it: the real WAR over HTTP and on the broker, on real servers. */
@ExtendWith(ArquillianExtension.class)
class CompanyIT {
    private static final String SUBSCRIPTION = "reporting.company-schedule";
    private static final File NAIROBI = new File("../system-tests/src/test/resources/gtfs/nairobi-gtfs-2019.zip");
    private static final UUID NOBODY = UUID.fromString("01900000-0000-7000-8000-000000000000");
    private static final LocalDate TOMORROW =
            LocalDate.now(ZoneId.of("Africa/Kigali")).plusDays(1);
    private static final Instant DEPARTURE =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private final Database database = Database.as("company");

    // companies

    @Test
    void companyBeginsAsDraftAndIsActivatedOnce() {
        Operator operator = Operator.draft();
        operator.get("companies/" + operator.companyId).statusCode(200).body("status", equalTo("DRAFT"));
        refused(guest("companies/" + operator.companyId), 404, "not-found");

        Operator.post(SUPER, "companies/" + operator.companyId + "/activate", Map.of())
                .statusCode(200)
                .body("status", equalTo("ACTIVE"));
        refused(
                        Operator.post(SUPER, "companies/" + operator.companyId + "/activate", Map.of()),
                        409,
                        "illegal-transition")
                .body("from", equalTo("ACTIVE"))
                .body("to", equalTo("ACTIVE"));
    }

    @Test
    void taxNumberIsOneWithinACountry() {
        Map<String, Object> company = Operator.company();
        Operator.post(SUPER, "companies", company).statusCode(201);
        refused(Operator.post(SUPER, "companies", company), 409, "tin-number-taken");
        company.put("country", "TZ");
        Operator.post(SUPER, "companies", company).statusCode(201);
    }

    @Test
    void companiesAreListedPageByPageAndFoundByName() {
        Map<String, Object> company = Operator.company();
        String name = "100%_" + UUID.randomUUID();
        company.put("name", name);
        UUID companyId = id(Operator.post(SUPER, "companies", company), "company_id");
        Operator.post(SUPER, "companies/" + companyId + "/activate", Map.of()).statusCode(200);
        given().queryParam("name", "100%_")
                .get("/company/v1/companies")
                .then()
                .statusCode(200)
                .body("items.company_id", contains(companyId.toString()));

        Operator.active();
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = given().queryParam("limit", 1)
                    .queryParam("cursor", cursor == null ? "" : cursor)
                    .get("/company/v1/companies")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .extract()
                    .jsonPath();
            seen.add(page.getString("items[0].company_id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        assertThat(seen).doesNotHaveDuplicates().contains(companyId.toString());
        refused(
                given().queryParam("cursor", "nonsense!")
                        .get("/company/v1/companies")
                        .then(),
                422,
                "validation-failed");
        refused(given().queryParam("limit", 0).get("/company/v1/companies").then(), 422, "validation-failed");
    }

    @Test
    void onlyThePlatformRegistersCompanies() {
        refused(Operator.post(Operator.draft().admin, "companies", Operator.company()), 403, "forbidden");
        refused(
                given().contentType(ContentType.JSON)
                        .body(Operator.company())
                        .post("/company/v1/companies")
                        .then(),
                401,
                "unauthenticated");
        Map<String, Object> company = Operator.company();
        company.put("currency", "XXY");
        refused(Operator.post(SUPER, "companies", company), 422, "validation-failed")
                .body("errors[0].field", equalTo("currency"));
    }

    // stops and buses

    @Test
    void stopsBelongToEverybodyAndAreFoundByText() {
        Operator operator = Operator.active();
        Map<String, Object> stop = Operator.stop("Nyabugogo " + UUID.randomUUID());
        UUID stopId = id(operator.post("stops", stop).statusCode(201), "stop_id");
        refused(Operator.active().post("stops", stop), 409, "stop-code-taken");
        given().queryParam("q", stop.get("name").toString().toUpperCase(java.util.Locale.ROOT))
                .get("/company/v1/stops")
                .then()
                .statusCode(200)
                .body("items.stop_id", contains(stopId.toString()))
                .body("items[0].time_zone", equalTo("Africa/Kigali"))
                .body("next_cursor", nullValue());
        stop.put("latitude", 91);
        stop.put("code", "other");
        refused(operator.post("stops", stop), 422, "validation-failed").body("errors[0].field", equalTo("latitude"));
    }

    @Test
    void aPlateIsOneBus() {
        Operator operator = Operator.active();
        Map<String, Object> bus = operator.bus();
        operator.post("buses", bus)
                .statusCode(201)
                .body("seats", contains("1", "2", "3"))
                .body("plate_number", equalTo(bus.get("plate_number").toString().replace(" ", "")));
        bus.put(
                "plate_number",
                bus.get("plate_number")
                        .toString()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace(' ', '-'));
        refused(Operator.active().post("buses", bus), 409, "plate-number-taken");

        Map<String, Object> odd = operator.bus();
        odd.put("seats", List.of("A", "A", "B"));
        refused(operator.post("buses", odd), 422, "validation-failed").body("errors[0].field", equalTo("seats"));
        odd.put("capacity", 0);
        refused(operator.post("buses", odd), 422, "validation-failed");
    }

    @Test
    void twoAtOnceWithOnePlateMakeOneBus() throws Exception {
        Operator operator = Operator.active();
        Map<String, Object> bus = operator.bus();
        List<Integer> statuses =
                atOnce(8, () -> operator.post("buses", bus).extract().statusCode());
        assertThat(statuses)
                .containsOnlyOnce(201)
                .filteredOn(status -> status != 201)
                .containsOnly(409);
    }

    @Test
    void repeatedRequestIsDoneOnce() {
        Operator operator = Operator.active();
        Map<String, Object> bus = operator.bus();
        String key = UUID.randomUUID().toString();
        UUID first = id(withKey(operator, key, bus).statusCode(201), "bus_id");
        assertThat(id(withKey(operator, key, bus).statusCode(201), "bus_id")).isEqualTo(first);
        bus.put("capacity", 4);
        refused(withKey(operator, key, bus), 422, "idempotency-key-reused");
    }

    private static ValidatableResponse withKey(Operator operator, String key, Map<String, Object> bus) {
        return given().auth()
                .oauth2(operator.admin)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(bus)
                .post("/company/v1/buses")
                .then();
    }

    @Test
    void othersSeeNothingOfACompany() {
        Operator operator = Operator.active();
        Operator stranger = Operator.active();
        UUID route = operator.addPricedRoute();
        UUID bus = operator.addBus();
        UUID schedule = operator.addSchedule(route, DEPARTURE);
        UUID timetable = operator.addTimetable(route, TOMORROW, TOMORROW);
        for (String path : List.of(
                "buses/" + bus,
                "routes/" + route,
                "routes/" + route + "/fares",
                "timetables/" + timetable,
                "schedules/" + schedule,
                "buses?company_id=" + operator.companyId,
                "schedules?company_id=" + operator.companyId)) {
            refused(stranger.get(path), 404, "not-found");
            operator.get(path).statusCode(200);
            Operator.get(SUPER, path).statusCode(200);
        }
        refused(stranger.post("schedules/" + schedule + "/publish", Map.of()), 404, "not-found");
        refused(stranger.post("schedules/" + schedule + "/cancel", Map.of()), 404, "not-found");
        refused(
                stranger.post(
                        "timetables/" + timetable + "/schedules",
                        map("from", TOMORROW.toString(), "to", TOMORROW.toString())),
                404,
                "not-found");
        refused(stranger.putFares(route, List.of()), 404, "not-found");
        refused(stranger.post("schedules", Operator.schedule(route, stranger.addBus(), DEPARTURE)), 404, "not-found");
        // a bus of somebody else on one's own route
        refused(
                stranger.post("schedules", Operator.schedule(stranger.addPricedRoute(), bus, DEPARTURE)),
                404,
                "not-found");
        refused(
                stranger.post("buses", map("company_id", operator.companyId, "plate_number", "X1", "capacity", 3)),
                404,
                "not-found");
    }

    @Test
    void unknownIdsAreNotFound() {
        Operator operator = Operator.active();
        for (String path : List.of(
                "companies/",
                "stops/",
                "buses/",
                "routes/",
                "timetables/",
                "schedules/",
                "publications/",
                "imports/")) {
            refused(Operator.get(SUPER, path + NOBODY), 404, "not-found");
            refused(Operator.get(SUPER, path + "nonsense"), 404, "not-found");
        }
        refused(operator.post("schedules/" + NOBODY + "/publish", Map.of()), 404, "not-found");
        refused(operator.post("schedules", Operator.schedule(NOBODY, NOBODY, DEPARTURE)), 404, "not-found");
        refused(
                Operator.post(SUPER, "buses", map("company_id", NOBODY, "plate_number", "X1", "capacity", 3)),
                404,
                "not-found");
        refused(Operator.post(SUPER, "buses", operator.bus()), 422, "validation-failed");
    }

    @Test
    void whatIsNotTheJsonOfTheCallIsRefused() {
        Operator operator = Operator.active();
        for (String body : List.of("{", "[]", "{\"capacity\":\"many\"}", "{\"features\":7}")) {
            refused(operator.post("buses", body), 400, "malformed-json");
        }
        refused(operator.post("schedules", "{\"route_id\":\"x\"}"), 400, "malformed-json");
        refused(operator.post("buses", "null"), 422, "validation-failed");
        refused(operator.post("buses", "{}"), 422, "validation-failed").body("errors.field", hasItem("plate_number"));
        refused(operator.get("schedules?date=yesterday"), 422, "validation-failed");
    }

    // routes and fares

    @Test
    void routeHasStopsInOrderAndSegmentsBetween() {
        Operator operator = Operator.active();
        List<UUID> stops = operator.addStops("Kigali", "Muhanga", "Huye");
        operator.post("routes", Operator.route(stops))
                .statusCode(201)
                .body("stops.name", contains("Kigali", "Muhanga", "Huye"))
                .body("stops.minutes_from_start", contains(0, 60, 120))
                .body("segments.minutes", contains(60, 60))
                .body("segments[1].from_stop_id", equalTo(stops.get(1).toString()));
        operator.get("routes").statusCode(200).body("items", hasSize(1)).body("items[0].stops", hasSize(3));
    }

    @Test
    void badStopOrderIsRefused() {
        Operator operator = Operator.active();
        List<UUID> stops = operator.addStops("Kigali", "Muhanga", "Huye");
        refused(operator.post("routes", Operator.route(List.of())), 422, "validation-failed");
        refused(operator.post("routes", Operator.route(stops.subList(0, 1))), 422, "validation-failed");
        refused(
                        operator.post("routes", Operator.route(List.of(stops.get(0), stops.get(1), stops.get(1)))),
                        422,
                        "validation-failed")
                .body("errors[0].field", equalTo("stops[2].stop_id"));
        refused(operator.post("routes", Operator.route(List.of(stops.get(0), NOBODY))), 422, "validation-failed")
                .body("errors[0].field", equalTo("stops[1].stop_id"));
        Map<String, Object> backwards = map(
                "name",
                "R",
                "stops",
                List.of(
                        map("stop_id", stops.get(0), "minutes_from_start", 0),
                        map("stop_id", stops.get(1), "minutes_from_start", 60),
                        map("stop_id", stops.get(2), "minutes_from_start", 30)));
        refused(operator.post("routes", backwards), 422, "validation-failed")
                .body("errors[0].field", equalTo("stops[2].minutes_from_start"));
    }

    @Test
    void faresAreReplacedAsAWhole() {
        Operator operator = Operator.active();
        List<UUID> stops = operator.addStops("Kigali", "Muhanga", "Huye");
        UUID route = operator.addRoute(stops);
        operator.get("routes/" + route + "/fares").statusCode(200).body("fares", empty());
        Map<String, Object> whole = fare(stops.get(0), stops.get(2), 5000);

        operator.putFares(route, List.of(whole, fare(stops.get(0), stops.get(1), 2000)))
                .statusCode(200)
                .body("fares.amount", contains(2000, 5000))
                .body("warnings.code", contains("MISSING"));
        operator.putFares(route, List.of(whole, fare(stops.get(0), stops.get(1), 6000)))
                .statusCode(200)
                .body("warnings.code", hasItem("DEARER_THAN_LONGER"));
        operator.putFares(route, List.of(whole)).statusCode(200);
        operator.get("routes/" + route + "/fares").statusCode(200).body("fares.amount", contains(5000));

        refused(operator.putFares(route, List.of(fare(stops.get(2), stops.get(0), 5000))), 422, "validation-failed");
        refused(operator.putFares(route, List.of(fare(stops.get(0), NOBODY, 5000))), 422, "validation-failed");
        refused(operator.putFares(route, List.of(whole, whole)), 422, "validation-failed");
        refused(operator.putFares(route, List.of(fare(stops.get(0), stops.get(1), 0))), 422, "validation-failed");
        operator.get("routes/" + route + "/fares").body("fares.amount", contains(5000));
    }

    // timetables

    @Test
    void generatingTwiceMakesNoDuplicates() throws Exception {
        Operator operator = Operator.active();
        UUID timetable = operator.addTimetable(operator.addPricedRoute(), TOMORROW, TOMORROW.plusDays(9));
        Map<String, Object> week = map(
                "from",
                TOMORROW.minusDays(7).toString(),
                "to",
                TOMORROW.plusDays(6).toString());
        operator.post("timetables/" + timetable + "/schedules", week)
                .statusCode(200)
                .body("created", equalTo(7))
                .body("existing", equalTo(0));
        operator.post("timetables/" + timetable + "/schedules", week)
                .statusCode(200)
                .body("created", equalTo(0))
                .body("existing", equalTo(7));
        Map<String, Object> all =
                map("from", TOMORROW.toString(), "to", TOMORROW.plusDays(30).toString());
        List<Integer> created = atOnce(
                6,
                () -> operator.post("timetables/" + timetable + "/schedules", all)
                        .statusCode(200)
                        .extract()
                        .path("created"));
        assertThat(created.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
        operator.get("schedules").statusCode(200).body("items", hasSize(10));
        operator.get("schedules?date=" + TOMORROW)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("DRAFT"))
                .body("items[0].departure_time", equalTo(TOMORROW + "T06:00:00Z"));
        operator.get("schedules?status=SCHEDULED").statusCode(200).body("items", empty());
        refused(
                operator.post("timetables/" + timetable + "/schedules", map("from", "2027-01-02", "to", "2027-01-01")),
                422,
                "validation-failed");
        refused(
                operator.post("timetables/" + timetable + "/schedules", map("from", "2027-01-02", "to", "2037-01-01")),
                422,
                "validation-failed");
    }

    @Test
    void badTimetablesAreRefused() {
        Operator operator = Operator.active();
        UUID route = operator.addPricedRoute();
        Map<String, Object> timetable = Operator.timetable(route, operator.addBus(), TOMORROW, TOMORROW);
        timetable.put("departure_time", "08:61");
        refused(operator.post("timetables", timetable), 422, "validation-failed");
        timetable.put("departure_time", "25:30");
        operator.post("timetables", timetable).statusCode(201).body("departure_time", equalTo("25:30"));
        timetable.put("valid_to", TOMORROW.minusDays(1).toString());
        refused(operator.post("timetables", timetable), 422, "validation-failed");
        timetable.put("days", List.of("CATURDAY"));
        refused(operator.post("timetables", timetable), 400, "malformed-json");
        timetable.put("days", List.of());
        refused(operator.post("timetables", timetable), 422, "validation-failed");
    }

    // schedules

    @Test
    void publishingTellsAllThatASellerNeeds() {
        Operator operator = Operator.active();
        UUID route = operator.addPricedRoute();
        UUID schedule = operator.addSchedule(route, DEPARTURE);
        operator.post("schedules/" + schedule + "/publish", Map.of())
                .statusCode(200)
                .body("status", equalTo("SCHEDULED"))
                .body("published_at", notNullValue());

        ScheduleCreated created = received(ScheduleCreated.class, schedule);
        assertThat(created.company().companyId()).isEqualTo(operator.companyId);
        assertThat(created.company().name()).startsWith("Volcano");
        assertThat(created.routeId()).isEqualTo(route);
        assertThat(created.routeName()).isEqualTo("Kigali - Huye");
        assertThat(created.departureTime()).isEqualTo(DEPARTURE);
        assertThat(created.seats()).containsExactly("1", "2", "3");
        assertThat(created.currency()).isEqualTo("RWF");
        assertThat(created.assignedDriverId()).isNull();
        assertThat(created.fares()).containsExactly(Arrays.asList(2000L, 5000L), Arrays.asList((Long) null));
        assertThat(created.stops()).extracting(ScheduleStop::name).containsExactly("Kigali", "Muhanga", "Huye");
        assertThat(created.stops()).extracting(ScheduleStop::sequence).containsExactly(0, 1, 2);
        assertThat(created.stops())
                .extracting(ScheduleStop::arrivalTime)
                .containsExactly(DEPARTURE, DEPARTURE.plusSeconds(3600), DEPARTURE.plusSeconds(7200));
        assertThat(created.stops()).extracting(ScheduleStop::timeZone).containsOnly("Africa/Kigali");

        String snapshot = Operator.get(Tokens.ofHouse("ticketing"), "schedules/" + schedule + "/snapshot")
                .statusCode(200)
                .extract()
                .asString();
        assertThat(Json.mapper().fromJson(snapshot, ScheduleCreated.class)).isEqualTo(created);
        refused(operator.get("schedules/" + schedule + "/snapshot"), 403, "forbidden");
    }

    @Test
    void publishingHappensOnceHoweverManyTry() throws Exception {
        Operator operator = Operator.active();
        UUID schedule = operator.addSchedule(operator.addPricedRoute(), DEPARTURE);
        List<Integer> statuses = atOnce(
                10,
                () -> operator.post("schedules/" + schedule + "/publish", Map.of())
                        .extract()
                        .statusCode());
        assertThat(statuses)
                .containsOnlyOnce(200)
                .filteredOn(status -> status != 200)
                .containsOnly(409);
        refused(operator.post("schedules/" + schedule + "/publish", Map.of()), 409, "illegal-transition")
                .body("from", equalTo("SCHEDULED"));
        assertThat(announcements(schedule)).isEqualTo(1);
    }

    @Test
    void whatCannotBeSoldIsNotPublished() {
        Operator draft = Operator.draft();
        UUID early = draft.addSchedule(draft.addPricedRoute(), DEPARTURE);
        refused(draft.post("schedules/" + early + "/publish", Map.of()), 409, "company-not-active");

        Operator operator = Operator.active();
        UUID unpriced = operator.addSchedule(operator.addRoute(operator.addStops("Kigali", "Huye")), DEPARTURE);
        refused(operator.post("schedules/" + unpriced + "/publish", Map.of()), 409, "fares-missing");

        UUID past =
                operator.addSchedule(operator.addPricedRoute(), Instant.now().minusSeconds(60));
        refused(operator.post("schedules/" + past + "/publish", Map.of()), 409, "schedule-in-past");

        for (UUID schedule : List.of(early, unpriced, past)) {
            Operator.get(SUPER, "schedules/" + schedule).body("status", equalTo("DRAFT"));
            refused(Operator.get(Tokens.ofHouse("ticketing"), "schedules/" + schedule + "/snapshot"), 404, "not-found");
            assertThat(announcements(schedule)).isZero();
        }
    }

    @Test
    void aRunDepartsAndCompletesAndTheWorldHears() {
        Operator operator = Operator.active();
        UUID schedule = operator.addSchedule(operator.addPricedRoute(), DEPARTURE);
        refused(operator.post("schedules/" + schedule + "/depart", Map.of()), 409, "illegal-transition");
        operator.post("schedules/" + schedule + "/publish", Map.of()).statusCode(200);
        refused(operator.post("schedules/" + schedule + "/complete", Map.of()), 409, "illegal-transition");

        String driver = Tokens.of("DRIVER", operator.companyId);
        Operator.post(driver, "schedules/" + schedule + "/depart", Map.of())
                .statusCode(200)
                .body("status", equalTo("DEPARTED"));
        refused(operator.post("schedules/" + schedule + "/cancel", Map.of()), 409, "illegal-transition");
        Operator.post(driver, "schedules/" + schedule + "/complete", Map.of())
                .statusCode(200)
                .body("status", equalTo("COMPLETED"));

        assertThat(received(ScheduleDeparted.class, schedule).companyId()).isEqualTo(operator.companyId);
        assertThat(received(ScheduleCompleted.class, schedule).companyId()).isEqualTo(operator.companyId);
    }

    @Test
    void cancellingTellsWhoeverWasToldBefore() {
        Operator operator = Operator.active();
        UUID route = operator.addPricedRoute();
        UUID draft = operator.addSchedule(route, DEPARTURE);
        operator.post("schedules/" + draft + "/cancel", Map.of())
                .statusCode(200)
                .body("status", equalTo("CANCELLED"));
        assertThat(announcements(draft)).isZero();

        UUID published = operator.addSchedule(route, DEPARTURE);
        operator.post("schedules/" + published + "/publish", Map.of()).statusCode(200);
        operator.post("schedules/" + published + "/cancel", map("reason", "Road flooded"))
                .statusCode(200);
        assertThat(received(ScheduleCancelled.class, published).reason()).isEqualTo("Road flooded");
        refused(Operator.get(Tokens.ofHouse("ticketing"), "schedules/" + published + "/snapshot"), 404, "not-found");
    }

    // publications

    @Test
    void aPublicationPublishesAllItCanAndCountsTheRest() {
        Operator operator = Operator.active();
        UUID priced = operator.addPricedRoute();
        UUID unpriced = operator.addRoute(operator.addStops("Kigali", "Huye"));
        Operator neighbour = Operator.active();
        UUID untouched = neighbour.addSchedule(neighbour.addPricedRoute(), DEPARTURE);
        LocalDate last = TOMORROW.plusDays(299);
        generate(operator, operator.addTimetable(priced, TOMORROW.minusDays(3), last), TOMORROW.minusDays(3), last);
        generate(operator, operator.addTimetable(unpriced, TOMORROW, last), TOMORROW, TOMORROW.plusDays(1));

        JsonPath done = published(operator, map("from", TOMORROW.minusDays(3).toString(), "to", last.toString()));
        int past = done.getInt("refusals.find { it.code == 'schedule-in-past' }.count");
        assertThat(done.getString("status")).isEqualTo("SUCCEEDED");
        assertThat(done.getInt("total")).isEqualTo(305);
        assertThat(past).isBetween(2, 3); // today's may still come
        assertThat(done.getInt("refusals.find { it.code == 'fares-missing' }.count"))
                .isEqualTo(2);
        assertThat(done.getInt("published")).isEqualTo(303 - past);
        assertThat(done.getInt("refused")).isEqualTo(past + 2);
        assertThat(eventsOf(operator)).isEqualTo(303 - past);
        operator.get("schedules?status=DRAFT").statusCode(200).body("items", hasSize(past + 2));
        Operator.get(SUPER, "schedules/" + untouched).body("status", equalTo("DRAFT"));

        JsonPath again =
                published(operator, map("from", TOMORROW.toString(), "to", last.toString(), "route_id", priced));
        assertThat(again.getInt("total")).isZero();
        assertThat(again.getInt("published")).isZero();
        assertThat(eventsOf(operator)).isEqualTo(303 - past);
    }

    @Test
    void publicationsAtOnceAnnounceEachScheduleOnce() throws Exception {
        Operator operator = Operator.active();
        LocalDate last = TOMORROW.plusDays(359);
        generate(operator, operator.addTimetable(operator.addPricedRoute(), TOMORROW, last), TOMORROW, last);
        List<JsonPath> done =
                atOnce(4, () -> published(operator, map("from", TOMORROW.toString(), "to", last.toString())));
        assertThat(done.stream().mapToInt(one -> one.getInt("published")).sum()).isEqualTo(360);
        assertThat(eventsOf(operator)).isEqualTo(360);
    }

    @Test
    void anotherInstanceTakesUpWhatADeadOneLeft() {
        Operator operator = Operator.active();
        LocalDate last = TOMORROW.plusDays(9);
        generate(operator, operator.addTimetable(operator.addPricedRoute(), TOMORROW, last), TOMORROW, last);
        UUID abandoned = UUID.randomUUID();
        database.exec("""
                insert into publication (id, version, company_id, from_date, to_date, status, total, published, refused,
                    runner, attempts, heartbeat_at, created_at)
                values (?, 1, ?, ?, ?, 'RUNNING', 10, 0, 0, ?, 1, now() - interval '1 hour', now())
                """, abandoned, operator.companyId, TOMORROW, last, UUID.randomUUID());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> operator.get("publications/" + abandoned)
                        .statusCode(200)
                        .body("status", equalTo("SUCCEEDED"))
                        .body("published", equalTo(10)));

        UUID hopeless = UUID.randomUUID();
        database.exec("""
                insert into publication (id, version, company_id, from_date, to_date, status, total, published, refused,
                    runner, attempts, heartbeat_at, created_at)
                values (?, 1, ?, ?, ?, 'RUNNING', 10, 0, 0, ?, 5, now() - interval '1 hour', now())
                """, hopeless, operator.companyId, TOMORROW, last, UUID.randomUUID());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> operator.get("publications/" + hopeless)
                        .statusCode(200)
                        .body("status", equalTo("FAILED"))
                        .body("failure", notNullValue()));
    }

    @Test
    void badPublicationsAreRefused() {
        Map<String, Object> day = map("from", TOMORROW.toString(), "to", TOMORROW.toString());
        refused(Operator.draft().post("publications", day), 409, "company-not-active");
        Operator operator = Operator.active();
        refused(
                operator.post(
                        "publications",
                        map(
                                "from",
                                TOMORROW.toString(),
                                "to",
                                TOMORROW.minusDays(1).toString())),
                422,
                "validation-failed");
        refused(operator.post("publications", Map.of()), 422, "validation-failed");
        day.put("company_id", Operator.active().companyId);
        refused(operator.post("publications", day), 404, "not-found");
        UUID own = id(
                operator.post("publications", map("from", TOMORROW.toString(), "to", TOMORROW.toString())),
                "publication_id");
        refused(Operator.active().get("publications/" + own), 404, "not-found");
    }

    // imports

    @Test
    void aRealFeedIsImportedWholeAndAgainWithoutDuplicates() {
        Operator operator = Operator.active();
        JsonPath first = imported(operator, "&days=1&flat_fare=5000");
        assertThat(first.getString("status")).as(first.prettify()).isEqualTo("SUCCEEDED");
        assertThat(first.getInt("counts.stops")).isEqualTo(4_284);
        assertThat(first.getInt("counts.routes")).isEqualTo(272);
        assertThat(first.getInt("counts.timetables")).isEqualTo(800);
        assertThat(first.getInt("counts.schedules")).isEqualTo(34_856);
        assertThat(first.getList("findings.code", String.class))
                .contains("validity-over", "zero-length-hop", "import-bus");
        assertThat(first.getInt("findings.find { it.code == 'zero-length-hop' }.count"))
                .isEqualTo(1);
        assertThat(first.getList("findings.find { it.code == 'zero-length-hop' }.examples"))
                .hasSize(1);

        JsonPath second = imported(operator, "&days=1&flat_fare=6000");
        assertThat(second.getInt("changes.timetables.added")).isZero();
        assertThat(second.getInt("changes.timetables.changed")).isZero();
        assertThat(second.getInt("changes.schedules_added")).isZero();
        assertThat(countOf(
                        "stop where code like '" + operator.companyId.toString().substring(24) + ":%'"))
                .isEqualTo(4_284);
        assertThat(countOf("route where company_id = '" + operator.companyId + "'"))
                .isEqualTo(272);
        assertThat(countOf("timetable where company_id = '" + operator.companyId + "'"))
                .isEqualTo(800);
        assertThat(countOf("schedule where company_id = '" + operator.companyId + "'"))
                .isEqualTo(34_856);

        JsonPath route =
                operator.get("routes?limit=1").statusCode(200).extract().jsonPath();
        String routeId = route.getString("items[0].route_id");
        operator.get("routes/" + routeId + "/fares")
                .statusCode(200)
                .body("fares.amount", not(hasItem(5000)))
                .body("fares.size()", greaterThan(1));
        JsonPath done =
                published(operator, map("from", TOMORROW.toString(), "to", TOMORROW.toString(), "route_id", routeId));
        assertThat(done.getInt("published")).isEqualTo(done.getInt("total")).isPositive();
        assertThat(eventsOf(operator)).isEqualTo(done.getInt("total"));
    }

    @Test
    void whatIsNoFeedIsRefusedBeforeAnyWork() {
        Operator operator = Operator.active();
        refused(upload(operator, "&days=1", "no zip file".getBytes()), 422, "feed-unreadable");
        refused(upload(operator, "&days=1", new byte[0]), 422, "feed-unreadable");
        refused(upload(operator, "&days=0", new byte[0]), 422, "validation-failed");
        refused(upload(operator, "&days=1&flat_fare=-1", new byte[0]), 422, "validation-failed");
        refused(upload(operator, "&company_id=" + Operator.active().companyId, new byte[0]), 404, "not-found");
        refused(
                given().auth()
                        .oauth2(operator.admin)
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post("/company/v1/imports?from=" + TOMORROW)
                        .then(),
                415,
                "unsupported-media-type");
        assertThat(countOf("feed_import where company_id = '" + operator.companyId + "'"))
                .isZero();
    }

    @Test
    void anImportWhoseServerDiedHasFailed() {
        Operator operator = Operator.active();
        UUID abandoned = UUID.randomUUID();
        database.exec("""
                insert into feed_import (id, version, company_id, from_date, days, bus_capacity, status, stage, done, total,
                    stops, routes, timetables, schedules, runner, heartbeat_at, created_at)
                values (?, 1, ?, ?, 1, 33, 'RUNNING', 'ROUTES', 3, 10, 5, 3, 0, 0, ?, now() - interval '1 hour', now())
                """, abandoned, operator.companyId, TOMORROW, UUID.randomUUID());
        refused(upload(operator, "&days=1", NAIROBI), 409, "conflict");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> operator.get("imports/" + abandoned)
                        .statusCode(200)
                        .body("status", equalTo("FAILED"))
                        .body("failure", notNullValue())
                        .body("counts.stops", equalTo(5)));
    }

    // how it is asked

    private static ValidatableResponse guest(String path) {
        return given().get("/company/v1/" + path).then();
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    private static <E extends dev.twende.events.Event> E received(Class<E> type, UUID schedule) {
        return Broker.receive(
                Topic.COMPANY_SCHEDULE,
                SUBSCRIPTION,
                type,
                event -> event.aggregateId().equals(schedule));
    }

    private long announcements(UUID schedule) {
        return database.count("select count(*) from outbox_event where aggregate_id = ?", schedule);
    }

    private long eventsOf(Operator operator) {
        return database.count(
                "select count(*) from outbox_event where type = 'ScheduleCreated' and aggregate_id in (select id from schedule where company_id = ?)",
                operator.companyId);
    }

    private long countOf(String table) {
        return database.count("select count(*) from " + table);
    }

    private static void generate(Operator operator, UUID timetable, LocalDate from, LocalDate to) {
        operator.post("timetables/" + timetable + "/schedules", map("from", from.toString(), "to", to.toString()))
                .statusCode(200);
    }

    private static JsonPath published(Operator operator, Map<String, Object> range) {
        return finished(
                operator,
                "publications/" + id(operator.post("publications", range).statusCode(202), "publication_id"));
    }

    private static JsonPath imported(Operator operator, String parameters) {
        return finished(
                operator, "imports/" + id(upload(operator, parameters, NAIROBI).statusCode(202), "import_id"));
    }

    private static ValidatableResponse upload(Operator operator, String parameters, File feed) {
        try {
            return upload(operator, parameters, Files.readAllBytes(feed.toPath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ValidatableResponse upload(Operator operator, String parameters, byte[] feed) {
        return given().auth()
                .oauth2(operator.admin)
                .contentType("application/zip")
                .body(feed)
                .post("/company/v1/imports?from=" + TOMORROW + parameters)
                .then();
    }

    private static JsonPath finished(Operator operator, String job) {
        return await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> operator.get(job).statusCode(200).extract().jsonPath(),
                        state -> !state.getString("status").equals("RUNNING"));
    }

    private static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(count);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : clients.invokeAll(java.util.Collections.nCopies(count, call))) {
                results.add(result.get());
            }
            return results;
        } finally {
            clients.shutdownNow();
        }
    }
}
