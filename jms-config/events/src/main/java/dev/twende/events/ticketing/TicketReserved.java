package dev.twende.events.ticketing;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A seat is held for a passenger until the hold expires or is paid.
 *
 * @param fromSequence of the boarding stop
 * @param toSequence of the alighting stop
 */
public record TicketReserved(
        UUID ticketId,
        String bookingReference,
        UUID scheduleId,
        UUID companyId,
        String seatNumber,
        UUID fromStopId,
        UUID toStopId,
        int fromSequence,
        int toSequence,
        Money price,
        Instant reservedAt,
        Instant holdExpiresAt)
        implements TicketingEvent {
    @Override
    public UUID aggregateId() {
        return ticketId;
    }
}
