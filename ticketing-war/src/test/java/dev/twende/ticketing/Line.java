package dev.twende.ticketing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.twende.events.company.CompanyRef;
import dev.twende.events.company.SalesTerms;
import dev.twende.events.company.ScheduleChanged;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.events.company.ScheduleSeat;
import dev.twende.events.company.ScheduleStop;
import dev.twende.testing.Broker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Kigali - Muhanga - Huye - Nyamagabe - Rusizi, an hour from stop to stop, RWF 1,000 for each; Huye to Rusizi is not sold. */
final class Line {
    static final ZoneId ZONE = ZoneId.of("Africa/Kigali");
    static final List<String> STOPS = List.of("Kigali", "Muhanga", "Huye", "Nyamagabe", "Rusizi");
    static final int SEATS = 50;

    final UUID company;
    final UUID schedule = UUID.randomUUID();
    final UUID bus = UUID.randomUUID();
    final List<UUID> stops;
    final Instant departure;

    private Line(Instant departure) {
        this(UUID.randomUUID(), STOPS.stream().map(name -> UUID.randomUUID()).toList(), departure);
    }

    private Line(UUID company, List<UUID> stops, Instant departure) {
        this.company = company;
        this.stops = stops;
        this.departure = departure.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Told by company on the broker, and on sale when this returns. */
    static Line onSale() {
        Line line = planned();
        Broker.send(line.created());
        line.awaitArrival();
        return line;
    }

    /** Another bus between the same stops, of this company or another. */
    Line another(UUID byCompany, Duration later) {
        Line line = new Line(byCompany, stops, departure.plus(later));
        Broker.send(line.created());
        line.awaitArrival();
        return line;
    }

    /** Another bus of the company between the same stops, not told yet. */
    Line plannedBeside(Duration later) {
        return new Line(company, stops, departure.plus(later));
    }

    /** Not told yet. */
    static Line planned() {
        return new Line(Instant.now().plus(Duration.ofDays(3)));
    }

    /** The bus leaves its first stop in half an hour: tickets can be boarded on. */
    static Line boarding() {
        Line line = new Line(Instant.now().plus(Duration.ofMinutes(30)));
        Broker.send(line.created());
        line.awaitArrival();
        return line;
    }

    /** As {@link #boarding}, and the route asks its passengers for this. */
    static Line boardingWithPapers(String... fields) {
        return new Line(Instant.now().plus(Duration.ofMinutes(30)))
                .onSale(new SalesTerms(null, null, null, null, List.of(fields), null));
    }

    /** Told by company with these terms, and on sale when this returns. */
    Line onSale(SalesTerms terms) {
        return onSale(terms, null, null);
    }

    /** As {@link #onSale(SalesTerms)}, with some seats drawn and what the bus has. */
    Line onSale(SalesTerms terms, List<ScheduleSeat> layout, List<String> features) {
        ScheduleCreated told = created();
        Broker.send(new ScheduleCreated(
                told.scheduleId(),
                told.company(),
                told.routeId(),
                told.routeName(),
                told.busId(),
                told.plateNumber(),
                told.assignedDriverId(),
                told.serviceDate(),
                told.departureTime(),
                told.seats(),
                told.stops(),
                told.currency(),
                told.fares(),
                told.revision(),
                layout,
                features,
                terms));
        awaitArrival();
        return this;
    }

    /** The bus has left its first stop, but not yet the second. */
    static Line underWay() {
        Line line = new Line(Instant.now().minus(Duration.ofMinutes(30)));
        Broker.send(line.created());
        line.awaitArrival();
        return line;
    }

    void awaitArrival() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given().queryParam("from_stop_id", kigali())
                                .queryParam("to_stop_id", huye())
                                .get("/ticketing/v1/schedules/" + schedule + "/seats")
                                .statusCode()
                        == 200);
    }

    UUID kigali() {
        return stops.get(0);
    }

    UUID muhanga() {
        return stops.get(1);
    }

    UUID huye() {
        return stops.get(2);
    }

    UUID nyamagabe() {
        return stops.get(3);
    }

    UUID rusizi() {
        return stops.get(4);
    }

    LocalDate date() {
        return date(kigali());
    }

    /** The day at a stop: an hour from one to the next may be past midnight. */
    LocalDate date(UUID stop) {
        return departure
                .plus(Duration.ofHours(stops.indexOf(stop)))
                .atZone(ZONE)
                .toLocalDate();
    }

    ScheduleCreated created() {
        return as(1, Duration.ZERO, 1_000, bus, SEATS);
    }

    /** The schedule as it stands after a change. */
    ScheduleChanged changed(int revision, Duration step, Duration delay, long fare, UUID byBus, int seats) {
        return new ScheduleChanged(
                schedule,
                company,
                revision,
                List.of("TIMES"),
                step.toSeconds(),
                "a landslide",
                as(revision, delay, fare, byBus, seats));
    }

    private ScheduleCreated as(int revision, Duration delay, long fare, UUID byBus, int seats) {
        List<ScheduleStop> planned = new ArrayList<>();
        List<List<Long>> fares = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            Instant time = departure.plus(delay).plus(Duration.ofHours(i));
            planned.add(new ScheduleStop(
                    i, stops.get(i), STOPS.get(i), ZONE.getId(), time, time, i < stops.size() - 1, i > 0, "RW"));
            List<Long> row = new ArrayList<>();
            for (int to = i + 1; to < stops.size(); to++) {
                row.add(i == 2 && to == 4 ? null : Long.valueOf(fare * (to - i)));
            }
            if (!row.isEmpty()) {
                fares.add(row);
            }
        }
        return new ScheduleCreated(
                schedule,
                new CompanyRef(company, "Volcano Express"),
                UUID.randomUUID(),
                "Kigali - Rusizi",
                byBus,
                "RAD 123 B",
                null,
                date(),
                departure.plus(delay),
                IntStream.rangeClosed(1, seats).mapToObj(Integer::toString).toList(),
                planned,
                "RWF",
                fares,
                revision,
                null,
                null,
                null);
    }
}
