package dev.twende.ticketing.manifests.boundary;

import dev.twende.ticketing.manifests.entity.ManifestSupplement;
import java.time.Instant;
import java.util.UUID;

/**
 * That passengers paid after the bus had left; who they are is the supplement's own page.
 *
 * @param number from 1, in the order in which they were written
 * @param sha256 of the supplement as it is kept, which is its ETag
 */
public record SupplementResponse(UUID supplementId, int number, int passengers, String sha256, Instant frozenAt) {
    static SupplementResponse from(ManifestSupplement supplement) {
        return new SupplementResponse(
                supplement.id(),
                supplement.number(),
                supplement.passengers(),
                supplement.sha256(),
                supplement.frozenAt());
    }
}
