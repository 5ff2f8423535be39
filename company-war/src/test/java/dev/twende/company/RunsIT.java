package dev.twende.company;

import static dev.twende.company.Operator.fare;
import static dev.twende.company.Operator.id;
import static dev.twende.company.Operator.map;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.twende.events.Topic;
import dev.twende.events.auth.UserChanged;
import dev.twende.events.auth.UserDeactivated;
import dev.twende.events.auth.UserRegistered;
import dev.twende.events.company.ScheduleChanged;
import dev.twende.events.company.ScheduleStop;
import dev.twende.kit.id.Ids;
import dev.twende.kit.rest.Json;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.TestPlatform;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

/** Planned and changed runs: timetables, clashes, drivers, delays, other buses and fares, with the real ticketing house beside. */
@ExtendWith(ArquillianExtension.class)
class RunsIT {
    private static final String SUBSCRIPTION = "reporting.company-schedule";
    private static final LocalDate TOMORROW =
            LocalDate.now(ZoneId.of("Africa/Kigali")).plusDays(1);
    private static final Instant DEPARTURE =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    /** Two hours to drive and a quarter to turn round, as set. */
    private static final Instant FREE_AGAIN = DEPARTURE.plusSeconds(7200 + 900);

    private static final String PHONE = "+250788123456";

    private final Database database = Database.as("company");

    // clashes

    @Test
    void aBusIsInOnePlaceAndTheRefusalNamesWhere() throws Exception {
        Operator operator = Operator.active();
        UUID route = operator.addPricedRoute();
        UUID bus = operator.addBus();
        UUID there = id(
                operator.post("schedules", Operator.schedule(route, bus, DEPARTURE))
                        .statusCode(201),
                "schedule_id");

        refused(operator.post("schedules", Operator.schedule(route, bus, FREE_AGAIN.minusSeconds(1))), 409, "bus-busy")
                .body("clash.schedule_id", equalTo(there.toString()))
                .body("clash.route_name", equalTo("Kigali - Huye"))
                .body("clash.departure_time", equalTo(DEPARTURE.toString()))
                .body("clash.arrival_time", equalTo(DEPARTURE.plusSeconds(7200).toString()));
        refused(
                operator.post("schedules", Operator.schedule(route, bus, DEPARTURE.minusSeconds(7200 + 899))),
                409,
                "bus-busy");
        UUID next = id(
                operator.post("schedules", Operator.schedule(route, bus, FREE_AGAIN))
                        .statusCode(201),
                "schedule_id");
        operator.post("schedules/" + next + "/cancel", Map.of()).statusCode(200);
        List<Integer> statuses = atOnce(
                6,
                () -> operator.post("schedules", Operator.schedule(route, bus, FREE_AGAIN.plusSeconds(60)))
                        .extract()
                        .statusCode());
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses).filteredOn(status -> status != 201).containsOnly(409);

        refused(
                        operator.post("schedules", map("route_id", route, "departure_time", DEPARTURE.toString())),
                        422,
                        "validation-failed")
                .body("errors.field", contains("bus_id"));
        Map<String, Object> sameRun = Operator.schedule(route, operator.addBus(), DEPARTURE);
        sameRun.put("run_number", 1);
        refused(operator.post("schedules", sameRun), 409, "run-taken");
        sameRun.remove("run_number");
        operator.post("schedules", sameRun).statusCode(201).body("run_number", equalTo(2));
    }

    @Test
    void aDriverIsOneOfTheCompanyActiveAndInOnePlace() {
        Operator operator = Operator.active();
        UUID route = operator.addPricedRoute();
        UUID driver = Ids.next();
        UUID elsewhere = Ids.next();
        UUID gone = Ids.next();
        UUID seller = Ids.next();
        Broker.send(new UserRegistered(elsewhere, Operator.active().companyId, List.of("DRIVER")));
        Broker.send(new UserRegistered(gone, operator.companyId, List.of("DRIVER")));
        Broker.send(new UserDeactivated(gone, operator.companyId, Instant.now()));
        Broker.send(new UserRegistered(seller, operator.companyId, List.of("DRIVER")));
        Broker.send(new UserChanged(seller, operator.companyId, List.of("AGENT"), Instant.now()));
        Broker.send(new UserRegistered(driver, operator.companyId, List.of("AGENT", "DRIVER")));
        await().until(() ->
                database.count("select count(*) from driver where user_id in (?, ?)", driver, elsewhere) == 2);
        await().until(() ->
                database.count("select count(*) from driver where user_id in (?, ?) and not is_active", gone, seller)
                        == 2);

        for (UUID wrong : List.of(gone, seller)) {
            refused(operator.post("schedules", driven(route, operator.addBus(), wrong)), 422, "validation-failed")
                    .body("errors.field", contains("assigned_driver_id"));
        }
        Map<String, Object> ofPlatform = driven(route, operator.addBus(), elsewhere);
        ofPlatform.put("company_id", operator.companyId);
        refused(Operator.post(Operator.SUPER, "schedules", ofPlatform), 422, "validation-failed")
                .body("errors.field", contains("assigned_driver_id"));
        // nobody has told the company of these, and auth, who is not deployed here, cannot be asked
        for (UUID unknown : List.of(elsewhere, Ids.next())) {
            refused(
                    operator.post("schedules", driven(route, operator.addBus(), unknown)),
                    503,
                    "dependency-unavailable");
        }

        UUID there = id(
                operator.post("schedules", driven(route, operator.addBus(), driver))
                        .statusCode(201),
                "schedule_id");
        refused(operator.post("schedules", driven(route, operator.addBus(), driver)), 409, "driver-busy")
                .body("clash.schedule_id", equalTo(there.toString()));

        UUID other = operator.addSchedule(route, DEPARTURE);
        published(operator, other);
        refused(driver(operator, other, driver, "*"), 409, "driver-busy");
        refused(driver(operator, there, null, null), 428, "precondition-required");
        String seen =
                operator.get("schedules/" + there).statusCode(200).extract().header("ETag");
        driver(operator, there, null, seen).statusCode(200);
        refused(driver(operator, there, driver, seen), 412, "precondition-failed");
        driver(operator, other, driver, "*").statusCode(200).body("assigned_driver_id", equalTo(driver.toString()));
        ScheduleChanged changed = changed(other, 2);
        assertThat(changed.changes()).containsExactly("DRIVER");
        assertThat(changed.schedule().assignedDriverId()).isEqualTo(driver);

        Broker.send(new UserRegistered(gone, operator.companyId, List.of("DRIVER")));
        await().until(() -> database.count("select count(*) from driver where user_id = ? and is_active", gone) == 1);
    }

    // timetables

    @Test
    void timetableHasDatesTimesAndRunsOfItsOwnAndChangesWithoutTouchingWhatIsPlanned() {
        Operator operator = Operator.active();
        UUID route = operator.addPricedRoute();
        Map<String, Object> request = Operator.timetable(route, operator.addBus(), TOMORROW, TOMORROW.plusDays(9));
        request.put(
                "exceptions",
                List.of(
                        map("date", TOMORROW.plusDays(1).toString(), "runs", false),
                        map("date", TOMORROW.plusDays(20).toString(), "runs", true)));
        request.put("stop_times", List.of(times(0, 0), times(3000, 3600), times(9000, 9000)));
        ValidatableResponse added = operator.post("timetables", request)
                .statusCode(201)
                .body("run_number", equalTo(1))
                .body("exceptions.runs", contains(false, true))
                .body("stop_times.arrival_seconds", contains(0, 3000, 9000));
        UUID timetable = id(added, "timetable_id");
        generated(operator, timetable, TOMORROW, TOMORROW.plusDays(30)).body("created", equalTo(10));
        generated(operator, timetable, TOMORROW, TOMORROW.plusDays(30))
                .body("created", equalTo(0))
                .body("existing", equalTo(10));
        operator.get("schedules?sort=-departure_time&limit=3")
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].service_date", equalTo(TOMORROW.plusDays(20).toString()))
                .body("items[0].arrival_time", equalTo(TOMORROW.plusDays(20) + "T08:30:00Z"));
        String cursor =
                operator.get("schedules?sort=-departure_time&limit=3").extract().path("next_cursor");
        operator.get("schedules?sort=-departure_time&limit=3&cursor=" + cursor)
                .statusCode(200)
                .body("items[0].service_date", equalTo(TOMORROW.plusDays(7).toString()));
        operator.get("schedules?route_id=" + route + "&from=" + TOMORROW + "&to=" + TOMORROW.plusDays(2) + "&bus_id="
                        + request.get("bus_id"))
                .statusCode(200)
                .body("items", hasSize(2));
        operator.get("schedules?bus_id=" + Ids.next()).statusCode(200).body("items", empty());

        // the same run of another timetable is there already; with another number it is another run
        Map<String, Object> twin = Operator.timetable(route, operator.addBus(), TOMORROW, TOMORROW.plusDays(9));
        UUID twinId = id(operator.post("timetables", twin).statusCode(201), "timetable_id");
        generated(operator, twinId, TOMORROW, TOMORROW)
                .body("created", equalTo(0))
                .body("existing", equalTo(1));
        String twinTag = operator.get("timetables/" + twinId).extract().header("ETag");
        twin.put("run_number", 2);
        refused(put(operator, "timetables/" + twinId, twin, null), 428, "precondition-required");
        put(operator, "timetables/" + twinId, twin, twinTag).statusCode(200).body("run_number", equalTo(2));
        refused(put(operator, "timetables/" + twinId, twin, twinTag), 412, "precondition-failed");
        generated(operator, twinId, TOMORROW, TOMORROW).body("created", equalTo(1));

        // what was generated keeps the times that people were told
        request.put("stop_times", List.of(times(0, 0), times(1000, 1000), times(2000, 2000)));
        request.put("exceptions", List.of());
        String tag = operator.get("timetables/" + timetable).extract().header("ETag");
        put(operator, "timetables/" + timetable, request, tag).statusCode(200).body("exceptions", empty());
        UUID first =
                UUID.fromString(operator.get("schedules?sort=departure_time&limit=1&bus_id=" + request.get("bus_id"))
                        .extract()
                        .path("items[0].schedule_id"));
        published(operator, first);
        Operator.get(Tokens.ofHouse("ticketing"), "schedules/" + first + "/snapshot")
                .statusCode(200)
                .body("status", equalTo("SCHEDULED"))
                .body("revision", equalTo(1))
                .body("stops[2].arrival_time", equalTo(TOMORROW + "T08:30:00Z"));
        generated(operator, timetable, TOMORROW, TOMORROW.plusDays(2)).body("created", equalTo(1));

        String last = operator.get("timetables/" + timetable).extract().header("ETag");
        given().auth()
                .oauth2(operator.admin)
                .header("If-Match", last)
                .delete("/company/v1/timetables/" + timetable)
                .then()
                .statusCode(204);
        refused(
                operator.post(
                        "timetables/" + timetable + "/schedules",
                        map("from", TOMORROW.toString(), "to", TOMORROW.toString())),
                409,
                "timetable-retired");

        for (Map<String, Object> wrong : List.of(
                with(request, "stop_times", List.of(times(0, 0), times(10, 10))),
                with(request, "stop_times", List.of(times(0, 0), times(10, 10), times(5, 5))),
                with(request, "headway_seconds", 600),
                with(request, "until", "07:00"),
                with(request, "run_number", 0),
                with(request, "days", List.of()),
                with(
                        request,
                        "exceptions",
                        List.of(
                                map("date", TOMORROW.toString(), "runs", true),
                                map("date", TOMORROW.toString(), "runs", false))))) {
            refused(operator.post("timetables", wrong), 422, "validation-failed");
        }
        Operator stranger = Operator.active();
        refused(put(stranger, "timetables/" + twinId, twin, "*"), 404, "not-found");
    }

    /** Cairo's clock jumps over midnight on the last Friday of April and has an hour twice on the last Thursday of October. */
    @Test
    void departuresThatTheClockSkipsOrRepeatAreMadeOnce() {
        Operator operator = Operator.active();
        List<UUID> stops = new ArrayList<>();
        for (String name : List.of("Cairo", "Aswan")) {
            Map<String, Object> stop = Operator.stop(name);
            stop.put("time_zone", "Africa/Cairo");
            stops.add(id(operator.post("stops", stop).statusCode(201), "stop_id"));
        }
        UUID route = operator.addRoute(stops);
        Map<String, Object> request =
                Operator.timetable(route, operator.addBus(), LocalDate.of(2027, 4, 29), LocalDate.of(2027, 5, 1));
        request.put("departure_time", "00:30");
        UUID timetable = id(operator.post("timetables", request).statusCode(201), "timetable_id");
        generated(operator, timetable, LocalDate.of(2027, 4, 29), LocalDate.of(2027, 5, 1))
                .body("created", equalTo(3));
        generated(operator, timetable, LocalDate.of(2027, 4, 29), LocalDate.of(2027, 5, 1))
                .body("existing", equalTo(3));
        operator.get("schedules")
                .body(
                        "items.departure_time",
                        contains("2027-04-28T22:30:00Z", "2027-04-29T22:30:00Z", "2027-04-30T21:30:00Z"));
    }

    @Test
    void generationLeavesOutWhatClashesAndSaysSo() {
        Operator operator = Operator.active();
        UUID route = operator.addPricedRoute();
        UUID bus = operator.addBus();
        Map<String, Object> request = Operator.timetable(route, bus, TOMORROW, TOMORROW.plusDays(2));
        Instant eight = TOMORROW.plusDays(1)
                .atTime(8, 0)
                .atZone(ZoneId.of("Africa/Kigali"))
                .toInstant();
        UUID there = id(
                operator.post("schedules", Operator.schedule(route, bus, eight.plusSeconds(3600)))
                        .statusCode(201),
                "schedule_id");
        UUID timetable = id(operator.post("timetables", request).statusCode(201), "timetable_id");
        generated(operator, timetable, TOMORROW, TOMORROW.plusDays(2))
                .body("created", equalTo(2))
                .body("existing", equalTo(0))
                .body("clashing", equalTo(1))
                .body("clashes[0].code", equalTo("bus-busy"))
                .body("clashes[0].service_date", equalTo(TOMORROW.plusDays(1).toString()))
                .body("clashes[0].clash.schedule_id", equalTo(there.toString()));
        operator.post("schedules/" + there + "/cancel", Map.of()).statusCode(200);
        generated(operator, timetable, TOMORROW, TOMORROW.plusDays(2))
                .body("created", equalTo(1))
                .body("clashing", equalTo(0));
    }

    @Test
    void aYearOfTwentyRoutesTakesFewStatementsAndAWeekIsPublishedInOneCall() throws Exception {
        Operator operator = Operator.active();
        List<UUID> timetables = new ArrayList<>();
        LocalDate last = TOMORROW.plusDays(52 * 7 - 1);
        for (int i = 0; i < 20; i++) {
            timetables.add(operator.addTimetable(operator.addPricedRoute(), TOMORROW, last));
        }
        Map<String, Object> year = map("timetable_ids", timetables, "from", TOMORROW.toString(), "to", last.toString());
        Path log = TestPlatform.running().stack().dir().log("postgres");
        try (Connection superuser = TestPlatform.running().stack().postgres().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("alter system set log_min_duration_statement = 0");
            statement.execute("select pg_reload_conf()");
            await().until(() -> marked(statement, log));
            long before = Files.size(log);
            Instant begin = Instant.now();
            operator.post("timetables/schedules", year)
                    .statusCode(200)
                    .body("succeeded", equalTo(20))
                    .body("results.item.created.sum()", equalTo(7_280));
            Duration taken = Duration.between(begin, Instant.now());
            await().until(() -> marked(statement, log));
            double statements = executed(log, before) / 7_280.0;
            System.out.printf(
                    "52 weeks of 20 routes: 7280 schedules in %d ms, %.3f SQL statements a schedule%n",
                    taken.toMillis(), statements);
            assertThat(statements).isLessThan(0.2);
            statement.execute("alter system reset log_min_duration_statement");
            statement.execute("select pg_reload_conf()");
        }
        operator.post("timetables/schedules", year).statusCode(200).body("results.item.existing.sum()", equalTo(7_280));

        UUID unpriced = operator.addRoute(operator.addStops("Kigali", "Huye"));
        UUID bad = operator.addTimetable(unpriced, TOMORROW, last);
        generated(operator, bad, TOMORROW, TOMORROW.plusDays(99)).body("created", equalTo(100));
        Instant begin = Instant.now();
        JsonPath done = finished(
                operator,
                id(
                        operator.post(
                                        "publications",
                                        map(
                                                "from",
                                                TOMORROW.toString(),
                                                "to",
                                                TOMORROW.plusDays(99).toString()))
                                .statusCode(202),
                        "publication_id"));
        System.out.printf(
                "A publication of 2100 schedules: %d ms%n",
                Duration.between(begin, Instant.now()).toMillis());
        assertThat(done.getInt("published")).isEqualTo(2_000);
        assertThat(done.getInt("refused")).isEqualTo(100);
        String items = "publications/" + done.getString("publication_id") + "/refused-items?limit=60";
        JsonPath page = operator.get(items)
                .statusCode(200)
                .body("items", hasSize(60))
                .extract()
                .jsonPath();
        assertThat(page.getString("items[0].code")).isEqualTo("fares-missing");
        assertThat(page.getString("items[0].detail")).isNotBlank();
        operator.get(items + "&cursor=" + page.getString("next_cursor"))
                .statusCode(200)
                .body("items", hasSize(40));
        refused(Operator.active().get(items), 404, "not-found");
    }

    private static boolean marked(Statement statement, Path log) throws SQLException, IOException {
        String mark = "select 'mark " + Ids.next() + "'";
        statement.execute(mark);
        return Files.readString(log).contains(mark);
    }

    private static long executed(Path log, long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) from, all.length - (int) from, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .filter(line ->
                        line.contains("LOG:  duration:") && (line.contains("execute ") || line.contains("statement: ")))
                .count();
    }

    // changes

    @Test
    void aDelayAddsUpMovesTheTimesAndIsToldWhole() {
        Operator operator = Operator.active();
        UUID route = operator.addPricedRoute();
        UUID bus = operator.addBus();
        UUID schedule = id(
                operator.post("schedules", Operator.schedule(route, bus, DEPARTURE))
                        .statusCode(201),
                "schedule_id");
        refused(delayed(operator, schedule, 10), 409, "schedule-not-changeable").body("status", equalTo("DRAFT"));
        published(operator, schedule);

        Map<String, Object> ten = map("minutes", 10, "reason", "Road works");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) { // the repetition of one request
            given().auth()
                    .oauth2(operator.admin)
                    .header("Idempotency-Key", key)
                    .contentType(ContentType.JSON)
                    .body(ten)
                    .post("/company/v1/schedules/" + schedule + "/delay")
                    .then()
                    .statusCode(200)
                    .body("delay_seconds", equalTo(600))
                    .body("revision", equalTo(2))
                    .body("departure_time", equalTo(DEPARTURE.plusSeconds(600).toString()));
        }
        ScheduleChanged late = changed(schedule, 2);
        assertThat(late.changes()).containsExactly("TIMES");
        assertThat(late.delaySeconds()).isEqualTo(600);
        assertThat(late.reason()).isEqualTo("Road works");
        assertThat(late.schedule().stops())
                .extracting(ScheduleStop::departureTime)
                .containsExactly(DEPARTURE.plusSeconds(600), DEPARTURE.plusSeconds(4200), DEPARTURE.plusSeconds(7800));
        delayed(operator, schedule, -5).statusCode(200).body("delay_seconds", equalTo(300));
        operator.post("schedules/" + schedule + "/delay", map("minutes", 20, "from_sequence", 1))
                .statusCode(200)
                .body("delay_seconds", equalTo(300))
                .body(
                        "arrival_time",
                        equalTo(DEPARTURE.plusSeconds(7200 + 300 + 1200).toString()));
        ScheduleChanged onTheWay = changed(schedule, 4);
        assertThat(onTheWay.delaySeconds()).isZero();
        assertThat(onTheWay.schedule().stops())
                .extracting(ScheduleStop::arrivalTime)
                .containsExactly(DEPARTURE.plusSeconds(300), DEPARTURE.plusSeconds(5100), DEPARTURE.plusSeconds(8700));
        refused(
                operator.post("schedules/" + schedule + "/delay", map("minutes", -90, "from_sequence", 1)),
                422,
                "validation-failed");
        refused(
                operator.post("schedules/" + schedule + "/delay", map("minutes", 5, "from_sequence", 3)),
                422,
                "validation-failed");
        refused(delayed(operator, schedule, 1441), 422, "validation-failed");

        // it may use up the time to turn round, but not the next run's
        UUID next = id(
                operator.post("schedules", Operator.schedule(route, bus, DEPARTURE.plusSeconds(9000)))
                        .statusCode(201),
                "schedule_id");
        delayed(operator, schedule, 5).statusCode(200);
        refused(delayed(operator, schedule, 1), 409, "bus-busy").body("clash.schedule_id", equalTo(next.toString()));
        operator.get("schedules/" + schedule)
                .body("delay_seconds", equalTo(600))
                .body("revision", equalTo(5));

        operator.post("schedules/" + schedule + "/depart", Map.of()).statusCode(200);
        refused(delayed(operator, schedule, 5), 409, "schedule-not-changeable");
        UUID off = operator.addSchedule(route, DEPARTURE);
        published(operator, off);
        operator.post("schedules/" + off + "/cancel", Map.of()).statusCode(200);
        refused(operator.post("schedules/" + off + "/cancel", Map.of()), 409, "illegal-transition");
        refused(delayed(operator, off, 5), 409, "schedule-not-changeable").body("status", equalTo("CANCELLED"));
        UUID soon = operator.addSchedule(route, Instant.now().plusSeconds(600));
        published(operator, soon);
        refused(delayed(operator, soon, -15), 422, "validation-failed").body("errors.field", contains("minutes"));
        refused(delayed(Operator.active(), soon, 5), 404, "not-found");
    }

    @Test
    void newFaresReachWhatIsOnSaleWhenTheyAreApplied() {
        Operator operator = Operator.active();
        List<UUID> stops = operator.addStops("Kigali", "Muhanga", "Huye");
        UUID route = operator.addRoute(stops);
        operator.putFares(route, List.of(fare(stops.get(0), stops.get(2), 5000)))
                .statusCode(200);
        UUID schedule = operator.addSchedule(route, DEPARTURE);
        UUID draft = operator.addSchedule(route, DEPARTURE);
        published(operator, schedule);
        operator.putFares(route, List.of(fare(stops.get(0), stops.get(2), 6000)))
                .statusCode(200);

        UUID publication = id(
                operator.post(
                                "routes/" + route + "/fares/apply",
                                map("from", TOMORROW.minusDays(1).toString()))
                        .statusCode(202),
                "publication_id");
        JsonPath done = finished(operator, publication);
        assertThat(done.getString("task")).isEqualTo("APPLY_FARES");
        assertThat(done.getInt("published")).isEqualTo(1);
        ScheduleChanged changed = changed(schedule, 2);
        assertThat(changed.changes()).containsExactly("FARES");
        assertThat(changed.schedule().fares().get(0)).containsExactly(null, 6000L);
        operator.get("schedules/" + draft).body("revision", equalTo(0));
        refused(
                Operator.active().post("routes/" + route + "/fares/apply", map("from", TOMORROW.toString())),
                404,
                "not-found");
    }

    @Test
    void anotherBusTakesEverybodyAlongOrDoesNotCome() {
        Operator operator = Operator.active();
        List<UUID> stops = operator.addStops("Kigali", "Muhanga", "Huye");
        UUID route = operator.addRoute(stops);
        operator.putFares(route, List.of(fare(stops.get(0), stops.get(2), 5000)))
                .statusCode(200);
        UUID schedule = operator.addSchedule(route, DEPARTURE);
        UUID smallest = bus(operator, "A");
        // a draft just gets it
        swap(operator, schedule, map("bus_id", smallest)).statusCode(200).body("status", equalTo("APPLIED"));
        swap(operator, schedule, map("bus_id", operator.addBus())).statusCode(200);
        published(operator, schedule);
        booked(schedule, stops, "1", "3");

        UUID small = bus(operator, "A", "3");
        swap(operator, schedule, map("bus_id", small, "dry_run", true))
                .statusCode(200)
                .body("status", equalTo("DRY_RUN"))
                .body("moves.new_seat_number", hasItem("A"))
                .body("stranded", empty());
        operator.get("schedules/" + schedule)
                .body("assigned_bus_id", not(equalTo(small.toString())))
                .body("revision", equalTo(1));
        refused(swap(operator, schedule, map("bus_id", smallest)), 409, "seats-stranded")
                .body("stranded", hasSize(1));
        operator.get("schedules/" + schedule).body("revision", equalTo(1));

        UUID busy = bus(operator, "1", "2", "3");
        UUID elsewhere = id(
                operator.post("schedules", Operator.schedule(route, busy, DEPARTURE.plusSeconds(60)))
                        .statusCode(201),
                "schedule_id");
        refused(swap(operator, schedule, map("bus_id", busy)), 409, "bus-busy")
                .body("clash.schedule_id", equalTo(elsewhere.toString()));
        refused(swap(operator, schedule, map("bus_id", Operator.active().addBus())), 404, "not-found");
        refused(swap(operator, schedule, Map.of()), 422, "validation-failed");

        ValidatableResponse swapped = swap(
                        operator,
                        schedule,
                        map(
                                "bus_id",
                                small,
                                "reason",
                                "Breakdown",
                                "plan",
                                List.of(
                                        map("seat_number", "1", "new_seat_number", "3"),
                                        map("seat_number", "3", "new_seat_number", "A"))))
                .statusCode(200)
                .body("status", equalTo("APPLIED"))
                .body("moves.new_seat_number", containsInAnyOrder("3", "A"));
        operator.get("schedules/" + schedule + "/bus-changes/" + id(swapped, "change_id"))
                .statusCode(200)
                .body("status", equalTo("APPLIED"));
        operator.get("schedules/" + schedule)
                .body("assigned_bus_id", equalTo(small.toString()))
                .body("revision", equalTo(2));
        ScheduleChanged changed = changed(schedule, 2);
        assertThat(changed.changes()).containsExactly("BUS");
        assertThat(changed.reason()).isEqualTo("Breakdown");
        assertThat(changed.schedule().busId()).isEqualTo(small);
        seats(schedule, stops).body("seats.seat_number", containsInAnyOrder("A", "3"));
    }

    /** Ticketing said yes and the house died before it could act upon it: what is pending is asked again and ends. */
    @Test
    void aChangeOfBusWhoseAnswerWasLostIsFinished() {
        Operator operator = Operator.active();
        List<UUID> stops = operator.addStops("Kigali", "Muhanga", "Huye");
        UUID route = operator.addRoute(stops);
        operator.putFares(route, List.of(fare(stops.get(0), stops.get(2), 5000)))
                .statusCode(200);
        UUID schedule = operator.addSchedule(route, DEPARTURE);
        published(operator, schedule);
        booked(schedule, stops, "2");
        UUID bus = bus(operator, "2", "X");
        UUID change = Ids.next();
        String question = Json.mapper()
                .toJson(map(
                        "change_id", change.toString(),
                        "bus_id", bus.toString(),
                        "plate_number", "RAX1",
                        "features", List.of(),
                        "seats", List.of(seat("2"), seat("X")),
                        "plan", List.of(),
                        "dry_run", false));
        database.exec("""
                insert into bus_change (id, version, schedule_id, company_id, bus_id, question, requested_by, status, attempts, tried_at, created_at)
                values (?, 1, ?, ?, ?, ?, ?, 'PENDING', 1, now() + interval '1 hour', now())
                """, change, schedule, operator.companyId, bus, question, Ids.next());
        given().auth()
                .oauth2(Tokens.ofHouse("company"))
                .contentType(ContentType.JSON)
                .body(question)
                .post("/ticketing/v1/schedules/" + schedule + "/bus-changes")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true));

        refused(delayed(operator, schedule, 5), 409, "bus-change-pending");
        refused(swap(operator, schedule, map("bus_id", operator.addBus())), 409, "bus-change-pending");
        refused(operator.post("schedules", Operator.schedule(route, bus, DEPARTURE)), 409, "bus-busy");
        database.exec("update bus_change set tried_at = now() - interval '1 hour' where id = ?", change);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> operator.get("schedules/" + schedule + "/bus-changes/" + change)
                        .statusCode(200)
                        .body("status", equalTo("APPLIED"))
                        .body("finished_at", notNullValue()));
        operator.get("schedules/" + schedule)
                .body("assigned_bus_id", equalTo(bus.toString()))
                .body("revision", equalTo(2));
        delayed(operator, schedule, 5).statusCode(200).body("revision", equalTo(3));

        // what was called off meanwhile needs no other bus
        UUID off = operator.addSchedule(route, DEPARTURE);
        published(operator, off);
        UUID late = Ids.next();
        database.exec("""
                insert into bus_change (id, version, schedule_id, company_id, bus_id, question, requested_by, status, attempts, tried_at, created_at)
                values (?, 1, ?, ?, ?, ?, ?, 'PENDING', 1, now() + interval '1 hour', now())
                """, late, off, operator.companyId, operator.addBus(), question, Ids.next());
        operator.post("schedules/" + off + "/cancel", Map.of()).statusCode(200);
        database.exec("update bus_change set tried_at = now() - interval '1 hour' where id = ?", late);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> operator.get("schedules/" + off + "/bus-changes/" + late)
                        .body("status", equalTo("REFUSED"))
                        .body("refusal", equalTo("schedule-not-changeable")));
    }

    // how it is asked

    private static ValidatableResponse refused(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    private static Map<String, Object> driven(UUID route, UUID bus, UUID driver) {
        Map<String, Object> schedule = Operator.schedule(route, bus, DEPARTURE);
        schedule.put("assigned_driver_id", driver);
        return schedule;
    }

    private static Map<String, Object> times(int arrival, int departure) {
        return map("arrival_seconds", arrival, "departure_seconds", departure);
    }

    private static Map<String, Object> with(Map<String, Object> request, String field, Object value) {
        Map<String, Object> changed = new java.util.LinkedHashMap<>(request);
        changed.put(field, value);
        return changed;
    }

    private static Map<String, Object> seat(String number) {
        return map("seat_number", number, "deck", 0, "row", 0, "column", 0, "properties", List.of());
    }

    private static UUID bus(Operator operator, String... seats) {
        Map<String, Object> bus = operator.bus();
        bus.put("capacity", seats.length);
        bus.put("seats", List.of(seats));
        return id(operator.post("buses", bus).statusCode(201), "bus_id");
    }

    private static void published(Operator operator, UUID schedule) {
        operator.post("schedules/" + schedule + "/publish", Map.of())
                .statusCode(200)
                .body("revision", equalTo(1));
    }

    private static ValidatableResponse delayed(Operator operator, UUID schedule, int minutes) {
        return operator.post("schedules/" + schedule + "/delay", map("minutes", minutes));
    }

    private static ValidatableResponse swap(Operator operator, UUID schedule, Map<String, Object> request) {
        return operator.post("schedules/" + schedule + "/bus-swap", request);
    }

    private static ValidatableResponse driver(Operator operator, UUID schedule, UUID driver, String seen) {
        Map<String, Object> request = driver == null ? map() : map("assigned_driver_id", driver);
        return put(operator, "schedules/" + schedule + "/driver", request, seen);
    }

    private static ValidatableResponse put(Operator operator, String path, Object body, String seen) {
        var request = given().auth()
                .oauth2(operator.admin)
                .contentType(ContentType.JSON)
                .body(body);
        return (seen == null ? request : request.header("If-Match", seen))
                .put("/company/v1/" + path)
                .then();
    }

    private static ValidatableResponse generated(Operator operator, UUID timetable, LocalDate from, LocalDate to) {
        return operator.post(
                        "timetables/" + timetable + "/schedules", map("from", from.toString(), "to", to.toString()))
                .statusCode(200);
    }

    private static ScheduleChanged changed(UUID schedule, int revision) {
        return Broker.receive(
                Topic.COMPANY_SCHEDULE,
                SUBSCRIPTION,
                ScheduleChanged.class,
                event -> event.scheduleId().equals(schedule) && event.revision() == revision);
    }

    /** Seats that somebody holds, as soon as ticketing has heard of the schedule. */
    private static void booked(UUID schedule, List<UUID> stops, String... seats) {
        List<Map<String, Object>> passengers = new ArrayList<>();
        for (String seat : seats) {
            passengers.add(map("seat_number", seat, "name", "Aline Uwase", "phone", PHONE));
        }
        await().until(() -> given().contentType(ContentType.JSON)
                        .body(map(
                                "schedule_id",
                                schedule,
                                "from_stop_id",
                                stops.get(0),
                                "to_stop_id",
                                stops.get(2),
                                "contact",
                                map("phone", PHONE),
                                "passengers",
                                passengers))
                        .post("/ticketing/v1/bookings")
                        .statusCode()
                == 201);
    }

    private static ValidatableResponse seats(UUID schedule, List<UUID> stops) {
        return given().get("/ticketing/v1/schedules/" + schedule + "/seats?from_stop_id=" + stops.get(0)
                        + "&to_stop_id=" + stops.get(2))
                .then()
                .statusCode(200);
    }

    private static JsonPath finished(Operator operator, UUID publication) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> operator.get("publications/" + publication)
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
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
