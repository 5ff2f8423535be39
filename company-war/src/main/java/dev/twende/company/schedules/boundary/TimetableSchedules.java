package dev.twende.company.schedules.boundary;

import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.schedules.control.ScheduleStore;
import dev.twende.company.schedules.control.ScheduleStore.GeneratedRow;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Generates the dated schedules that timetables ask for; what is there already stays as it is. */
@ApplicationScoped
@Transactional
public class TimetableSchedules {
    /** A year at most in one request. */
    private static final int DAYS_MAX = 366;

    private ScheduleStore store;
    private Timetables timetables;
    private Routes routes;
    private Stops stops;
    private Clock clock;

    protected TimetableSchedules() {} // for the CDI proxy

    @Inject
    public TimetableSchedules(ScheduleStore store, Timetables timetables, Routes routes, Stops stops, Clock clock) {
        this.store = store;
        this.timetables = timetables;
        this.routes = routes;
        this.stops = stops;
        this.clock = clock;
    }

    public GenerateResponse generate(UUID timetableId, GenerateRequest request) {
        ServiceDates.mustContain(request.from(), "from");
        ServiceDates.mustContain(request.to(), "to");
        if (request.to().isBefore(request.from())
                || request.to().isAfter(request.from().plusDays(DAYS_MAX - 1))) {
            throw Problem.invalid("to", "must be from 0 to " + (DAYS_MAX - 1) + " days after from");
        }
        return generate(List.of(timetables.requireForCaller(timetableId)), request.from(), request.to());
    }

    /** For the other features of this house. */
    public GenerateResponse generateAll(Collection<UUID> timetableIds, LocalDate from, LocalDate to) {
        return generate(timetables.findAll(timetableIds), from, to);
    }

    private GenerateResponse generate(List<Timetable> wanted, LocalDate from, LocalDate to) {
        List<GeneratedRow> rows = wanted.stream()
                .flatMap(timetable ->
                        timetable.departures(from, to, zone(timetable)).map(departure -> row(timetable, departure)))
                .toList();
        int created = store.addMissing(rows, clock.instant());
        return new GenerateResponse(created, rows.size() - created);
    }

    private ZoneId zone(Timetable timetable) {
        Route route = routes.requireOf(timetable.companyId(), timetable.routeId());
        return stops.require(route.firstStopId()).zone();
    }

    private static GeneratedRow row(Timetable timetable, Departure departure) {
        return new GeneratedRow(
                Ids.next(),
                timetable.companyId(),
                timetable.routeId(),
                timetable.id(),
                timetable.busId(),
                timetable.assignedDriverId().orElse(null),
                departure.serviceDate(),
                departure.serviceTime().seconds(),
                departure.instant());
    }
}
