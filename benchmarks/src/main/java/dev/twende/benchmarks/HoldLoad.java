package dev.twende.benchmarks;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that hold one free seat after another on many schedules: {@code POST /ticketing/v1/bookings} in a closed loop. No two
 * clients ever want the same seat, so every answer must be 201.
 */
final class HoldLoad {
    static final int SEATS = 60;
    /** Timetables of daily departures. */
    static final int TIMETABLES = 8;
    /** Schedules that are kept free for those who want one of their own. */
    private static final int FRESH = 16;

    private static final int CREATED = 201;
    private static final long SEED = 20261123;
    private static final ZoneId ZONE = ZoneId.of("Africa/Kigali");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final BenchPlatform platform;
    private final String companyId;
    private final URI server;
    private final List<String> schedules;
    private final Deque<String> fresh;
    private final List<String> stopIds;
    private final AtomicLong place = new AtomicLong();

    private HoldLoad(
            BenchPlatform platform,
            String companyId,
            List<String> schedules,
            Deque<String> fresh,
            List<String> stopIds) {
        this.platform = platform;
        this.companyId = companyId;
        this.server = platform.url("/ticketing/v1/bookings");
        this.schedules = schedules;
        this.fresh = fresh;
        this.stopIds = stopIds;
    }

    /** Founds a company with eight schedules a day, through the public APIs. */
    static HoldLoad prepare(BenchPlatform platform, int days) throws InterruptedException, SQLException {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String companyId = platform.post(
                        "/company/v1/companies",
                        createObjectBuilder()
                                .add("name", "Bench " + mark)
                                .add(
                                        "tin_number",
                                        String.valueOf(100_000_000 + Math.floorMod(mark.hashCode(), 800_000_000)))
                                .add("country", "RW")
                                .add("currency", "RWF")
                                .add("time_zone", ZONE.getId())
                                .build())
                .getString("company_id");
        platform.post("/company/v1/companies/" + companyId + "/activate", JsonObject.EMPTY_JSON_OBJECT);
        List<String> stopIds = stops(platform, mark);
        String routeId = route(platform, companyId, stopIds, mark);
        LocalDate first = LocalDate.now(ZONE).plusDays(2);
        LocalDate last = first.plusDays(days - 1L);
        for (int hour = 0; hour < TIMETABLES; hour++) {
            timetable(platform, companyId, routeId, 6 + hour, first, last, mark);
        }
        publish(platform, companyId, first, last);
        List<String> schedules = onSale(platform, companyId, TIMETABLES * days);
        int split = schedules.size() - FRESH;
        return new HoldLoad(
                platform,
                companyId,
                List.copyOf(schedules.subList(0, split)),
                new ArrayDeque<>(schedules.subList(split, schedules.size())),
                stopIds);
    }

    private static List<String> stops(BenchPlatform platform, String mark) {
        List<String> ids = new ArrayList<>();
        for (String name : List.of("A", "B", "C", "D")) {
            ids.add(platform.post(
                            "/company/v1/stops",
                            createObjectBuilder()
                                    .add("code", "BENCH-" + mark + "-" + name)
                                    .add("name", "Bench " + name)
                                    .add("country", "RW")
                                    .add("latitude", -1.9)
                                    .add("longitude", 30.0)
                                    .add("time_zone", ZONE.getId())
                                    .build())
                    .getString("stop_id"));
        }
        return ids;
    }

    private static String route(BenchPlatform platform, String companyId, List<String> stopIds, String mark) {
        JsonArrayBuilder stops = createArrayBuilder();
        JsonArrayBuilder fares = createArrayBuilder();
        for (int from = 0; from < stopIds.size(); from++) {
            stops.add(createObjectBuilder().add("stop_id", stopIds.get(from)).add("minutes_from_start", 30 * from));
            for (int to = from + 1; to < stopIds.size(); to++) {
                fares.add(createObjectBuilder()
                        .add("from_stop_id", stopIds.get(from))
                        .add("to_stop_id", stopIds.get(to))
                        .add("amount", 1000 * (to - from)));
            }
        }
        String routeId = platform.post(
                        "/company/v1/routes",
                        createObjectBuilder()
                                .add("company_id", companyId)
                                .add("name", "Bench " + mark)
                                .add("stops", stops)
                                .build())
                .getString("route_id");
        platform.put(
                "/company/v1/routes/" + routeId + "/fares",
                createObjectBuilder().add("currency", "RWF").add("fares", fares).build());
        return routeId;
    }

    private static void timetable(
            BenchPlatform platform,
            String companyId,
            String routeId,
            int hour,
            LocalDate first,
            LocalDate last,
            String mark) {
        String busId = platform.post(
                        "/company/v1/buses",
                        createObjectBuilder()
                                .add("company_id", companyId)
                                .add("plate_number", "B" + mark.substring(0, 6) + hour)
                                .add("capacity", SEATS)
                                .add("seats", seats())
                                .build())
                .getString("bus_id");
        JsonArrayBuilder days = createArrayBuilder();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.add(day.name());
        }
        String timetableId = platform.post(
                        "/company/v1/timetables",
                        createObjectBuilder()
                                .add("route_id", routeId)
                                .add("bus_id", busId)
                                .add("departure_time", "%02d:00".formatted(hour))
                                .add("days", days)
                                .add("valid_from", first.toString())
                                .add("valid_to", last.toString())
                                .build())
                .getString("timetable_id");
        for (LocalDate from = first; !from.isAfter(last); from = from.plusDays(30)) {
            LocalDate to = from.plusDays(29).isAfter(last) ? last : from.plusDays(29);
            platform.post(
                    "/company/v1/timetables/" + timetableId + "/schedules",
                    createObjectBuilder()
                            .add("from", from.toString())
                            .add("to", to.toString())
                            .build());
        }
    }

    /** Named so that no other number of a hold looks like a seat. */
    private static JsonArrayBuilder seats() {
        JsonArrayBuilder seats = createArrayBuilder();
        for (int seat = 1; seat <= SEATS; seat++) {
            seats.add("S" + seat);
        }
        return seats;
    }

    private static void publish(BenchPlatform platform, String companyId, LocalDate first, LocalDate last)
            throws InterruptedException {
        String id = platform.post(
                        "/company/v1/publications",
                        createObjectBuilder()
                                .add("company_id", companyId)
                                .add("from", first.toString())
                                .add("to", last.toString())
                                .build())
                .getString("publication_id");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (platform.get("/company/v1/publications/" + id)
                .getString("status")
                .matches("PENDING|RUNNING")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the publication does not end");
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** Waits until every schedule is known to ticketing. */
    private static List<String> onSale(BenchPlatform platform, String companyId, int expected)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<String> ids = new ArrayList<>();
            try (Connection connection = platform.sql("ticketing", "ticketing.db.password");
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select schedule_id from schedule where company_id = '" + companyId + "'")) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            if (ids.size() >= expected) {
                return ids;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + ids.size() + " schedules are on sale");
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** Lets this many clients hold seats for this long. */
    ClosedLoop.Result run(int clients, Duration duration) throws Exception {
        return ClosedLoop.run(server, clients, duration, CREATED, this::next);
    }

    /** Lets buyers come at this rate for this long. */
    OpenLoop.Result come(double perSecond, int connections, Duration duration) throws Exception {
        return OpenLoop.run(server, OpenLoop.poisson(perSecond, duration, SEED), connections, number -> next());
    }

    private byte[] next() {
        long number = place.getAndIncrement();
        long seats = (long) schedules.size() * SEATS;
        if (number >= seats) {
            throw new IllegalStateException("all " + seats + " seats are held");
        }
        return request(number);
    }

    /** One seat after another, spread over the schedules so that neighbours in time are on different buses. */
    private byte[] request(long number) {
        String schedule = schedules.get((int) (number % schedules.size()));
        return Wire.post(server, body(schedule, "S" + (1 + number / schedules.size())));
    }

    /** What a buyer of one seat sends. */
    String body(String schedule, String seat) {
        return """
                {"schedule_id":"%s","from_stop_id":"%s","to_stop_id":"%s","passengers":[{"seat_number":"%s",\
                "name":"Keza Mugisha","phone":"+250788300001"}]}""".formatted(schedule, stopIds.get(0), stopIds.get(2), seat);
    }

    /** A bus that nobody has a seat of. */
    String freshSchedule() {
        return fresh.removeLast();
    }

    /** The schedules that seats are held on from now on, instead of its own; their stops must be the same. */
    HoldLoad on(List<String> others) {
        return new HoldLoad(platform, companyId, others, new ArrayDeque<>(), stopIds);
    }

    String companyId() {
        return companyId;
    }

    List<String> schedules() {
        return schedules;
    }

    /** In the order of travel. */
    List<String> stopIds() {
        return stopIds;
    }

    /** A schedule to copy. */
    String example() {
        return schedules.get(0);
    }

    /** An answer and its body. */
    record Answer(int status, String body) {}

    /** The next hold, alone, and what it was answered: for whoever watches what it does to the database. */
    Answer holdOnce() throws IOException {
        try (Wire wire = new Wire(server)) {
            return new Answer(wire.call(next()), wire.body());
        }
    }
}
