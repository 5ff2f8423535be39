package dev.twende.company.schedules.control;

import dev.twende.company.buses.boundary.Buses;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.fareclasses.boundary.FareClasses;
import dev.twende.company.fares.boundary.Fares;
import dev.twende.company.holdbacks.boundary.Holdbacks;
import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.company.salesrules.boundary.SalesRuleBook;
import dev.twende.company.schedules.entity.Schedule;
import dev.twende.company.schedules.entity.SeatMove;
import dev.twende.company.stops.boundary.Stops;
import dev.twende.company.timetables.boundary.Timetables;
import dev.twende.company.timetables.entity.StopTimes;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.events.company.ScheduleSeat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Puts together, from what the other features know, what it takes to sell a schedule. */
@ApplicationScoped
public class Itineraries {
    private Companies companies;
    private Routes routes;
    private Stops stops;
    private Fares fares;
    private FareClasses fareClasses;
    private SalesRuleBook rules;
    private Holdbacks holdbacks;
    private Timetables timetables;
    private Buses buses;

    protected Itineraries() {} // for the CDI proxy

    @Inject
    public Itineraries(
            Companies companies,
            Routes routes,
            Stops stops,
            Fares fares,
            FareClasses fareClasses,
            SalesRuleBook rules,
            Holdbacks holdbacks,
            Timetables timetables,
            Buses buses) {
        this.companies = companies;
        this.routes = routes;
        this.stops = stops;
        this.fares = fares;
        this.fareClasses = fareClasses;
        this.rules = rules;
        this.holdbacks = holdbacks;
        this.timetables = timetables;
        this.buses = buses;
    }

    /** All that a seller needs to know of the schedule. */
    public ScheduleCreated describe(Schedule schedule) {
        return of(schedule)
                .describe(
                        schedule, buses.requireOf(schedule.companyId(), schedule.assignedBusId()), schedule.revision());
    }

    /** As {@link #describe}, of a schedule that is to be sold. */
    public ScheduleCreated describeForSale(Schedule schedule) {
        companies.require(schedule.companyId()).mustBeActive();
        of(schedule).mustBeSellable(schedule.serviceDate());
        return describe(schedule);
    }

    /** All that ticketing needs to know to reseat the passengers of the schedule in another bus. */
    public SeatingQuestion seatingQuestion(
            UUID changeId, Schedule schedule, Bus bus, List<SeatMove> plan, boolean dryRun) {
        ScheduleCreated withBus = of(schedule).describe(schedule, bus, schedule.revision());
        return new SeatingQuestion(
                changeId,
                bus.id(),
                withBus.plateNumber(),
                withBus.features() == null ? List.of() : withBus.features(),
                withBus.layout() == null ? inOneRow(withBus.seats()) : withBus.layout(),
                plan,
                dryRun);
    }

    /** Of a bus of which only the numbers are known. */
    private static List<ScheduleSeat> inOneRow(List<String> seats) {
        return IntStream.range(0, seats.size())
                .mapToObj(i -> new ScheduleSeat(seats.get(i), 0, 0, i, List.of()))
                .toList();
    }

    private Itinerary of(Schedule schedule) {
        return of(schedule, new HashMap<>());
    }

    /** @param terms of the routes that were looked at before; a route that is not among them is added */
    Itinerary of(Schedule schedule, Map<UUID, RouteTerms> terms) {
        Company company = companies.require(schedule.companyId());
        Route route = routes.requireOf(company.id(), schedule.routeId());
        List<UUID> stopIds = route.stops().stream().map(RouteStop::stopId).toList();
        return new Itinerary(
                company,
                route,
                times(schedule, route),
                stops.findAll(stopIds),
                company.currency(),
                terms.computeIfAbsent(route.id(), any -> terms(route)));
    }

    private RouteTerms terms(Route route) {
        return new RouteTerms(
                fares.tariff(route),
                fareClasses.known(route.companyId()),
                rules.riders(route.companyId()).codes(),
                rules.windows(route),
                rules.passengerFields(route),
                rules.payLater(route.companyId()),
                holdbacks.of(route));
    }

    /** When the bus is where, in this very run. */
    public StopTimes times(Schedule schedule) {
        return times(schedule, routes.requireOf(schedule.companyId(), schedule.routeId()));
    }

    private StopTimes times(Schedule schedule, Route route) {
        return schedule.ownTimes()
                .or(() ->
                        schedule.timetableId().map(id -> timetables.require(id).stopTimes()))
                .orElseGet(() -> StopTimes.along(route));
    }
}
