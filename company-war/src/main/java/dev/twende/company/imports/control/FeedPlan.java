package dev.twende.company.imports.control;

import dev.twende.company.imports.control.TripTimes.Row;
import dev.twende.company.timetables.entity.FedTimetable;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What an import is going to write. All keys come from the feed, so a second import finds them again. */
public final class FeedPlan implements AutoCloseable {
    private final Set<String> agencies;
    private final List<PlannedStop> stops;
    private final List<PlannedRoute> routes;
    private final PlanFile timetables;
    private final List<String> idle;
    private final FeedFares fares;

    FeedPlan(
            Set<String> agencies,
            List<PlannedStop> stops,
            List<PlannedRoute> routes,
            PlanFile timetables,
            List<String> idle,
            FeedFares fares) {
        this.agencies = agencies;
        this.stops = stops;
        this.routes = routes;
        this.timetables = timetables;
        this.idle = idle;
        this.fares = fares;
    }

    public FeedFares fares() {
        return fares;
    }

    /** References of the timetables that do not run on the days at hand. */
    public List<String> idle() {
        return idle;
    }

    /** How the references of its timetables begin, one for each agency: what else of them is known is not in the feed any more. */
    public Set<String> refsBegin() {
        return agencies.stream().map(agency -> "gtfs:" + agency + "_").collect(Collectors.toSet());
    }

    public List<PlannedStop> stops() {
        return stops;
    }

    public List<PlannedRoute> routes() {
        return routes;
    }

    /** How many timetables there are. */
    public int size() {
        return timetables.size();
    }

    /** Hands on the timetables. */
    public void forEach(Consumer<PlannedTimetable> each) {
        timetables.forEach(each);
    }

    /**
     * @param id as in the feed, with its agency
     * @param parent the id of the station it belongs to; null for one that stands for itself
     */
    public record PlannedStop(String id, String name, double latitude, double longitude, ZoneId zone, String parent) {}

    /**
     * One sequence of stops of one route of the feed.
     *
     * @param feedRoute the id of that route
     * @param stops by the times of the first trip seen
     */
    public record PlannedRoute(String ref, String name, String feedRoute, List<PlannedCall> stops) {}

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
     * @param zone of the first stop
     */
    public record PlannedTimetable(FedTimetable timetable, ZoneId zone) {}

    @Override
    public void close() throws IOException {
        timetables.close();
    }
}
