package dev.twende.system;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A company of its own for one test, so that no test sees another's seats: four stops (A, B, C, D) half an hour apart, a bus of
 * fifty seats, and every pair of stops priced at 1,000 a segment.
 */
final class Operator {
    static final int SEATS = 50;
    static final long FARE_PER_SEGMENT = 1000;
    static final ZoneId ZONE = ZoneId.of("Africa/Kigali");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Platform platform;
    private final Client superAdmin;
    final String companyId;
    final List<String> stopIds;
    final String routeId;

    private Operator(Platform platform, Client superAdmin, String companyId, List<String> stopIds, String routeId) {
        this.platform = platform;
        this.superAdmin = superAdmin;
        this.companyId = companyId;
        this.stopIds = stopIds;
        this.routeId = routeId;
    }

    static Operator founded(Platform platform) {
        Client superAdmin = platform.superAdmin();
        String mark = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        String companyId = superAdmin
                .post(
                        "/company/v1/companies",
                        createObjectBuilder()
                                .add("name", "Operator " + mark)
                                .add("tin_number", "" + (100_000_000 + Math.floorMod(mark.hashCode(), 800_000_000)))
                                .add("country", "RW")
                                .add("currency", "RWF")
                                .add("time_zone", ZONE.getId())
                                .build())
                .mustBe(201)
                .getString("company_id");
        superAdmin
                .post("/company/v1/companies/" + companyId + "/activate", JsonObject.EMPTY_JSON_OBJECT)
                .mustBe(200);
        List<String> stopIds = new ArrayList<>();
        for (String name : List.of("A", "B", "C", "D")) {
            stopIds.add(superAdmin
                    .post(
                            "/company/v1/stops",
                            createObjectBuilder()
                                    .add("code", "T-" + mark + "-" + name)
                                    .add("name", "Stop " + name + " " + mark)
                                    .add("country", "RW")
                                    .add("latitude", -1.9)
                                    .add("longitude", 30.0)
                                    .add("time_zone", ZONE.getId())
                                    .build())
                    .mustBe(201)
                    .getString("stop_id"));
        }
        String routeId = route(superAdmin, companyId, stopIds, mark);
        return new Operator(platform, superAdmin, companyId, List.copyOf(stopIds), routeId);
    }

    private static String route(Client superAdmin, String companyId, List<String> stopIds, String mark) {
        JsonArrayBuilder stops = createArrayBuilder();
        JsonArrayBuilder fares = createArrayBuilder();
        for (int from = 0; from < stopIds.size(); from++) {
            stops.add(createObjectBuilder().add("stop_id", stopIds.get(from)).add("minutes_from_start", from * 30));
            for (int to = from + 1; to < stopIds.size(); to++) {
                fares.add(createObjectBuilder()
                        .add("from_stop_id", stopIds.get(from))
                        .add("to_stop_id", stopIds.get(to))
                        .add("amount", (to - from) * FARE_PER_SEGMENT));
            }
        }
        String routeId = superAdmin
                .post(
                        "/company/v1/routes",
                        createObjectBuilder()
                                .add("company_id", companyId)
                                .add("name", "A - D " + mark)
                                .add("stops", stops)
                                .build())
                .mustBe(201)
                .getString("route_id");
        superAdmin
                .put(
                        "/company/v1/routes/" + routeId + "/fares",
                        createObjectBuilder()
                                .add("currency", "RWF")
                                .add("fares", fares)
                                .build())
                .mustBe(200);
        return routeId;
    }

    /** A schedule that leaves tomorrow, published, and not yet known to ticketing for sure. */
    String publishSchedule() {
        String scheduleId = draftSchedule();
        superAdmin
                .post("/company/v1/schedules/" + scheduleId + "/publish", JsonObject.EMPTY_JSON_OBJECT)
                .mustBe(200);
        return scheduleId;
    }

    /** A schedule that leaves tomorrow and is on sale. */
    String openSchedule() {
        String scheduleId = publishSchedule();
        await("schedule on sale").atMost(PATIENCE).until(() -> isOnSale(scheduleId, departure()));
        return scheduleId;
    }

    /** Schedules that leave in so many days and are on sale. */
    List<String> openSchedules(int count, int days) {
        Instant departure = departure().plus(days - 1L, ChronoUnit.DAYS);
        List<String> scheduleIds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            scheduleIds.add(draftSchedule(departure));
            superAdmin
                    .post("/company/v1/schedules/" + scheduleIds.get(i) + "/publish", JsonObject.EMPTY_JSON_OBJECT)
                    .mustBe(200);
        }
        scheduleIds.forEach(
                scheduleId -> await("schedule on sale").atMost(PATIENCE).until(() -> isOnSale(scheduleId, departure)));
        return scheduleIds;
    }

    String draftSchedule() {
        return draftSchedule(departure());
    }

    private String draftSchedule(Instant departure) {
        String busId = superAdmin
                .post(
                        "/company/v1/buses",
                        createObjectBuilder()
                                .add("company_id", companyId)
                                .add("plate_number", plate())
                                .add("capacity", SEATS)
                                .build())
                .mustBe(201)
                .getString("bus_id");
        return superAdmin
                .post(
                        "/company/v1/schedules",
                        createObjectBuilder()
                                .add("company_id", companyId)
                                .add("route_id", routeId)
                                .add("bus_id", busId)
                                .add("departure_time", departure.toString())
                                .build())
                .mustBe(201)
                .getString("schedule_id");
    }

    private boolean isOnSale(String scheduleId, Instant departure) {
        Answer search = Client.guest(platform)
                .get("/ticketing/v1/schedules?from_stop_id=" + stopIds.get(0) + "&to_stop_id=" + stopIds.get(3)
                        + "&date=" + LocalDate.ofInstant(departure, ZONE) + "&passengers=1&limit=200");
        return search.body().contains(scheduleId);
    }

    private static Instant departure() {
        return LocalDate.now(ZONE)
                .plusDays(1)
                .atTime(12, 0)
                .atZone(ZONE)
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS);
    }

    static String plate() {
        String letters = UUID.randomUUID().toString().replaceAll("[^a-f]", "").toUpperCase(Locale.ROOT) + "ABC";
        return "R" + letters.substring(0, 2) + " " + (100 + (int) (Math.random() * 900)) + " " + letters.charAt(2)
                + UUID.randomUUID().toString().substring(0, 4).toUpperCase(Locale.ROOT);
    }

    /** A request to hold seats between two stops, given by their place in the route. */
    JsonObject booking(String scheduleId, int fromStop, int toStop, String... seats) {
        JsonArrayBuilder passengers = createArrayBuilder();
        for (String seat : seats) {
            passengers.add(createObjectBuilder()
                    .add("seat_number", seat)
                    .add("name", "Keza Mugisha")
                    .add("phone", "+250788300001"));
        }
        return createObjectBuilder()
                .add("schedule_id", scheduleId)
                .add("from_stop_id", stopIds.get(fromStop))
                .add("to_stop_id", stopIds.get(toStop))
                .add("passengers", passengers)
                .build();
    }
}
