package dev.twende.events.ticketing;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A hold lapsed unpaid; the seat is free again.
 */
public record TicketExpired(
        UUID ticketId,
        String bookingReference,
        UUID scheduleId,
        UUID companyId,
        String seatNumber,
        Money price,
        Instant expiredAt)
        implements TicketingEvent {
    @Override
    public UUID aggregateId() {
        return ticketId;
    }
}
