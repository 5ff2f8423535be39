package dev.twende.company.realtime.entity;

import dev.twende.company.timetables.entity.StopTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A published schedule that does not run as its feed tells it.
 *
 * @param tripId of the feed's trip
 * @param isOneOfMany whether the trip departs more than once a day, so that only its time tells the run
 * @param routeName as sold
 * @param stopIds in their order
 * @param firstZone of the first stop
 * @param serviceDate at the first stop
 * @param serviceSeconds of the planned departure, since the service day began at the first stop
 * @param delaySeconds of the departure; negative is earlier
 * @param departureTime as it is now
 * @param planned times at the stops as the feed tells them
 * @param actual times at the stops as they are now
 * @param reason in the operator's words, if something was said
 */
public record Deviation(
        UUID tripId,
        boolean isOneOfMany,
        boolean isCancelled,
        UUID routeId,
        String routeName,
        List<UUID> stopIds,
        ZoneId firstZone,
        LocalDate serviceDate,
        int serviceSeconds,
        int delaySeconds,
        Instant departureTime,
        StopTimes planned,
        StopTimes actual,
        Optional<String> reason) {

    public Instant arrivalAt(int stop) {
        return departureTime.plusSeconds(actual.list().get(stop).arrivalSeconds());
    }

    public Instant departureAt(int stop) {
        return departureTime.plusSeconds(actual.list().get(stop).departureSeconds());
    }

    public int arrivalDelayAt(int stop) {
        return delaySeconds
                + actual.list().get(stop).arrivalSeconds()
                - planned.list().get(stop).arrivalSeconds();
    }

    public int departureDelayAt(int stop) {
        return delaySeconds
                + actual.list().get(stop).departureSeconds()
                - planned.list().get(stop).departureSeconds();
    }

    /** At the last stop. */
    public Instant arrivalTime() {
        return departureTime.plusSeconds(actual.duration());
    }

    /** The largest delay at any stop, in seconds. */
    public int worstDelay() {
        int worst = delaySeconds;
        for (int stop = 0; stop < actual.list().size(); stop++) {
            worst = Math.max(worst, arrivalDelayAt(stop));
        }
        return worst;
    }
}
