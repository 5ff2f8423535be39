package dev.twende.company.exports.control;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.exports.control.ExportStore.ExportedFare;
import dev.twende.company.exports.entity.ExportedPlace;
import dev.twende.company.exports.entity.ExportedRoute;
import dev.twende.company.exports.entity.ExportedTrip;
import dev.twende.company.exports.entity.FeedVersion;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.company.salesrules.entity.RiderCategory;
import dev.twende.company.timetables.entity.DateException;
import dev.twende.company.timetables.entity.StopTime;
import dev.twende.company.timetables.entity.StopTimes;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a company's feed as GTFS Schedule with Fares v2, table by table, as its reference says
 * (gtfs.org/documentation/schedule/reference, revision of 2024-08). Trips, stop times and fares stream from the database into the
 * file. All ids are ours, so they stay the same from feed to feed.
 */
final class FeedWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String BUS = "3";
    private static final String EXACT = "1";
    private static final String NOT_AVAILABLE = "1";
    private static final String REGULAR = "0";
    private static final String STATION = "1";
    private static final String NONE = "";
    private static final String ADDED = "1";
    private static final String REMOVED = "2";

    private final ZipOutputStream zip;
    private final ExportStore store;
    private final Company company;
    private final Map<UUID, ExportedRoute> routes;
    private final ServiceDays services = new ServiceDays();

    FeedWriter(OutputStream out, ExportStore store, Company company) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.store = store;
        this.company = company;
        this.routes = store.routes();
    }

    void write(FeedVersion version, ExportsConfig publisher) throws IOException {
        table(
                "agency.txt",
                List.of("agency_id", "agency_name", "agency_url", "agency_timezone"),
                rows -> rows.write(company.id(), company.name(), publisher.publisherUrl(), company.timeZone()));
        stops();
        routes();
        trips();
        stopTimes();
        frequencies();
        calendars();
        fares();
        feedInfo(version, publisher);
        zip.finish();
    }

    /** A station where buses stop themselves is told as a stop, for GTFS lets nobody board at a station. */
    private void stops() throws IOException {
        Map<UUID, ExportedPlace> stations = new LinkedHashMap<>();
        store.stations().forEach(station -> stations.put(station.id(), station));
        stations.keySet().removeAll(places().keySet());
        List<String> columns = List.of(
                "stop_id",
                "stop_code",
                "stop_name",
                "stop_lat",
                "stop_lon",
                "location_type",
                "parent_station",
                "stop_timezone");
        table("stops.txt", columns, rows -> {
            stations.values().forEach(station -> place(rows, station, STATION, NONE));
            places().values()
                    .forEach(stop -> place(
                            rows, stop, REGULAR, stations.containsKey(stop.stationId()) ? stop.stationId() : NONE));
        });
    }

    private static void place(Rows rows, ExportedPlace place, String type, Object station) {
        rows.write(
                place.id(),
                place.code(),
                place.name(),
                degrees(place.latitude()),
                degrees(place.longitude()),
                type,
                station,
                place.zone());
    }

    private Map<UUID, ExportedPlace> places() {
        Map<UUID, ExportedPlace> places = new LinkedHashMap<>();
        routes.values().forEach(route -> route.places().forEach(place -> places.put(place.id(), place)));
        return places;
    }

    /** Ten centimetres are enough, and doubles in their shortest form are ugly. */
    private static String degrees(double value) {
        return BigDecimal.valueOf(value)
                .setScale(6, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }

    private void routes() throws IOException {
        table(
                "routes.txt",
                List.of("route_id", "agency_id", "route_long_name", "route_type"),
                rows -> routes.forEach((id, route) -> rows.write(id, company.id(), route.name(), BUS)));
    }

    private void trips() throws IOException {
        table(
                "trips.txt",
                List.of("route_id", "service_id", "trip_id", "trip_headsign"),
                rows -> store.forEachTrip(trip -> {
                    ExportedRoute route = routes.get(trip.routeId());
                    String service = services.idOf(day(trip).dates(trip.dates()));
                    rows.write(
                            trip.routeId(),
                            service,
                            trip.tripId(),
                            route.places().get(route.places().size() - 1).name());
                }));
    }

    private ServiceDay day(ExportedTrip trip) {
        ZoneId stop = routes.get(trip.routeId()).places().get(0).zone();
        LocalDate first = LocalDate.ofEpochDay(trip.dates().first());
        return ServiceDay.of(stop, ZoneId.of(company.timeZone()), first, trip.departureSeconds());
    }

    private void stopTimes() throws IOException {
        List<String> columns = List.of(
                "trip_id",
                "arrival_time",
                "departure_time",
                "stop_id",
                "stop_sequence",
                "pickup_type",
                "drop_off_type");
        table(
                "stop_times.txt",
                columns,
                rows -> store.forEachTrip(trip -> {
                    List<RouteStop> stops = routes.get(trip.routeId()).stops();
                    List<StopTime> times = trip.times()
                            .filter(own -> own.list().size() == stops.size())
                            .orElseGet(() -> alongRoute(stops))
                            .list();
                    int start = day(trip).seconds(trip.departureSeconds());
                    for (int i = 0; i < stops.size(); i++) {
                        RouteStop stop = stops.get(i);
                        rows.write(
                                trip.tripId(),
                                time(start + times.get(i).arrivalSeconds()),
                                time(start + times.get(i).departureSeconds()),
                                stop.stopId(),
                                i,
                                stop.pickup() ? REGULAR : NOT_AVAILABLE,
                                stop.dropOff() ? REGULAR : NOT_AVAILABLE);
                    }
                }));
    }

    private static StopTimes alongRoute(List<RouteStop> stops) {
        return new StopTimes(stops.stream()
                .map(stop -> new StopTime(stop.arrivalSeconds(), stop.departureSeconds()))
                .toList());
    }

    private void frequencies() throws IOException {
        List<String> columns = List.of("trip_id", "start_time", "end_time", "headway_secs", "exact_times");
        table(
                "frequencies.txt",
                columns,
                rows -> store.forEachTrip(trip -> trip.headway().ifPresent(headway -> {
                    ServiceDay day = day(trip);
                    rows.write(
                            trip.tripId(),
                            time(day.seconds(trip.departureSeconds())),
                            time(day.seconds(headway.untilSeconds())),
                            headway.seconds(),
                            EXACT);
                })));
    }

    private void calendars() throws IOException {
        List<String> columns = List.of(
                "service_id",
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
                "start_date",
                "end_date");
        table(
                "calendar.txt",
                columns,
                rows -> services.forEach((id, calendar) -> {
                    if (ServiceDays.runsByWeek(calendar)) {
                        Stream<Object> days = Stream.of(DayOfWeek.values())
                                .map(day -> calendar.days().contains(day) ? 1 : 0);
                        Stream<Object> validity =
                                Stream.of(DATE.format(calendar.validFrom()), DATE.format(calendar.validTo()));
                        rows.write(Stream.of(Stream.<Object>of(id), days, validity)
                                .flatMap(each -> each)
                                .toArray());
                    }
                }));
        table(
                "calendar_dates.txt",
                List.of("service_id", "date", "exception_type"),
                rows -> services.forEach((id, calendar) -> {
                    for (DateException exception : ServiceDays.inOrder(calendar)) {
                        rows.write(id, DATE.format(exception.serviceDate()), exception.runs() ? ADDED : REMOVED);
                    }
                }));
    }

    /** Fares v2: each stop is an area, each route a network, each price a product. */
    private void fares() throws IOException {
        Map<String, ExportedFare> products = new LinkedHashMap<>();
        List<String> columns = List.of("network_id", "from_area_id", "to_area_id", "fare_product_id");
        table(
                "fare_leg_rules.txt",
                columns,
                rows -> store.forEachFare(fare -> {
                    String product =
                            fare.fareClass() + "/" + fare.riderCategory() + "/" + fare.currency() + fare.amount();
                    products.putIfAbsent(product, fare);
                    rows.write(fare.routeId(), fare.fromStopId(), fare.toStopId(), product);
                }));
        table(
                "fare_products.txt",
                List.of("fare_product_id", "fare_product_name", "rider_category_id", "amount", "currency"),
                rows -> products.forEach((id, fare) ->
                        rows.write(id, fare.fareClass(), fare.riderCategory(), amount(fare), fare.currency())));
        table(
                "rider_categories.txt",
                List.of("rider_category_id", "rider_category_name", "is_default_fare_category"),
                rows -> products.values().stream()
                        .map(ExportedFare::riderCategory)
                        .distinct()
                        .forEach(rider -> rows.write(rider, rider, rider.equals(RiderCategory.ADULT) ? 1 : 0)));
        table(
                "areas.txt",
                List.of("area_id", "area_name"),
                rows -> places().values().forEach(stop -> rows.write(stop.id(), stop.name())));
        table(
                "stop_areas.txt",
                List.of("area_id", "stop_id"),
                rows -> places().values().forEach(stop -> rows.write(stop.id(), stop.id())));
        table(
                "networks.txt",
                List.of("network_id", "network_name"),
                rows -> routes.forEach((id, route) -> rows.write(id, route.name())));
        table(
                "route_networks.txt",
                List.of("network_id", "route_id"),
                rows -> routes.keySet().forEach(id -> rows.write(id, id)));
    }

    private static String amount(ExportedFare fare) {
        int digits = Currency.getInstance(fare.currency()).getDefaultFractionDigits();
        return BigDecimal.valueOf(fare.amount(), digits).toPlainString();
    }

    private void feedInfo(FeedVersion version, ExportsConfig publisher) throws IOException {
        List<String> columns = List.of(
                "feed_publisher_name",
                "feed_publisher_url",
                "feed_lang",
                "feed_start_date",
                "feed_end_date",
                "feed_version",
                "feed_contact_url");
        table(
                "feed_info.txt",
                columns,
                rows -> rows.write(
                        publisher.publisherName(),
                        publisher.publisherUrl(),
                        "en",
                        DATE.format(services.first()),
                        DATE.format(services.last()),
                        version.tag(),
                        publisher.publisherUrl()));
    }

    /** Times of a service day may go beyond 24:00. */
    private static String time(int seconds) {
        StringBuilder time = new StringBuilder(8);
        two(time, seconds / 3600).append(':');
        two(time, seconds / 60 % 60).append(':');
        return two(time, seconds % 60).toString();
    }

    private static StringBuilder two(StringBuilder time, int number) {
        return time.append(number < 10 ? "0" : "").append(number);
    }

    private interface Content {
        void into(Rows rows) throws IOException;
    }

    /** Writes rows of one table. */
    private interface Rows {
        void write(Object... values);
    }

    private void table(String name, List<String> columns, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord(columns);
        content.into(values ->
                csv.writeRecord(Stream.of(values).map(Objects::toString).toList()));
        csv.flush();
        text.flush();
        zip.closeEntry();
    }
}
