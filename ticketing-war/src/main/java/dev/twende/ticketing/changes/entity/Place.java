package dev.twende.ticketing.changes.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A place in the list of a company's schedules that changed.
 *
 * <p>The list is read in rounds of one or more pages. A round tells of every schedule that changed since the round before, and of those
 * that came within sight since, because their departure did; what changes again while a round is read comes once more, in the same
 * round or in the next. A round has an end, since it looks no further than it did at its first page.
 *
 * @param since transactions below this one were told of by the round before; digits
 * @param until departures until then were in sight of the round before
 * @param sight departures until then are in sight of the round that is being read; null between two rounds
 * @param position of the last schedule that this round told of; digits
 * @param scheduleId its id
 */
public record Place(String since, Instant until, Instant sight, String position, UUID scheduleId) {
    private static final UUID FIRST = new UUID(0, 0);

    /** Before everything. */
    public static final Place BEGINNING = between("0", Instant.EPOCH);

    /** At the end of a round that told of everything below this transaction, and of departures until then. */
    public static Place between(String since, Instant until) {
        return new Place(since, until, null, "0", FIRST);
    }

    /** At the first page of a round, or where one goes on. */
    public Place looking(Instant farthest) {
        return sight == null ? new Place(since, until, farthest, "0", FIRST) : this;
    }

    /** In the same round, behind this schedule. */
    public Place behind(TouchedSchedule last) {
        return new Place(since, until, sight, last.position(), last.scheduleId());
    }
}
