package dev.twende.company.schedules.boundary;

import dev.twende.company.buses.boundary.Buses;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.drivers.boundary.Drivers;
import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.schedules.control.ScheduleStore;
import dev.twende.company.schedules.control.ScheduleStore.GeneratedRow;
import dev.twende.company.schedules.control.SchedulesConfig;
import dev.twende.company.schedules.entity.FedCounts;
import dev.twende.company.schedules.entity.FedDeparture;
import dev.twende.company.schedules.entity.FedRange;
import dev.twende.company.stops.boundary.CopyTable;
import dev.twende.company.stops.boundary.Stops;
import dev.twende.company.timetables.boundary.Timetables;
import dev.twende.company.timetables.entity.Departure;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.company.timetables.entity.Timetable;
import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Generates the dated schedules that timetables ask for; what is there already stays as it is, and what clashes is left out and
 * reported. A driver who is none any more is left out as well: a run without driver shows in the list, a missing one does not.
 */
@ApplicationScoped
@Transactional
public class TimetableSchedules {
    /** A year at most in one request. */
    private static final int DAYS_MAX = 366;

    private ScheduleStore store;
    private Timetables timetables;
    private Routes routes;
    private Stops stops;
    private Buses buses;
    private Drivers drivers;
    private SchedulesConfig config;
    private Clock clock;

    protected TimetableSchedules() {} // for the CDI proxy

    @Inject
    public TimetableSchedules(
            ScheduleStore store,
            Timetables timetables,
            Routes routes,
            Stops stops,
            Buses buses,
            Drivers drivers,
            SchedulesConfig config,
            Clock clock) {
        this.store = store;
        this.timetables = timetables;
        this.routes = routes;
        this.stops = stops;
        this.buses = buses;
        this.drivers = drivers;
        this.config = config;
        this.clock = clock;
    }

    public GenerateResponse generate(UUID timetableId, LocalDate from, LocalDate to) {
        ServiceDates.mustContain(from, "from");
        ServiceDates.mustContain(to, "to");
        if (to.isBefore(from) || to.isAfter(from.plusDays(DAYS_MAX - 1))) {
            throw Problem.invalid("to", "must be from 0 to " + (DAYS_MAX - 1) + " days after from");
        }
        Timetable timetable = timetables.requireForCaller(timetableId);
        timetable.mustNotBeRetired();
        return generate(List.of(timetable), from, to);
    }

    /** Makes the drafts of a feed's timetables what the feed asks for; for the other features of this house. */
    public FedCounts putAll(FedRange range, CopyTable.Rows<FedDeparture> departures) {
        return store.putAll(range, departures, config.turnRound(), clock.instant());
    }

    private GenerateResponse generate(List<Timetable> wanted, LocalDate from, LocalDate to) {
        buses.lock(wanted.stream().map(Timetable::busId).distinct().toList());
        List<GeneratedRow> rows = wanted.stream()
                .flatMap(timetable -> rows(timetable, from, to))
                // in one order for everybody, so that two who generate at once wait for each other in turn
                .sorted(Comparator.comparing(GeneratedRow::departureTime).thenComparing(GeneratedRow::timetableId))
                .toList();
        return GenerateResponse.of(store.addMissing(rows, clock.instant()));
    }

    private Stream<GeneratedRow> rows(Timetable timetable, LocalDate from, LocalDate to) {
        Route route = routes.requireOf(timetable.companyId(), timetable.routeId());
        route.mustBeActive();
        ZoneId zone = stops.require(route.firstStopId()).zone();
        Bus bus = buses.requireUsable(timetable.companyId(), timetable.busId());
        UUID driver = timetable
                .assignedDriverId()
                .filter(id -> drivers.mayDriveFor(timetable.companyId(), id))
                .orElse(null);
        return timetable.departures(from, to, zone).map(departure -> row(timetable, bus, driver, departure));
    }

    private GeneratedRow row(Timetable timetable, Bus bus, UUID driver, Departure departure) {
        Instant arrival = departure.instant().plusSeconds(timetable.stopTimes().duration());
        return new GeneratedRow(
                Ids.next(),
                timetable.companyId(),
                timetable.routeId(),
                timetable.id(),
                bus.id(),
                bus.isPool(),
                driver,
                departure.serviceDate(),
                departure.serviceTime().seconds(),
                timetable.runNumber().orElse(null),
                departure.instant(),
                arrival,
                arrival.plus(config.turnRound()));
    }
}
