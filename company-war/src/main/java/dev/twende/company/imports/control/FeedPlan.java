package dev.twende.company.imports.control;

import dev.twende.company.imports.control.TripTimes.Row;
import dev.twende.company.timetables.entity.Headway;
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.StopTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** What an import is going to write, in the order of writing. All keys come from the feed, so a second import finds them again. */
public record FeedPlan(List<PlannedStop> stops, List<PlannedRoute> routes, List<PlannedTimetable> timetables) {

    /** @param id as in the feed, with its agency */
    public record PlannedStop(String id, String name, double latitude, double longitude, ZoneId zone) {}

    /**
     * One sequence of stops of one route of the feed.
     *
     * @param stops by the times of the first trip seen
     */
    public record PlannedRoute(String ref, String name, List<PlannedCall> stops) {}

    /** A stop of a route; seconds are counted from the departure at the first stop. */
    public record PlannedCall(String stop, int arrivalSeconds, int departureSeconds, boolean pickup, boolean dropOff) {

        static PlannedCall of(Row row, int start) {
            return new PlannedCall(
                    row.stop(),
                    Math.max(0, row.arrival() - start),
                    row.departure() - start,
                    row.pickup(),
                    row.dropOff());
        }
    }

    /**
     * A trip, or one headway window of it.
     *
     * @param headway null for a single departure a day
     */
    public record PlannedTimetable(
            String ref,
            String routeRef,
            int departureSeconds,
            Headway headway,
            OperatingCalendar calendar,
            RunTimes times) {}

    /** The times of a trip, in few bytes and shared by all its windows. */
    static final class RunTimes {
        private final int[] arrivals;
        private final int[] departures;

        RunTimes(List<PlannedCall> calls) {
            this.arrivals = calls.stream().mapToInt(PlannedCall::arrivalSeconds).toArray();
            this.departures =
                    calls.stream().mapToInt(PlannedCall::departureSeconds).toArray();
        }

        List<StopTime> list() {
            return IntStream.range(0, arrivals.length)
                    .mapToObj(i -> new StopTime(arrivals[i], departures[i]))
                    .toList();
        }
    }
}
