package dev.twende.ticketing.conflicts.boundary;

import dev.twende.kit.rest.Versioned;
import dev.twende.ticketing.conflicts.entity.ConflictRule;
import dev.twende.ticketing.conflicts.entity.Resolution;
import java.time.Instant;
import java.util.List;

/**
 * Which ways out a company wants to be tried at once.
 *
 * @param resolutions in the order in which they are tried
 * @param changedAt absent while nobody has said anything
 */
public record RuleResponse(int version, List<Resolution> resolutions, Instant changedAt) implements Versioned {
    static final RuleResponse NONE = new RuleResponse(0, List.of(), null);

    static RuleResponse from(ConflictRule rule) {
        return new RuleResponse(rule.version(), rule.ways(), rule.changedAt());
    }
}
