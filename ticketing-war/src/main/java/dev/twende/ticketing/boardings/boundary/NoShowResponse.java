package dev.twende.ticketing.boardings.boundary;

import dev.twende.ticketing.boardings.entity.NoShow;
import dev.twende.ticketing.boardings.entity.NoShowStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A passenger who did not come, and the seat.
 *
 * @param freeFrom sequence of the stop from which on the seat is sold again; absent while it is not
 */
public record NoShowResponse(
        UUID ticketId,
        UUID scheduleId,
        String seatNumber,
        int fromSequence,
        int toSequence,
        NoShowStatus status,
        Instant notedAt,
        Integer freeFrom,
        UUID releasedBy,
        Instant releasedAt) {
    static NoShowResponse from(NoShow noShow) {
        return new NoShowResponse(
                noShow.ticketId(),
                noShow.scheduleId(),
                noShow.seatNumber(),
                noShow.fromSequence(),
                noShow.toSequence(),
                noShow.status(),
                noShow.notedAt(),
                noShow.freeFrom().orElse(null),
                noShow.releasedBy().orElse(null),
                noShow.releasedAt().orElse(null));
    }
}
