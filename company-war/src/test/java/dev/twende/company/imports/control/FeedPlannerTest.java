package dev.twende.company.imports.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.company.imports.control.FeedPlan.PlannedRoute;
import dev.twende.company.imports.entity.Finding;
import dev.twende.company.imports.entity.ImportOrder;
import dev.twende.company.timetables.entity.FedTimetable;
import dev.twende.company.timetables.entity.Headway;
import dev.twende.company.timetables.entity.StopTime;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedPlannerTest {
    private static final Path NAIROBI = Path.of("../system-tests/src/test/resources/gtfs/nairobi-gtfs-2019.zip");
    private static final ZoneId HOME = ZoneId.of("Africa/Kigali");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final long MANY = 1_000_000;

    private final Findings findings = new Findings();

    @TempDir
    private Path folder;

    @Test
    void takesNairobiWhole() throws IOException {
        Planned plan = plan(NAIROBI, MONDAY, 1, MANY);

        assertThat(plan.stops()).hasSize(4_284);
        assertThat(plan.routes()).hasSize(272);
        assertThat(plan.timetables()).hasSize(800);
        // 792 headway windows with 34,848 departures, and 8 trips without one that run once
        assertThat(departures(plan)).isEqualTo(34_856);
        assertThat(plan.stops().get(0).zone()).isEqualTo(ZoneId.of("Africa/Nairobi"));
        assertThat(codes()).contains("validity-over", "zero-length-hop", "stop-without-parent", "table-not-used");
        assertThat(finding("zero-length-hop").count()).isEqualTo(1);
    }

    private static long departures(Planned plan) {
        return plan.timetables().stream().mapToLong(FeedPlannerTest::departures).sum();
    }

    private static long departures(FedTimetable timetable) {
        Headway headway = timetable.headway();
        return headway == null
                ? 1
                : -Math.floorDiv(timetable.departureTime().seconds() - headway.untilSeconds(), headway.seconds());
    }

    @Test
    void refusesMoreDeparturesThanTheLimit() {
        assertThatThrownBy(() -> plan(NAIROBI, MONDAY, 2, 50_000))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("69712");
    }

    @Test
    void keepsMondaysMondaysWhenTheValidityIsOver() throws IOException {
        Map<String, String> feed = feed();
        feed.put(
                "calendar.txt",
                "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nS,1,0,0,0,0,0,0,20190101,20190107\n");
        Planned plan = plan(zip(feed), MONDAY.minusDays(1), 3, MANY);

        assertThat(plan.timetables()).hasSize(1);
        FedTimetable timetable = plan.timetables().get(0);
        assertThat(timetable.calendar().runsOn(MONDAY)).isTrue();
        assertThat(timetable.calendar().days().list()).containsExactly(DayOfWeek.MONDAY);
        assertThat(timetable.calendar().runsOn(MONDAY.minusDays(1))).isFalse();
        assertThat(finding("validity-over").examples().get(0)).startsWith("valid until 2019-01-07");
    }

    @Test
    void doesNotShiftAFeedThatIsStillValid() throws IOException {
        Planned plan = plan(zip(feed()), MONDAY, 7, MANY);

        assertThat(plan.timetables()).hasSize(1);
        assertThat(codes()).doesNotContain("validity-over");
        assertThat(plan.timetables().get(0).departureTime().seconds()).isEqualTo(6 * 3600);
        assertThat(plan.timetables().get(0).times().list())
                .extracting(StopTime::arrivalSeconds)
                .containsExactly(0, 600, 1_200);
    }

    @Test
    void livesInTheCompanysZoneWhenTheFeedsHasNoName() throws IOException {
        Map<String, String> feed = feed();
        feed.put("agency.txt", feed.get("agency.txt").replace("Africa/Kigali", "UTC+02:00"));
        Planned plan = plan(zip(feed), MONDAY, 1, MANY);

        assertThat(plan.stops()).extracting(FeedPlan.PlannedStop::zone).containsOnly(HOME);
        assertThat(finding("unknown-time-zone").examples()).containsExactly("UTC+02:00");
    }

    @Test
    void followsCalendarDatesAlone() throws IOException {
        Map<String, String> feed = feed();
        feed.remove("calendar.txt");
        feed.put("calendar_dates.txt", "service_id,date,exception_type\nS,20261201,1\nS,20270101,1\n");
        Planned plan = plan(zip(feed), MONDAY, 7, MANY);

        assertThat(plan.timetables()).hasSize(1);
        assertThat(MONDAY.datesUntil(MONDAY.plusDays(7))
                        .filter(plan.timetables().get(0).calendar()::runsOn))
                .containsExactly(LocalDate.of(2026, 12, 1));
    }

    @Test
    void removesDates() throws IOException {
        Map<String, String> feed = feed();
        feed.put("calendar_dates.txt", "service_id,date,exception_type\nS,20261201,2\n");
        Planned plan = plan(zip(feed), MONDAY, 7, MANY);

        assertThat(plan.timetables().get(0).calendar().runsOn(LocalDate.of(2026, 12, 1)))
                .isFalse();
        assertThat(plan.timetables().get(0).calendar().runsOn(LocalDate.of(2026, 12, 2)))
                .isTrue();
    }

    @Test
    void expandsFrequencies() throws IOException {
        Map<String, String> feed = feed();
        feed.put(
                "frequencies.txt",
                "trip_id,start_time,end_time,headway_secs\nT,06:00:00,07:00:00,600\nT,7:00:00,8:00:00,1800\nT,9:00:00,8:00:00,60\nT,9:00:00,10:00:00,0\n");
        Planned plan = plan(zip(feed), MONDAY, 1, MANY);

        assertThat(plan.timetables()).hasSize(2);
        assertThat(departures(plan)).isEqualTo(8);
        assertThat(plan.routes()).hasSize(1);
        assertThat(finding("invalid-frequency").count()).isEqualTo(2);
    }

    @Test
    void mendsOrSkipsWhatIsBrokenAndSaysSo() throws IOException {
        Map<String, String> feed = feed();
        feed.put("stops.txt", feed.get("stops.txt") + "D,Nowhere,,\nE,Not a number,NaN,30.0\nA,Again,-1.9,30.0\n");
        feed.put(
                "trips.txt",
                feed.get("trips.txt") + "R,S,NOTIMES\nR,NOSERVICE,T3\nNOROUTE,S,T4\nR,S,ENDS\nR,S,EARLY\n");
        feed.put("calendar_dates.txt", "service_id,date,exception_type\nS,20260230,1\n");
        feed.put("stop_times.txt", """
                trip_id,arrival_time,departure_time,stop_id,stop_sequence
                T,6:00:00,6:00:00,A,1
                T,5:50:00,5:50:00,B,2
                T,,,B2,3
                T,7:00:00,7:00:00,C,4
                T,7:00:00,7:00:00,A,4
                T,7:05:00,7:06:00,A,5
                T,7:10:00,7:10:00,D,6
                T,7:10:00,7:10:00,NOWHERE,7
                T,seven,7:10:00,C,8
                GHOST,6:00:00,6:00:00,A,1
                ENDS,,,A,1
                EARLY,-10:00:00,-10:00:00,A,1
                EARLY,7:00:00,7:00:00,B,2
                ENDS,7:00:00,7:00:00,B,2
                """);
        feed.put("stops.txt", feed.get("stops.txt") + "B2,Between,-1.95,30.01\n");
        Planned plan = plan(zip(feed), MONDAY, 1, MANY);

        assertThat(plan.timetables()).hasSize(1);
        PlannedRoute route = plan.routes().get(0);
        assertThat(route.name()).isEqualTo("R1 Kigali - Huye");
        assertThat(route.stops())
                .extracting(FeedPlan.PlannedCall::stop)
                .containsExactly("X_A", "X_B", "X_B2", "X_C", "X_A");
        assertThat(route.stops())
                .extracting(FeedPlan.PlannedCall::arrivalSeconds)
                .containsExactly(0, 0, 1_500, 3_600, 3_900);
        assertThat(codes())
                .contains(
                        "bad-coordinates",
                        "duplicate-id",
                        "unknown-service",
                        "too-few-stops",
                        "unknown-reference",
                        "untimed-end",
                        "time-not-rising",
                        "time-interpolated",
                        "duplicate-sequence",
                        "unusable-stop",
                        "unknown-stop",
                        "departure-too-early",
                        "invalid-row",
                        "invalid-time");
    }

    @Test
    void refusesWhatIsNoFeed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "not a zip file");
        assertUnreadable(text, 1_000_000, "not a zip");
        Map<String, String> feed = feed();
        feed.remove("trips.txt");
        assertUnreadable(zip(feed), 1_000_000, "trips.txt");
        feed = feed();
        feed.remove("calendar.txt");
        assertUnreadable(zip(feed), 1_000_000, "calendar");
    }

    @Test
    void refusesABombWhileItUnpacks() throws IOException {
        Path bomb = zip(feed());
        Findings none = new Findings();
        assertThatThrownBy(() -> BoundedZip.open(bomb, 100, none))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("unpacks");
        Map<String, String> feed = feed();
        feed.put("stops.txt", feed.get("stops.txt") + "A".repeat(5_000_000));
        try (BoundedZip zip = BoundedZip.open(zip(feed), 100_000_000, none)) {
            assertThatThrownBy(() -> FeedReader.read(zip, none))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("300 times");
        }
    }

    @Test
    void refusesAFileOfTooManyEntries() throws IOException {
        Map<String, String> feed = feed();
        for (int i = 0; i < 200; i++) {
            feed.put("photo" + i + ".jpg", "");
        }
        assertUnreadable(zip(feed), 1_000_000, "206 entries");
    }

    @Test
    void takesLatinLettersAndNamesTheirLines() throws IOException {
        Map<String, String> feed = feed();
        feed.put("stops.txt", feed.get("stops.txt").replace("Muhanga", "Gare du Mid\u00ef"));
        Path latin = zip(feed, StandardCharsets.ISO_8859_1);
        Planned plan = plan(latin, MONDAY, 1, MANY);

        assertThat(plan.stops())
                .extracting(FeedPlan.PlannedStop::name)
                .containsExactly("Kigali", "Gare du Mid\u00ef", "Huye");
        assertThat(finding("not-utf8").file()).isEqualTo("stops.txt");
        assertThat(finding("not-utf8").examples()).containsExactly("line 3");
    }

    @Test
    void readsUtf8WithAByteOrderMark() throws IOException {
        Map<String, String> feed = feed();
        feed.put("stops.txt", "\uFEFF" + feed.get("stops.txt").replace("Muhanga", "Ng\u0169rumo \ud83d\ude8c"));
        feed.put("stop_times.txt", "\uFEFF" + feed.get("stop_times.txt"));
        Planned plan = plan(zip(feed), MONDAY, 1, MANY);

        assertThat(plan.stops()).extracting(FeedPlan.PlannedStop::name).contains("Ng\u0169rumo \ud83d\ude8c");
        assertThat(codes()).doesNotContain("not-utf8");
        assertThat(plan.timetables()).hasSize(1);
    }

    @Test
    void takesStopTimesInAnyOrder() throws IOException {
        Map<String, String> feed = feed();
        feed.put("trips.txt", feed.get("trips.txt") + "R,S,U\n");
        feed.put("stop_times.txt", """
                trip_id,arrival_time,departure_time,stop_id,stop_sequence
                U,25:00:00,25:00:00,A,1
                T,6:20:00,6:20:00,C,3
                U,25:30:00,25:30:00,B,2
                T,6:00:00,6:00:00,A,1
                T,6:10:00,6:11:00,B,2
                """);
        Planned plan = plan(zip(feed), MONDAY, 1, MANY);

        assertThat(plan.timetables()).extracting(FedTimetable::ref).containsExactly("gtfs:X_T", "gtfs:X_U");
        assertThat(plan.timetables().get(0).times()).hasToString("0/0 600/660 1200/1200");
        assertThat(plan.timetables().get(1).departureTime()).hasToString("25:00");
    }

    @Test
    void knowsParentStationsAndStopsOutOfTheWay() throws IOException {
        Map<String, String> feed = feed();
        feed.put("stops.txt", """
                stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
                K,Kigali,-1.95,30.06,1,
                A,"Kigali, bay 1",-1.95,30.06,0,K
                B,Muhanga,-2.08,29.75,0,
                C,Huye,29.74,-2.6,0,
                N,Nowhere,0.0,0.0,0,
                """);
        Planned plan = plan(zip(feed), MONDAY, 1, MANY);

        assertThat(plan.stops()).extracting(FeedPlan.PlannedStop::parent).containsExactly(null, "X_K", null, null);
        assertThat(finding("far-away").examples()).containsExactly("X_C Huye");
        assertThat(finding("bad-coordinates").examples()).containsExactly("X_N");
    }

    @Test
    void keepsInMindWhatDoesNotRunOnTheseDays() throws IOException {
        Map<String, String> feed = feed();
        feed.put("trips.txt", feed.get("trips.txt") + "R,W,U\n");
        feed.put("calendar.txt", feed.get("calendar.txt") + "W,0,0,0,0,0,1,1,20260101,20271231\n");
        Planned plan = plan(zip(feed), MONDAY, 1, MANY);

        assertThat(plan.timetables()).extracting(FedTimetable::ref).containsExactly("gtfs:X_T");
        assertThat(plan.idle()).containsExactly("gtfs:X_U");
    }

    @Test
    void refusesADamagedFile() throws IOException {
        Map<String, String> feed = feed();
        feed.put("stop_times.txt", feed.get("stop_times.txt").repeat(50));
        Path damaged = zip(feed);
        byte[] bytes = Files.readAllBytes(damaged);
        int content =
                new String(bytes, StandardCharsets.ISO_8859_1).indexOf("stop_times.txt") + "stop_times.txt".length();
        Arrays.fill(bytes, content, content + 20, (byte) 0xFF);
        Files.write(damaged, bytes);

        assertThatThrownBy(() -> plan(damaged, MONDAY, 1, MANY))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.FEED_UNREADABLE))
                .hasMessageContaining("damaged");
    }

    private static void assertUnreadable(Path file, long bytesMax, String detail) {
        assertThatThrownBy(() -> BoundedZip.open(file, bytesMax, new Findings()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.FEED_UNREADABLE))
                .hasMessageContaining(detail);
    }

    @Test
    void readsAFeedInAFolder() throws IOException {
        Map<String, String> inFolder = new LinkedHashMap<>();
        feed().forEach((name, text) -> inFolder.put("feed/" + name, text));
        assertThat(plan(zip(inFolder), MONDAY, 1, MANY).timetables()).hasSize(1);
    }

    private Planned plan(Path file, LocalDate from, int days, long departuresMax) throws IOException {
        ImportOrder order = new ImportOrder(new UUID(1, 1), from, days, OptionalLong.empty(), 33);
        try (BoundedZip zip = BoundedZip.open(file, 100_000_000, findings);
                FeedPlan plan = new FeedPlanner(FeedReader.read(zip, findings), order, HOME, "RWF", findings)
                        .plan(zip, rows -> {}, departuresMax)) {
            List<FedTimetable> timetables = new ArrayList<>();
            plan.forEach(planned -> timetables.add(planned.timetable()));
            assertThat(timetables).hasSize(plan.size());
            return new Planned(plan.stops(), plan.routes(), timetables, plan.idle());
        }
    }

    private record Planned(
            List<FeedPlan.PlannedStop> stops,
            List<PlannedRoute> routes,
            List<FedTimetable> timetables,
            List<String> idle) {}

    private Finding finding(String code) {
        return findings.list().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " not in " + codes()));
    }

    private List<String> codes() {
        return findings.list().stream().map(Finding::code).toList();
    }

    private static Map<String, String> feed() {
        Map<String, String> feed = new LinkedHashMap<>();
        feed.put("agency.txt", "agency_id,agency_name,agency_url,agency_timezone\nX,X,http://x,Africa/Kigali\n");
        feed.put(
                "stops.txt",
                "stop_id,stop_name,stop_lat,stop_lon\nA,Kigali,-1.95,30.06\nB,Muhanga,-2.08,29.75\nC,Huye,-2.6,29.74\n");
        feed.put("routes.txt", "route_id,route_short_name,route_long_name,route_type\nR,R1,Kigali - Huye,3\n");
        feed.put("trips.txt", "route_id,service_id,trip_id\nR,S,T\n");
        feed.put(
                "stop_times.txt",
                "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT,6:00:00,6:00:00,A,1\nT,6:10:00,6:11:00,B,2\nT,06:20:00,06:20:00,C,3\n");
        feed.put(
                "calendar.txt",
                "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nS,1,1,1,1,1,1,1,20260101,20271231\n");
        return feed;
    }

    private Path zip(Map<String, String> files) throws IOException {
        return zip(files, StandardCharsets.UTF_8);
    }

    private Path zip(Map<String, String> files, Charset charset) throws IOException {
        Path file = Files.createTempFile(folder, "feed", ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(charset));
                zip.closeEntry();
            }
        }
        return file;
    }
}
