package dev.twende.reporting.sales.entity;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose totals a reader may see: everyone's, or one company's.
 *
 * @param company empty means every company
 */
public record Scope(Optional<UUID> company) {

    /** A platform administrator sees all; staff see their own company; staff of no company see nothing at all. */
    public static Scope of(boolean platformAdministrator, Optional<UUID> ownCompany) {
        if (platformAdministrator) {
            return new Scope(Optional.empty());
        }
        if (ownCompany.isEmpty()) {
            throw Problem.of(
                    ProblemType.FORBIDDEN, "Your account belongs to no company, so there are no totals to show.");
        }
        return new Scope(ownCompany);
    }
}
