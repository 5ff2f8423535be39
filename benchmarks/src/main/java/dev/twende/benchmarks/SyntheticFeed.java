package dev.twende.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A network that looks like one: routes of 25 stops that share stations, trips all day that take their own time each. The same
 * numbers give the same bytes.
 */
final class SyntheticFeed {
    static final List<String> TABLES =
            List.of("agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt", "calendar.txt");
    static final int STOPS_A_TRIP = 25;

    private static final int STOPS = 4_000;
    private static final int ROUTES = 400;
    private static final long SEED = 20_261_123;

    private final Path folder;
    private final int trips;

    private SyntheticFeed(Path folder, int trips) {
        this.folder = folder;
        this.trips = trips;
    }

    /** Writes the tables and the zip file of them. */
    static SyntheticFeed write(Path folder, int stopTimes, LocalDate from) throws IOException {
        Files.createDirectories(folder);
        SyntheticFeed feed = new SyntheticFeed(folder, stopTimes / STOPS_A_TRIP);
        feed.writeSmall(from);
        feed.writeTrips();
        feed.pack();
        return feed;
    }

    int stopTimes() {
        return trips * STOPS_A_TRIP;
    }

    Path table(String name) {
        return folder.resolve(name);
    }

    Path zip() {
        return folder.resolve("feed.zip");
    }

    /** Rows of all tables, without their headers. */
    long rows() {
        return 1 + STOPS + ROUTES + trips + (long) stopTimes() + 1;
    }

    private void writeSmall(LocalDate from) throws IOException {
        DateTimeFormatter date = DateTimeFormatter.BASIC_ISO_DATE;
        Files.writeString(
                table("agency.txt"),
                "agency_id,agency_name,agency_url,agency_timezone\n"
                        + "BENCH,Bench lines,https://twende.dev,Africa/Kigali\n");
        Files.writeString(
                table("calendar.txt"),
                "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nDAILY,1,1,1,1,1,1,1,"
                        + date.format(from.minusDays(30)) + "," + date.format(from.plusDays(300)) + "\n");
        StringBuilder stops = new StringBuilder("stop_id,stop_name,stop_lat,stop_lon\n");
        for (int stop = 0; stop < STOPS; stop++) {
            stops.append(
                    "stop-%d,Place %d,%.6f,%.6f\n".formatted(stop, stop, -1 - stop / 80 * 0.03, 29 + stop % 80 * 0.02));
        }
        Files.writeString(table("stops.txt"), stops);
        StringBuilder routes = new StringBuilder("route_id,agency_id,route_short_name,route_long_name,route_type\n");
        for (int route = 0; route < ROUTES; route++) {
            routes.append("route-%d,BENCH,R%d,Line %d,3\n".formatted(route, route, route));
        }
        Files.writeString(table("routes.txt"), routes);
    }

    private void writeTrips() throws IOException {
        Random random = new Random(SEED);
        List<int[]> paths = new ArrayList<>();
        for (int route = 0; route < ROUTES; route++) {
            paths.add(random.ints(0, STOPS).distinct().limit(STOPS_A_TRIP).toArray());
        }
        try (BufferedWriter tripsTable = Files.newBufferedWriter(table("trips.txt"));
                BufferedWriter timesTable = Files.newBufferedWriter(table("stop_times.txt"))) {
            tripsTable.write("route_id,service_id,trip_id\n");
            timesTable.write("trip_id,arrival_time,departure_time,stop_id,stop_sequence\n");
            for (int trip = 0; trip < trips; trip++) {
                int route = trip % ROUTES;
                tripsTable.write("route-" + route + ",DAILY,trip-" + trip + "\n");
                int clock = 5 * 3600 + (int) ((long) trip * 17 * 3600 / trips);
                for (int i = 0; i < STOPS_A_TRIP; i++) {
                    int arrival = clock + (i == 0 ? 0 : 240 + random.nextInt(300));
                    clock = arrival + random.nextInt(60);
                    timesTable.write("trip-" + trip + "," + time(arrival) + "," + time(clock) + ",stop-"
                            + paths.get(route)[i] + "," + (i + 1) + "\n");
                }
            }
        }
    }

    private static String time(int seconds) {
        return two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private void pack() throws IOException {
        try (OutputStream out = Files.newOutputStream(zip());
                ZipOutputStream packed = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String name : TABLES) {
                packed.putNextEntry(new ZipEntry(name));
                Files.copy(table(name), packed);
                packed.closeEntry();
            }
        }
    }
}
