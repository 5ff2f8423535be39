package dev.twende.company.schedules.entity;

import dev.twende.kit.problem.ProblemType;
import java.util.Map;

/**
 * What became of some drafts that were to be published.
 *
 * @param last where they end; null when there were none
 * @param refused how many were refused, by reason
 */
public record PublishedChunk(DraftRange.Place last, int published, Map<ProblemType, Integer> refused) {
    /** Nothing was left. */
    public static final PublishedChunk NONE = new PublishedChunk(null, 0, Map.of());

    public boolean isLast() {
        return last == null;
    }
}
