package dev.twende.ticketing.seatmaps.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twende.ticketing.seatmaps.entity.Stretch;
import dev.twende.ticketing.seats.entity.SeatState;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What of a stretch is not free at one moment.
 *
 * @param planVersion of the plan that stands, see {@link dev.twende.ticketing.schedules.entity.Edition#version()}
 * @param marks a line for each seat that is not free, T when it is held or sold, B when it is kept out of sale, and its number, in the database's order
 */
public record Occupancy(Stretch stretch, long planVersion, boolean isCompanySuspended, String marks) {
    private static final char BLOCKED = 'B';

    /** The name of the map that shows this: the same while it shows the same, and made without making the map. */
    public String tag() {
        String all = stretch.scheduleId() + " " + stretch.segments() + " " + planVersion + "\n" + marks;
        return UUID.nameUUIDFromBytes(all.getBytes(UTF_8)).toString();
    }

    /** Whether any seat is kept out of sale. */
    public boolean hasBlocked() {
        return marks.indexOf(BLOCKED) == 0 || marks.indexOf("\n" + BLOCKED) >= 0;
    }

    /** The state of each seat that is not free. */
    public Map<String, SeatState> states() {
        Map<String, SeatState> states = new HashMap<>();
        if (!marks.isEmpty()) {
            for (String mark : marks.split("\n")) {
                SeatState state = mark.charAt(0) == BLOCKED ? SeatState.BLOCKED : SeatState.TAKEN;
                states.merge(mark.substring(1), state, SeatState::or);
            }
        }
        return states;
    }
}
