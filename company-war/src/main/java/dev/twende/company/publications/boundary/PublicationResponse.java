package dev.twende.company.publications.boundary;

import dev.twende.company.publications.entity.Publication;
import dev.twende.company.publications.entity.PublicationStatus;
import dev.twende.company.publications.entity.PublicationTask;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far a publication is.
 *
 * @param total the schedules of the range when it was ordered
 * @param refusals why schedules were refused, by code of the problem catalogue; refused-items names each of them
 * @param failure why it was given up
 */
public record PublicationResponse(
        UUID publicationId,
        UUID companyId,
        PublicationTask task,
        PublicationStatus status,
        int total,
        int published,
        int refused,
        List<RefusalResponse> refusals,
        Instant createdAt,
        Instant finishedAt,
        String failure) {

    /** How many were refused for one reason. */
    public record RefusalResponse(String code, int count) {}

    static PublicationResponse from(Publication publication) {
        return new PublicationResponse(
                publication.id(),
                publication.companyId(),
                publication.task(),
                publication.status(),
                publication.total(),
                publication.published(),
                publication.refused(),
                publication.refusals().entrySet().stream()
                        .map(refusal -> new RefusalResponse(refusal.getKey(), refusal.getValue()))
                        .toList(),
                publication.createdAt(),
                publication.finishedAt().orElse(null),
                publication.failure().orElse(null));
    }
}
