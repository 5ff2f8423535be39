package dev.twende.ticketing.boardings.boundary;

import dev.twende.ticketing.boardings.entity.AlertKind;
import dev.twende.ticketing.boardings.entity.AlertStatus;
import dev.twende.ticketing.boardings.entity.BoardingAlert;
import java.time.Instant;
import java.util.UUID;

/**
 * A boarding that somebody must look at.
 *
 * @param boardingId the one that should not have been
 * @param firstBoardingId the one that came first, for {@code DUPLICATE}
 * @param ticketId absent when nobody's ticket was scanned
 */
public record AlertResponse(
        UUID alertId,
        UUID scheduleId,
        AlertKind kind,
        AlertStatus status,
        UUID boardingId,
        UUID firstBoardingId,
        UUID ticketId,
        Instant raisedAt,
        UUID acknowledgedBy,
        Instant acknowledgedAt,
        String note) {
    static AlertResponse from(BoardingAlert alert) {
        return new AlertResponse(
                alert.id(),
                alert.scheduleId(),
                alert.kind(),
                alert.status(),
                alert.boardingId(),
                alert.firstBoardingId().orElse(null),
                alert.ticketId().orElse(null),
                alert.raisedAt(),
                alert.acknowledgedBy().orElse(null),
                alert.acknowledgedAt().orElse(null),
                alert.note().orElse(null));
    }
}
