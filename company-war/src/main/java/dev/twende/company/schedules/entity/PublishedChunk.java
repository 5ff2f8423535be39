package dev.twende.company.schedules.entity;

import dev.twende.kit.problem.ProblemType;
import java.util.List;
import java.util.UUID;

/**
 * What became of some schedules of which the world was to be told.
 *
 * @param last where they end; null when there were none
 * @param published of how many it was told
 * @param refused the others, and why
 */
public record PublishedChunk(ScheduleRange.Place last, int published, List<Refused> refused) {
    /** Nothing was left. */
    public static final PublishedChunk NONE = new PublishedChunk(null, 0, List.of());

    /** A schedule of which it was not told. */
    public record Refused(UUID scheduleId, ProblemType why) {}

    public boolean isLast() {
        return last == null;
    }
}
