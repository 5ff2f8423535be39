package dev.twende.company.holdbacks.boundary;

import dev.twende.company.holdbacks.entity.Holdback;
import dev.twende.company.holdbacks.entity.HoldbackReason;
import dev.twende.company.timetables.entity.ServiceDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A holdback as the API shows it.
 *
 * @param timetableId absent for every run of the route
 * @param validFrom absent for from the beginning
 * @param validTo absent for without end
 */
public record HoldbackResponse(
        UUID holdbackId,
        UUID routeId,
        UUID timetableId,
        List<String> seatNumbers,
        int fromSequence,
        int toSequence,
        HoldbackReason reason,
        String note,
        LocalDate validFrom,
        LocalDate validTo,
        UUID blockedBy,
        Instant createdAt) {

    static HoldbackResponse from(Holdback holdback) {
        return new HoldbackResponse(
                holdback.id(),
                holdback.routeId(),
                holdback.timetableId().orElse(null),
                holdback.seatNumbers(),
                holdback.fromSequence(),
                holdback.toSequence(),
                holdback.reason(),
                holdback.note().orElse(null),
                holdback.validFrom().equals(ServiceDates.FIRST) ? null : holdback.validFrom(),
                holdback.validTo().equals(ServiceDates.LAST) ? null : holdback.validTo(),
                holdback.blockedBy(),
                holdback.createdAt());
    }
}
