package dev.twende.company.timetables.entity;

import dev.twende.company.routes.entity.Route;
import dev.twende.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When a bus is at each stop of its route, counted from its departure at the first stop.
 *
 * @param list one for each stop, in their order
 */
public record StopTimes(List<StopTime> list) {
    /** Longer than any road of the continent. */
    private static final int DURATION_MAX = 7 * 24 * 3600;

    private static final String BETWEEN_STOPS = " ";
    private static final String WITHIN_A_STOP = "/";

    public StopTimes {
        list = List.copyOf(list);
    }

    /** The times that a route gives its stops. */
    public static StopTimes along(Route route) {
        return new StopTimes(route.stops().stream()
                .map(stop -> new StopTime(stop.arrivalSeconds(), stop.departureSeconds()))
                .toList());
    }

    /** Refuses times that are not those of a run along this route. */
    public StopTimes mustServe(Route route) {
        if (list.size() != route.stops().size()) {
            throw Problem.invalid(
                    "stop_times",
                    "must be one for each stop of the route, " + route.stops().size());
        }
        int clock = 0;
        for (int i = 0; i < list.size(); i++) {
            StopTime time = list.get(i);
            if (time.arrivalSeconds() < clock || time.departureSeconds() < time.arrivalSeconds()) {
                throw Problem.invalid("stop_times[" + i + "]", "must not be before the stop in front of it");
            }
            if (i == 0 && time.departureSeconds() != 0) {
                throw Problem.invalid("stop_times[0]", "must be 0, for time is counted from there");
            }
            clock = time.departureSeconds();
        }
        if (clock > DURATION_MAX) {
            throw Problem.invalid("stop_times", "must end within " + DURATION_MAX / 3600 + " hours");
        }
        return this;
    }

    /** Seconds from the departure at the first stop to the arrival at the last. */
    public int duration() {
        return list.get(list.size() - 1).arrivalSeconds();
    }

    /**
     * The same run with a change on the way: the stop and all behind it are that much later, or earlier when negative.
     *
     * @param sequence above 0: at the first stop the whole run moves instead
     * @throws Problem {@code VALIDATION_FAILED} when there is no such stop, or the bus would be there before it left the stop in front
     */
    public StopTimes shiftedFrom(int sequence, int seconds) {
        if (sequence < 1 || sequence >= list.size()) {
            throw Problem.invalid("from_sequence", "must be 0 to " + (list.size() - 1) + ", a stop of the route");
        }
        List<StopTime> shifted = new ArrayList<>(list.subList(0, sequence));
        list.subList(sequence, list.size())
                .forEach(time ->
                        shifted.add(new StopTime(time.arrivalSeconds() + seconds, time.departureSeconds() + seconds)));
        if (shifted.get(sequence).arrivalSeconds() < shifted.get(sequence - 1).departureSeconds()) {
            throw Problem.invalid("minutes", "would let the bus arrive before it left the stop in front");
        }
        return new StopTimes(shifted);
    }

    /** Reads what {@link #toString} wrote. */
    public static StopTimes parse(String text) {
        return new StopTimes(
                Stream.of(text.split(BETWEEN_STOPS)).map(StopTimes::parseOne).toList());
    }

    private static StopTime parseOne(String text) {
        String[] parts = text.split(WITHIN_A_STOP);
        return new StopTime(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    /** {@code 0/0 3600/3660 7200/7200}: arrival and departure at each stop. */
    @Override
    public String toString() {
        return list.stream()
                .map(time -> time.arrivalSeconds() + WITHIN_A_STOP + time.departureSeconds())
                .collect(Collectors.joining(BETWEEN_STOPS));
    }
}
