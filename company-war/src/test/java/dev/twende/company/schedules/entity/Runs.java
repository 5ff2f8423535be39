package dev.twende.company.schedules.entity;

import dev.twende.company.buses.entity.Bus;
import dev.twende.company.buses.entity.PlateNumber;
import dev.twende.company.layouts.entity.SeatLayout;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.company.timetables.entity.StopTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Runs from Kigali over Muhanga to Huye, an hour and a minute each, for tests. */
final class Runs {
    static final UUID COMPANY = new UUID(1, 1);
    static final Duration TURN_ROUND = Duration.ofMinutes(15);
    static final Route ROUTE = new Route(
            new UUID(1, 2),
            COMPANY,
            "Kigali - Huye",
            null,
            List.of(
                    new RouteStop(new UUID(2, 1), 0, 0, null, true, true),
                    new RouteStop(new UUID(2, 2), 3600, 3660, null, true, true),
                    new RouteStop(new UUID(2, 3), 7200, 7200, null, true, true)));

    private Runs() {}

    static Bus bus(long number) {
        return new Bus(
                new UUID(3, number),
                COMPANY,
                "RW",
                PlateNumber.of("RAB" + number),
                SeatLayout.plain(new UUID(5, number), COMPANY, "RW", List.of("1", "2", "3"), Instant.EPOCH),
                Set.of());
    }

    static Schedule departing(Instant departure, Instant now) {
        return new Schedule(
                new UUID(4, 1),
                ROUTE,
                bus(10),
                null,
                departure.atZone(ZoneId.of("Africa/Kigali")),
                StopTimes.along(ROUTE),
                1,
                TURN_ROUND,
                now);
    }
}
