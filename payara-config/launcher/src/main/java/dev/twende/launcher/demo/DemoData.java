package dev.twende.launcher.demo;

import dev.twende.launcher.PlatformUrls;
import dev.twende.launcher.Progress;
import dev.twende.launcher.client.Api;
import dev.twende.launcher.client.Login;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Brings the operators of {@code demo.json} into the platform and a week of their schedules on sale. What is there already
 * is found by its natural key (TIN number, stop code, plate number, email, route name, departure time) and left as it is, so
 * a second load on kept data only adds the days that came since.
 */
public final class DemoData {
    private static final int DAYS_ON_SALE = 7;
    private static final int TIMETABLE_YEARS = 10;
    private static final long FARE_STEP = 100;
    private static final Duration JOB_PATIENCE = Duration.ofMinutes(2);
    private static final JsonArray EVERY_DAY = Json.createArrayBuilder(
                    List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"))
            .build();

    private final PlatformUrls urls;
    private final Login superAdmin;
    private final UnaryOperator<String> passwords;
    private final Progress progress;
    private final List<Demo.Person> people = new ArrayList<>();
    private final Map<String, String> userIds = new HashMap<>();
    private final Map<String, String> stopIds = new LinkedHashMap<>();
    private Api api;

    private DemoData(PlatformUrls urls, Login superAdmin, UnaryOperator<String> passwords, Progress progress) {
        this.urls = urls;
        this.superAdmin = superAdmin;
        this.passwords = passwords;
        this.progress = progress;
    }

    /**
     * Loads what is missing.
     *
     * @param superAdmin the login that the platform was started with
     * @param passwords the password of an email address, the same at every call
     * @throws dev.twende.launcher.StepFailure naming the step that failed, with the problem document
     */
    public static Demo load(PlatformUrls urls, Login superAdmin, UnaryOperator<String> passwords, Progress progress) {
        return new DemoData(urls, superAdmin, passwords, progress).load(script());
    }

    private Demo load(JsonObject script) {
        progress.step("Log in as " + superAdmin, () -> api = Api.of(urls.auth(), superAdmin));
        people.add(new Demo.Person("SUPER_ADMIN", "", "Platform admin", superAdmin));
        progress.step("Stops", () -> addStops(script.getJsonArray("stops")));
        for (JsonObject operator : script.getJsonArray("companies").getValuesAs(JsonObject.class)) {
            JsonObject company = operator.getJsonObject("company");
            progress.step(company.getString("name"), () -> addOperator(operator, company));
        }
        progress.step("Passenger", () -> addUser(script.getJsonObject("passenger"), "", userIds(Map.of())));
        return new Demo(Map.copyOf(stopIds), List.copyOf(people));
    }

    private int addStops(JsonArray stops) {
        for (JsonObject stop : stops.getValuesAs(JsonObject.class)) {
            String id = find(company("stops"), Map.of("q", stop.getString("name")), "code", stop.getString("code"))
                    .orElseGet(() -> api.post(company("stops"), stop))
                    .getString("stop_id");
            stopIds.put(stop.getString("code"), id);
        }
        return stops.size();
    }

    private String addOperator(JsonObject operator, JsonObject company) {
        JsonObject registered = find(
                        company("companies"),
                        Map.of("name", company.getString("name")),
                        "tin_number",
                        company.getString("tin_number"))
                .orElseGet(() -> api.post(company("companies"), company));
        String id = registered.getString("company_id");
        if (registered.getString("status").equals("DRAFT")) {
            api.post(company("companies/" + id + "/activate"), JsonObject.EMPTY_JSON_OBJECT);
        }
        addStaff(operator, company.getString("name"), id);
        Map<String, String> busIds = addBuses(operator.getJsonArray("buses"), id);
        LocalDate today = LocalDate.now(ZoneId.of(company.getString("time_zone")));
        for (JsonObject route : operator.getJsonArray("routes").getValuesAs(JsonObject.class)) {
            String routeId = addRoute(route, id);
            addFares(route, routeId, company.getString("currency"), operator.getInt("fare_per_km"));
            addTimetables(route, routeId, id, busIds, today);
        }
        return publish(id, today);
    }

    private void addStaff(JsonObject operator, String companyName, String companyId) {
        Map<String, String> known = userIds(Map.of("company_id", companyId));
        for (JsonObject user : operator.getJsonArray("staff").getValuesAs(JsonObject.class)) {
            JsonObject member =
                    Json.createObjectBuilder(user).add("company_id", companyId).build();
            userIds.put(user.getString("email"), addUser(member, companyName, known));
        }
    }

    private Map<String, String> userIds(Map<String, String> filter) {
        Map<String, String> ids = new HashMap<>();
        api.list(urls.auth().resolve("/auth/v1/users"), filter)
                .forEach(user -> ids.put(user.getString("email"), user.getString("user_id")));
        return ids;
    }

    private String addUser(JsonObject user, String companyName, Map<String, String> known) {
        String email = user.getString("email");
        Login login = new Login(email, passwords.apply(email));
        people.add(new Demo.Person(
                user.getJsonArray("roles").getString(0), companyName, user.getString("full_name"), login));
        if (known.containsKey(email)) {
            return known.get(email);
        }
        JsonObject registration =
                Json.createObjectBuilder(user).add("password", login.password()).build();
        return api.post(urls.auth().resolve("/auth/v1/users"), registration).getString("user_id");
    }

    private Map<String, String> addBuses(JsonArray buses, String companyId) {
        Map<String, String> ids = new HashMap<>();
        Map<String, String> layoutIds = layoutIds();
        for (JsonObject bus : buses.getValuesAs(JsonObject.class)) {
            String plate = bus.getString("plate_number");
            String id = find(company("buses"), Map.of("company_id", companyId), "plate_number", plate)
                    .orElseGet(() -> api.post(company("buses"), owned(seated(bus, layoutIds), companyId)))
                    .getString("bus_id");
            ids.put(plate, id);
        }
        return ids;
    }

    /** The layouts that the platform brings, by name. */
    private Map<String, String> layoutIds() {
        Map<String, String> ids = new HashMap<>();
        api.list(company("layouts"), Map.of("platform", "true"))
                .forEach(layout -> ids.put(layout.getString("name"), layout.getString("layout_id")));
        return ids;
    }

    private static JsonObject seated(JsonObject bus, Map<String, String> layoutIds) {
        return Json.createObjectBuilder(bus)
                .remove("layout")
                .add("layout_id", layoutIds.get(bus.getString("layout")))
                .build();
    }

    private String addRoute(JsonObject route, String companyId) {
        var stops = Json.createArrayBuilder();
        stopsOf(route)
                .forEach(stop -> stops.add(Json.createObjectBuilder(stop)
                        .remove("code")
                        .add("stop_id", stopIds.get(stop.getString("code")))));
        JsonObject body = Json.createObjectBuilder()
                .add("name", route.getString("name"))
                .add("stops", stops)
                .build();
        return find(company("routes"), Map.of("company_id", companyId), "name", route.getString("name"))
                .orElseGet(() -> api.post(company("routes"), owned(body, companyId)))
                .getString("route_id");
    }

    /** Prices every pair of stops by its distance, in steps that a passenger can pay in coins. */
    private void addFares(JsonObject route, String routeId, String currency, long farePerKm) {
        if (!api.get(company("routes/" + routeId + "/fares"))
                .getJsonArray("fares")
                .isEmpty()) {
            return;
        }
        List<JsonObject> stops = stopsOf(route);
        var fares = Json.createArrayBuilder();
        for (int from = 0; from < stops.size(); from++) {
            for (int to = from + 1; to < stops.size(); to++) {
                int km = stops.get(to).getInt("distance_km") - stops.get(from).getInt("distance_km");
                fares.add(Json.createObjectBuilder()
                        .add("from_stop_id", stopIds.get(stops.get(from).getString("code")))
                        .add("to_stop_id", stopIds.get(stops.get(to).getString("code")))
                        .add("amount", roundUp(km * farePerKm)));
            }
        }
        api.put(
                company("routes/" + routeId + "/fares"),
                Json.createObjectBuilder()
                        .add("currency", currency)
                        .add("fares", fares)
                        .build());
    }

    private void addTimetables(
            JsonObject route, String routeId, String companyId, Map<String, String> busIds, LocalDate today) {
        List<JsonObject> known = api.list(company("timetables"), Map.of("company_id", companyId));
        for (JsonObject departure : route.getJsonArray("departures").getValuesAs(JsonObject.class)) {
            String time = departure.getString("departure_time");
            String timetableId = known.stream()
                    .filter(timetable -> timetable.getString("route_id").equals(routeId))
                    .filter(timetable -> timetable.getString("departure_time").startsWith(time))
                    .findFirst()
                    .orElseGet(() -> api.post(
                            company("timetables"),
                            Json.createObjectBuilder()
                                    .add("route_id", routeId)
                                    .add("bus_id", busIds.get(departure.getString("plate_number")))
                                    .add("assigned_driver_id", userIds.get(departure.getString("driver")))
                                    .add("departure_time", time)
                                    .add("days", EVERY_DAY)
                                    .add("valid_from", today.toString())
                                    .add(
                                            "valid_to",
                                            today.plusYears(TIMETABLE_YEARS).toString())
                                    .build()))
                    .getString("timetable_id");
            api.post(
                    company("timetables/" + timetableId + "/schedules"),
                    period(today).build());
        }
    }

    private String publish(String companyId, LocalDate today) {
        JsonObject started = api.post(
                company("publications"),
                period(today).add("company_id", companyId).build());
        URI job = company("publications/" + started.getString("publication_id"));
        JsonObject done = api.await(
                job,
                JOB_PATIENCE,
                publication -> !publication.getString("status").equals("RUNNING"));
        if (!done.getString("status").equals("SUCCEEDED")) {
            throw new IllegalStateException("the publication ended as " + done);
        }
        return done.getString("status");
    }

    /** The first item of the list that has this value. */
    private Optional<JsonObject> find(URI list, Map<String, String> filter, String key, String value) {
        return api.list(list, filter).stream()
                .filter(item -> item.getString(key).equals(value))
                .findFirst();
    }

    private URI company(String path) {
        return urls.company().resolve("/company/v1/" + path);
    }

    private static JsonObject owned(JsonObject body, String companyId) {
        return Json.createObjectBuilder(body).add("company_id", companyId).build();
    }

    private static JsonObjectBuilder period(LocalDate today) {
        return Json.createObjectBuilder()
                .add("from", today.toString())
                .add("to", today.plusDays(DAYS_ON_SALE - 1).toString());
    }

    private static List<JsonObject> stopsOf(JsonObject route) {
        return route.getJsonArray("stops").getValuesAs(JsonObject.class);
    }

    private static long roundUp(long fare) {
        return (fare + FARE_STEP - 1) / FARE_STEP * FARE_STEP;
    }

    static JsonObject script() {
        try (InputStream demo = DemoData.class.getResourceAsStream("demo.json");
                JsonReader reader = Json.createReader(demo)) {
            return reader.readObject();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
