package dev.twende.company.schedules.control;

import dev.twende.company.buses.entity.Bus;
import dev.twende.company.buses.entity.BusFeature;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.layouts.entity.SeatLayout;
import dev.twende.company.layouts.entity.SeatProperty;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.company.schedules.entity.Schedule;
import dev.twende.company.stops.entity.Stop;
import dev.twende.company.timetables.entity.StopTime;
import dev.twende.company.timetables.entity.StopTimes;
import dev.twende.events.company.CompanyRef;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.events.company.ScheduleSeat;
import dev.twende.events.company.ScheduleStop;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What all schedules of one timetable (or, made by hand, of one route) have in common unless they deviate: where the bus goes, how long it takes,
 * what it costs.
 *
 * @param times one for each stop of the route
 * @param places the stops of the route
 * @param currency of the prices
 * @param terms what it is sold on
 */
record Itinerary(
        Company company, Route route, StopTimes times, Map<UUID, Stop> places, String currency, RouteTerms terms) {

    boolean isSellable(LocalDate serviceDate) {
        return terms.on(serviceDate).isSellable();
    }

    void mustBeSellable(LocalDate serviceDate) {
        if (!isSellable(serviceDate)) {
            throw Problem.of(ProblemType.FARES_MISSING, "No pair of stops of the route has a fare on this date.");
        }
    }

    /** All that a seller needs to know of a schedule, as it is with this revision. */
    ScheduleCreated describe(Schedule schedule, Bus bus, int revision) {
        return new ScheduleCreated(
                schedule.id(),
                new CompanyRef(company.id(), company.name()),
                route.id(),
                route.name(),
                bus.id(),
                bus.plateNumber().value(),
                schedule.assignedDriverId().orElse(null),
                schedule.serviceDate(),
                schedule.departureTime(),
                bus.seats(),
                stopsFrom(schedule.departureTime()),
                currency,
                terms.on(schedule.serviceDate()).fares(),
                revision,
                seats(bus.layout()),
                bus.features().stream().map(BusFeature::name).toList(),
                terms.of(schedule, bus));
    }

    private static List<ScheduleSeat> seats(SeatLayout layout) {
        return layout.seats().stream()
                .map(seat -> new ScheduleSeat(
                        seat.seatNumber(),
                        seat.deck(),
                        seat.row(),
                        seat.column(),
                        layout.propertiesOf(seat).stream()
                                .map(SeatProperty::name)
                                .toList()))
                .toList();
    }

    private List<ScheduleStop> stopsFrom(Instant departure) {
        List<RouteStop> stops = route.stops();
        return IntStream.range(0, stops.size())
                .mapToObj(i -> stop(i, stops.get(i), times.list().get(i), departure))
                .toList();
    }

    private ScheduleStop stop(int sequence, RouteStop stop, StopTime time, Instant departure) {
        Stop place = places.get(stop.stopId());
        return new ScheduleStop(
                sequence,
                place.id(),
                place.name(),
                place.timeZone(),
                departure.plusSeconds(time.arrivalSeconds()),
                departure.plusSeconds(time.departureSeconds()),
                stop.pickup(),
                stop.dropOff(),
                place.country());
    }
}
