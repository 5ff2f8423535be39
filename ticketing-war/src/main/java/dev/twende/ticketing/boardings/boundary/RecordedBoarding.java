package dev.twende.ticketing.boardings.boundary;

import dev.twende.ticketing.boardings.entity.Boarding;
import dev.twende.ticketing.boardings.entity.BoardingUndo;
import dev.twende.ticketing.boardings.entity.Decision;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A scan as it is kept.
 *
 * @param ticketId absent when the code was nobody's ticket, or more than one passenger's
 * @param isBoarding whether the passenger rides on the ticket by this
 * @param undone absent while it stands
 */
public record RecordedBoarding(
        UUID boardingId,
        UUID scheduleId,
        int stopSequence,
        UUID ticketId,
        Decision decision,
        boolean isBoarding,
        boolean wasOffline,
        Instant boardedAt,
        UUID scannedBy,
        String deviceId,
        Instant recordedAt,
        Undone undone) {

    /** Who took a boarding back, and why. */
    public record Undone(UUID undoneBy, Instant undoneAt, String reason) {}

    static RecordedBoarding from(Boarding boarding, Optional<BoardingUndo> undo) {
        return new RecordedBoarding(
                boarding.id(),
                boarding.scheduleId(),
                boarding.stopSequence(),
                boarding.ticketId().orElse(null),
                boarding.decision(),
                boarding.isBoarding(),
                boarding.wasOffline(),
                boarding.boardedAt(),
                boarding.scannedBy(),
                boarding.deviceId().orElse(null),
                boarding.recordedAt(),
                undo.map(kept -> new Undone(kept.undoneBy(), kept.undoneAt(), kept.reason()))
                        .orElse(null));
    }
}
