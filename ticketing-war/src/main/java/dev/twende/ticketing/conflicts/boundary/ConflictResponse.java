package dev.twende.ticketing.conflicts.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Versioned;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.conflicts.entity.ConflictKind;
import dev.twende.ticketing.conflicts.entity.ConflictStatus;
import dev.twende.ticketing.conflicts.entity.Resolution;
import dev.twende.ticketing.conflicts.entity.SalesConflict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A conflict with all that is needed to resolve it: who travels, what they paid, and where they want to go.
 *
 * @param code why it could not be, as problems name it
 * @param wonAt since when somebody else has the seat; whose it is, is nobody's business
 * @param transactionId the cash
 * @param bookingStatus of the booking as it stands
 * @param failure why the company's rule could not resolve it; absent when there is none, or it was not tried yet
 * @param resolvedBy absent for the company's rule
 */
public record ConflictResponse(
        UUID conflictId,
        int version,
        UUID companyId,
        UUID deviceId,
        UUID operationId,
        ConflictKind kind,
        String code,
        ConflictStatus status,
        String bookingReference,
        BookingStatus bookingStatus,
        UUID transactionId,
        UUID scheduleId,
        UUID fromStopId,
        UUID toStopId,
        Money total,
        String contactPhone,
        List<Passenger> passengers,
        Instant wonAt,
        Instant openedAt,
        String failure,
        Resolution resolution,
        UUID resolvedBy,
        Instant resolvedAt,
        UUID newScheduleId,
        UUID refundId,
        String note)
        implements Versioned {

    /** Who travels, and on which seat now; the one that was sold while it is open. */
    public record Passenger(UUID ticketId, String name, String phone, String seatNumber, Money price) {
        static Passenger from(Ticket ticket) {
            return new Passenger(
                    ticket.id(),
                    ticket.passenger().name(),
                    ticket.passenger().phone().orElse(null),
                    ticket.seats(),
                    ticket.price());
        }
    }

    static ConflictResponse from(SalesConflict conflict, Booking booking) {
        return new ConflictResponse(
                conflict.id(),
                conflict.version(),
                conflict.companyId(),
                conflict.deviceId(),
                conflict.operationId(),
                conflict.kind(),
                conflict.code(),
                conflict.status(),
                conflict.bookingReference(),
                booking.status(),
                conflict.transactionId(),
                conflict.scheduleId(),
                booking.trip().fromStopId(),
                booking.trip().toStopId(),
                booking.total(),
                booking.contact().phone(),
                booking.tickets().stream().map(Passenger::from).toList(),
                conflict.wonAt().orElse(null),
                conflict.openedAt(),
                conflict.failure().orElse(null),
                conflict.resolution().orElse(null),
                conflict.resolvedBy().orElse(null),
                conflict.resolvedAt().orElse(null),
                conflict.newScheduleId().orElse(null),
                conflict.refundId().orElse(null),
                conflict.note().orElse(null));
    }
}
