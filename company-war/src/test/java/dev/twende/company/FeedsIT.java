package dev.twende.company;

import static dev.twende.kit.security.Roles.SERVICE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor.ScheduleRelationship;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.twende.testing.Database;
import dev.twende.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mobilitydata.gtfsvalidator.input.CountryCode;
import org.mobilitydata.gtfsvalidator.runner.ApplicationType;
import org.mobilitydata.gtfsvalidator.runner.ValidationRunner;
import org.mobilitydata.gtfsvalidator.runner.ValidationRunnerConfig;
import org.mobilitydata.gtfsvalidator.util.VersionResolver;

/** Feeds in and out, as operators and planners of journeys meet them: the real WAR over HTTP, on real servers. */
@ExtendWith(ArquillianExtension.class)
class FeedsIT {
    private static final LocalDate MONDAY =
            LocalDate.now(ZoneId.of("Africa/Kigali")).plusDays(7).with(DayOfWeek.MONDAY);
    private static final Duration IMPORT = Duration.ofMinutes(2);

    private static final Path NAIROBI = Path.of("../system-tests/src/test/resources/gtfs/nairobi-gtfs-2019.zip");

    private final Database database = Database.as("company");

    @Test
    void aSecondImportChangesOnlyWhatTheFeedChanged() throws IOException {
        Operator operator = Operator.active();
        Map<String, String> feed = feed();
        JsonPath first = imported(operator, zip(feed), 7);
        assertThat(first.getMap("counts")).isEqualTo(Map.of("stops", 4, "routes", 2, "timetables", 4, "schedules", 56));
        assertThat(first.getMap("changes.timetables")).isEqualTo(Map.of("added", 4, "changed", 0));
        assertThat(first.getInt("changes.schedules_added")).isEqualTo(56);

        JsonPath second = imported(operator, zip(feed), 7);
        assertThat(second.getMap("counts")).isEqualTo(first.getMap("counts"));
        assertThat(second.getMap("changes"))
                .isEqualTo(Map.of(
                        "stops",
                        Map.of("added", 0, "changed", 0),
                        "routes",
                        Map.of("added", 0, "changed", 0),
                        "timetables",
                        Map.of("added", 0, "changed", 0),
                        "routes_priced",
                        0,
                        "timetables_ended",
                        0,
                        "schedules_added",
                        0,
                        "schedules_dropped",
                        0));

        publish(operator, "gtfs:X_GONE", MONDAY);
        UUID night = publish(operator, "gtfs:X_NIGHT", MONDAY);
        UUID byHand = operator.addSchedule(
                routeOf(night), Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES));
        operator.post("schedules/" + byHand + "/publish", Map.of()).statusCode(200);
        List<Object> told = List.of(stopsOf(night), stopsOf(byHand));
        feed.put("stops.txt", feed.get("stops.txt").replace("Muhanga", "Muhanga gare"));
        feed.put("trips.txt", feed.get("trips.txt").replace("R,S,GONE\n", "R,S,NEW\n"));
        feed.put(
                "stop_times.txt",
                feed.get("stop_times.txt")
                        .replace("GONE,", "NEW,")
                        .replace("T,6:0", "T,6:1")
                        .replace("NIGHT,28:", "NIGHT,29:"));
        feed.put("calendar_dates.txt", "service_id,date,exception_type\nS," + basic(MONDAY.plusDays(2)) + ",2\n");
        JsonPath third = imported(operator, zip(feed), 7);
        assertThat(third.getMap("changes.stops")).isEqualTo(Map.of("added", 0, "changed", 1));
        assertThat(third.getMap("changes.timetables")).isEqualTo(Map.of("added", 1, "changed", 3));
        assertThat(third.getInt("changes.timetables_ended")).isEqualTo(1);
        // GONE and NIGHT, an hour longer: 7 less the published one; T: 7 at the old time; OFTEN: 5 on the Wednesday
        assertThat(third.getInt("changes.schedules_dropped")).isEqualTo(6 + 6 + 7 + 5);
        assertThat(third.getInt("changes.schedules_added")).isEqualTo(6 + 5 + 6);
        assertThat(published(third)).isEqualTo(2);
        assertThat(List.of(stopsOf(night), stopsOf(byHand))).isEqualTo(told);

        JsonPath fourth = imported(operator, zip(feed), 7);
        assertThat(fourth.getInt("changes.timetables.changed")).isZero();
        assertThat(published(fourth)).as("is told again and again").isEqualTo(2);
        assertThat(List.of(stopsOf(night), stopsOf(byHand))).isEqualTo(told);
        assertThat(database.count(
                        "select count(*) from schedule where company_id = ? and status = 'SCHEDULED'",
                        operator.companyId))
                .isEqualTo(3);
    }

    private static int published(JsonPath job) {
        return job.getInt("findings.find { it.code == 'published-differs' }.count");
    }

    private static List<Object> stopsOf(UUID schedule) {
        return Operator.get(Tokens.of(SERVICE), "schedules/" + schedule + "/snapshot")
                .statusCode(200)
                .body("stops", hasSize(2))
                .extract()
                .jsonPath()
                .getList("stops");
    }

    private UUID routeOf(UUID schedule) {
        return (UUID) database.rows("select route_id from schedule where id = ?", schedule)
                .get(0)
                .get("route_id");
    }

    private UUID publish(Operator operator, String timetable, LocalDate date) {
        UUID schedule = (UUID) database.rows("""
                        select schedule.id from schedule join timetable on timetable.id = timetable_id
                        where schedule.company_id = ? and service_date = cast(? as date) and external_ref = ?
                        """, operator.companyId, date.toString(), timetable)
                .get(0)
                .get("id");
        operator.post("schedules/" + schedule + "/publish", Map.of()).statusCode(200);
        return schedule;
    }

    @Test
    void refusesWhatIsNoFeedAndLeavesNothingBehind() throws IOException {
        Operator operator = Operator.active();
        upload(operator, "no zip".getBytes(StandardCharsets.UTF_8), 7)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("feed-unreadable"));
        Map<String, String> lacking = feed();
        lacking.remove("stop_times.txt");
        upload(operator, zip(lacking), 7).statusCode(422).body("detail", equalTo("The feed has no stop_times.txt."));
        Map<String, String> bomb = feed();
        bomb.put("stop_times.txt", bomb.get("stop_times.txt") + "0".repeat(9_000_000));
        JsonPath failed = job(operator, zip(bomb), 7);
        assertThat(failed.getString("status")).isEqualTo("FAILED");
        assertThat(failed.getString("failure")).contains("300 times");
        assertThat(database.count("select count(*) from route where company_id = ?", operator.companyId))
                .isZero();
        assertThat(database.count("select count(*) from bus where company_id = ?", operator.companyId))
                .isZero();
    }

    @Test
    void refusesTooLargeAFeedByItsAnnouncedLength() throws IOException {
        byte[] begin = new byte[10_000];
        String head = String.join(
                "\r\n",
                "POST /company/v1/imports?from=" + MONDAY + " HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + Operator.active().admin,
                "Content-Type: application/zip",
                "Content-Length: " + (200L * 1024 * 1024 + 1),
                "",
                "");
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(begin);
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).as("without the rest of it").startsWith("HTTP/1.1 413 ");
            assertThat(answer.lines().takeWhile(line -> !line.isEmpty()))
                    .anyMatch(
                            line -> line.toLowerCase(Locale.ROOT).startsWith("content-type: application/problem+json"));
        }
    }

    // feeds out

    @Test
    void aCompanysFeedIsValidAndNamesWhatRealtimeSpeaksOf(@TempDir Path folder) throws Exception {
        Operator operator = Operator.active();
        refusedAsUnpublished(operator);
        UUID timetable = operator.addTimetable(operator.addPricedRoute(), MONDAY, MONDAY.plusDays(20));
        operator.post(
                        "timetables/" + timetable + "/schedules",
                        Map.of(
                                "from",
                                MONDAY.toString(),
                                "to",
                                MONDAY.plusDays(20).toString()))
                .statusCode(200);
        Map<String, Object> range =
                Map.of("from", MONDAY.toString(), "to", MONDAY.plusDays(20).toString());
        UUID publication = Operator.id(operator.post("publications", range).statusCode(202), "publication_id");
        await().atMost(IMPORT)
                .until(() -> operator.get("publications/" + publication)
                        .extract()
                        .path("status")
                        .equals("SUCCEEDED"));
        UUID byHand = operator.addSchedule(
                operator.addPricedRoute(),
                Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES));
        operator.post("schedules/" + byHand + "/publish", Map.of()).statusCode(200);

        Response first = export(operator);
        Map<String, List<Map<String, String>>> feed = unzipped(first.asByteArray());
        assertThat(feed.get("trips.txt"))
                .extracting(trip -> trip.get("trip_id"))
                .containsExactlyInAnyOrder(timetable.toString(), byHand.toString());
        assertThat(feed.get("calendar.txt")).hasSize(1);
        assertThat(feed.get("calendar_dates.txt")).hasSize(1);
        assertThat(feed.get("fare_products.txt"))
                .extracting(fare -> fare.get("amount"))
                .contains("5000", "2000");
        assertThat(feed.get("fare_leg_rules.txt")).hasSize(4);
        validate("a company made by hand", first.asByteArray(), "RW", folder);

        given().header("If-None-Match", first.header("ETag"))
                .get(feedOf(operator))
                .then()
                .statusCode(304);
        given().header("If-Modified-Since", first.header("Last-Modified"))
                .get(feedOf(operator))
                .then()
                .statusCode(304);

        given().head(feedOf(operator)).then().statusCode(200).header("ETag", first.header("ETag"));

        UUID cancelled = scheduleOn(timetable, MONDAY);
        operator.post("schedules/" + cancelled + "/cancel", Map.of("reason", "Landslide"))
                .statusCode(200);
        operator.post("schedules/" + byHand + "/delay", Map.of("minutes", 20, "reason", "Road works"))
                .statusCode(200);
        FeedMessage updates = FeedMessage.parseFrom(
                given().get("/company/v1/companies/" + operator.companyId + "/gtfs-rt/trip-updates")
                        .then()
                        .statusCode(200)
                        .contentType("application/x-protobuf")
                        .extract()
                        .asByteArray());
        assertThat(updates.getEntityList())
                .extracting(entity -> entity.getTripUpdate().getTrip().getScheduleRelationship())
                .containsExactlyInAnyOrder(ScheduleRelationship.CANCELED, ScheduleRelationship.SCHEDULED);
        for (FeedEntity entity : updates.getEntityList()) {
            assertNamesARun(entity.getTripUpdate().getTrip(), feed);
        }
        FeedEntity late = updates.getEntityList().stream()
                .filter(entity -> entity.getTripUpdate().getStopTimeUpdateCount() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(late.getTripUpdate().getStopTimeUpdateList())
                .hasSize(3)
                .allMatch(update -> update.getArrival().getDelay() == 20 * 60);
        assertThat(given().accept("text/plain")
                        .get("/company/v1/companies/" + operator.companyId + "/gtfs-rt/alerts")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("NO_SERVICE", "SIGNIFICANT_DELAYS", "20 min late", timetable.toString())
                .contains("does not run. Landslide", ". Road works");
        assertThat(export(operator).header("ETag"))
                .as("a delay changes no timetable")
                .isEqualTo(first.header("ETag"));
    }

    private static void refusedAsUnpublished(Operator operator) {
        given().get(feedOf(operator)).then().statusCode(404).contentType("application/problem+json");
        given().get(feedOf(Operator.draft())).then().statusCode(404).contentType("application/problem+json");
    }

    private UUID scheduleOn(UUID timetable, LocalDate date) {
        return (UUID) database.rows(
                        "select id from schedule where timetable_id = ? and service_date = cast(? as date)",
                        timetable,
                        date.toString())
                .get(0)
                .get("id");
    }

    private static void assertNamesARun(TripDescriptor trip, Map<String, List<Map<String, String>>> feed) {
        String service = feed.get("trips.txt").stream()
                .filter(row -> row.get("trip_id").equals(trip.getTripId()))
                .filter(row -> row.get("route_id").equals(trip.getRouteId()))
                .map(row -> row.get("service_id"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no trip " + trip));
        boolean runs = feed.get("calendar_dates.txt").stream()
                        .anyMatch(row -> row.get("service_id").equals(service)
                                && row.get("date").equals(trip.getStartDate())
                                && row.get("exception_type").equals("1"))
                || feed.get("calendar.txt").stream()
                        .anyMatch(row -> row.get("service_id").equals(service)
                                && row.get("start_date").compareTo(trip.getStartDate()) <= 0
                                && row.get("end_date").compareTo(trip.getStartDate()) >= 0);
        assertThat(runs).as("%s runs on %s", service, trip.getStartDate()).isTrue();
    }

    @Test
    void aCityComesOutAsItCameIn(@TempDir Path folder) throws Exception {
        Operator operator = Operator.active();
        JsonPath in = imported(operator, Files.readAllBytes(NAIROBI), 1);
        int published = database.exec(
                "update schedule set status = 'SCHEDULED', published_at = now(), revision = 1 where company_id = ?",
                operator.companyId);
        assertThat(published).isEqualTo(in.getInt("counts.schedules"));

        byte[] out = export(operator).asByteArray();
        Map<String, List<Map<String, String>>> feed = unzipped(out);
        assertThat(feed.get("trips.txt")).hasSize(in.getInt("counts.timetables"));
        assertThat(feed.get("routes.txt")).hasSize(in.getInt("counts.routes"));
        assertThat(feed.get("frequencies.txt")).hasSize(792);
        validate("Nairobi", out, "KE", folder);

        Operator again = Operator.active();
        JsonPath back = imported(again, out, 1);
        assertThat(back.getInt("counts.schedules")).isEqualTo(published);
        assertThat(back.getInt("changes.routes_priced")).isEqualTo(in.getInt("counts.routes"));
        assertThat(standardFares(again)).as("the feed's own fares").isEqualTo(standardFares(operator));
    }

    private List<Object> standardFares(Operator operator) {
        return database.rows("""
                        select array_to_string(amounts, ',', '-') as fares
                        from fare_period join route on route.id = route_id where company_id = ? order by 1
                        """, operator.companyId).stream()
                .map(row -> row.get("fares"))
                .toList();
    }

    private static String feedOf(Operator operator) {
        return "/company/v1/companies/" + operator.companyId + "/gtfs";
    }

    private static Response export(Operator operator) {
        return given().get(feedOf(operator))
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .response();
    }

    private static Map<String, List<Map<String, String>>> unzipped(byte[] zip) throws IOException {
        Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
                    tables.put(
                            entry.getName(),
                            rows.stream().map(NamedCsvRecord::getFieldsAsMap).toList());
                }
            }
        }
        return tables;
    }

    /** By MobilityData's canonical validator. */
    private static void validate(String what, byte[] feed, String country, Path folder) throws Exception {
        Path zip = Files.write(folder.resolve("feed.zip"), feed);
        Path out = folder.resolve("report");
        new ValidationRunner(new VersionResolver(ApplicationType.CLI))
                .run(ValidationRunnerConfig.builder()
                        .setGtfsSource(zip.toUri())
                        .setOutputDirectory(out)
                        .setNumThreads(2)
                        .setCountryCode(CountryCode.forStringOrUnknown(country))
                        .setSkipValidatorUpdate(true)
                        .setDateForValidation(LocalDate.now(ZoneOffset.UTC))
                        .build());
        JsonPath report = JsonPath.from(out.resolve("report.json").toFile());
        List<Map<String, Object>> notices = report.getList("notices");
        System.out.println("validator on the feed of " + what + ": "
                + notices.stream()
                        .map(notice ->
                                notice.get("severity") + " " + notice.get("code") + " " + notice.get("totalNotices"))
                        .toList());
        assertThat(notices)
                .filteredOn(notice -> notice.get("severity").equals("ERROR"))
                .isEmpty();
    }

    // how it is asked

    private static JsonPath imported(Operator operator, byte[] zip, int days) {
        JsonPath job = job(operator, zip, days);
        assertThat(job.getString("status")).as(job.prettify()).isEqualTo("SUCCEEDED");
        return job;
    }

    private static JsonPath job(Operator operator, byte[] zip, int days) {
        UUID id = Operator.id(upload(operator, zip, days).statusCode(202), "import_id");
        await().atMost(IMPORT)
                .until(() -> !operator.get("imports/" + id)
                        .statusCode(200)
                        .extract()
                        .path("status")
                        .equals("RUNNING"));
        return operator.get("imports/" + id).extract().jsonPath();
    }

    private static ValidatableResponse upload(Operator operator, byte[] zip, int days) {
        return given().auth()
                .oauth2(operator.admin)
                .contentType("application/zip")
                .queryParam("from", MONDAY.toString())
                .queryParam("days", days)
                .queryParam("flat_fare", 5000)
                .body(zip)
                .post("/company/v1/imports")
                .then();
    }

    private static String basic(LocalDate date) {
        return date.toString().replace("-", "");
    }

    /** Three trips a day, one in the night, and one every half hour from nine to half past eleven. */
    private static Map<String, String> feed() {
        Map<String, String> feed = new LinkedHashMap<>();
        feed.put("agency.txt", "agency_id,agency_name,agency_url,agency_timezone\nX,X,http://x.rw,Africa/Kigali\n");
        feed.put("stops.txt", """
                stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
                K,Kigali,-1.9390,30.0445,1,
                A,Nyabugogo,-1.9391,30.0446,0,K
                B,Muhanga,-2.0845,29.7566,0,
                C,Huye,-2.5967,29.7394,0,
                """);
        feed.put("routes.txt", "route_id,route_short_name,route_long_name,route_type\nR,R1,Kigali - Huye,3\n");
        feed.put("trips.txt", "route_id,service_id,trip_id\nR,S,T\nR,S,GONE\nR,S,NIGHT\nR,S,OFTEN\n");
        feed.put("stop_times.txt", """
                trip_id,arrival_time,departure_time,stop_id,stop_sequence
                T,6:00:00,6:00:00,A,1
                T,7:00:00,7:05:00,B,2
                T,8:30:00,8:30:00,C,3
                GONE,7:00:00,7:00:00,A,1
                GONE,8:00:00,8:05:00,B,2
                GONE,9:30:00,9:30:00,C,3
                NIGHT,25:00:00,25:00:00,C,1
                NIGHT,28:00:00,28:00:00,A,2
                OFTEN,0:00:00,0:00:00,A,1
                OFTEN,1:00:00,1:05:00,B,2
                OFTEN,2:30:00,2:30:00,C,3
                """);
        feed.put(
                "frequencies.txt",
                "trip_id,start_time,end_time,headway_secs,exact_times\nOFTEN,9:00:00,11:30:00,1800,1\n");
        feed.put(
                "calendar.txt",
                "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nS,1,1,1,1,1,1,1,"
                        + basic(MONDAY.minusDays(60)) + "," + basic(MONDAY.plusDays(300)) + "\n");
        return feed;
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
