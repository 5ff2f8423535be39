package dev.twende.ticketing.disruptions.boundary;

import dev.twende.ticketing.disruptions.entity.CaseStatus;
import dev.twende.ticketing.disruptions.entity.DisruptionCase;
import dev.twende.ticketing.disruptions.entity.DisruptionKind;
import java.time.Instant;
import java.util.UUID;

/**
 * One booking's choice, for the company's people.
 *
 * @param failure why the refund could not be begun the last time
 */
public record CaseResponse(
        UUID caseId,
        String bookingReference,
        DisruptionKind kind,
        CaseStatus status,
        Instant offeredAt,
        Instant deadline,
        Instant resolvedAt,
        UUID refundId,
        UUID newScheduleId,
        String failure) {
    static CaseResponse from(DisruptionCase offered) {
        return new CaseResponse(
                offered.id(),
                offered.bookingReference(),
                offered.kind(),
                offered.status(),
                offered.offeredAt(),
                offered.deadline(),
                offered.resolvedAt().orElse(null),
                offered.refundId().orElse(null),
                offered.newScheduleId().orElse(null),
                offered.failure().orElse(null));
    }
}
