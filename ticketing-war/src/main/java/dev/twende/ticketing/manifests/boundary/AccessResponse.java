package dev.twende.ticketing.manifests.boundary;

import dev.twende.ticketing.manifests.entity.ManifestAccess;
import dev.twende.ticketing.manifests.entity.ManifestForm;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody looked at the passengers of a schedule.
 *
 * @param copyNumber of the printed copy; absent for what is not printed
 * @param sha256 of the frozen manifest; absent when it was not final
 */
public record AccessResponse(
        UUID accessId, UUID userId, ManifestForm form, Integer copyNumber, String sha256, Instant accessedAt) {
    static AccessResponse from(ManifestAccess access) {
        return new AccessResponse(
                access.id(),
                access.userId(),
                access.form(),
                access.copyNumber().orElse(null),
                access.sha256().orElse(null),
                access.accessedAt());
    }
}
