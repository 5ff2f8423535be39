package dev.twende.ticketing.seatmaps.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twende.kit.rest.Json;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.entity.SeatState;
import java.util.List;
import java.util.Map;

/**
 * The map of an empty bus on one journey as JSON, cut where the states of the seats stand, so that a map with other states costs no more
 * than putting it together again. All else of a map comes from the plan. Quotes in texts are escaped, so nothing else looks like a state.
 */
final class WrittenMap {
    private static final String FREE = state(SeatState.FREE);

    private final SchedulePlan plan;
    private final String[] parts;

    private WrittenMap(SchedulePlan plan, String[] parts) {
        this.plan = plan;
        this.parts = parts;
    }

    static WrittenMap of(SchedulePlan plan, Journey journey) {
        SeatMapResponse empty = SeatMapResponse.of(plan, journey, Map.of(), Map.of());
        return new WrittenMap(plan, Json.mapper().toJson(empty).split(FREE, -1));
    }

    private static String state(SeatState state) {
        return "\"state\":\"" + state + "\"";
    }

    /** Whether it is the map of this very edition of the plan. */
    boolean isOf(SchedulePlan other) {
        return plan == other;
    }

    /** The map with these seats not free. */
    byte[] with(Map<String, SeatState> occupied) {
        StringBuilder json = new StringBuilder(parts[0]);
        List<String> seats = plan.seats();
        for (int i = 0; i < seats.size(); i++) {
            SeatState state = occupied.get(seats.get(i));
            json.append(state == null ? FREE : state(state)).append(parts[i + 1]);
        }
        return json.toString().getBytes(UTF_8);
    }
}
