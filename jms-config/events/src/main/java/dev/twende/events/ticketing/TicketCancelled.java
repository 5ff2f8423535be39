package dev.twende.events.ticketing;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * An unpaid ticket was released; the seat is free again.
 */
public record TicketCancelled(
        UUID ticketId,
        String bookingReference,
        UUID scheduleId,
        UUID companyId,
        String seatNumber,
        Money price,
        Instant cancelledAt)
        implements TicketingEvent {
    @Override
    public UUID aggregateId() {
        return ticketId;
    }
}
