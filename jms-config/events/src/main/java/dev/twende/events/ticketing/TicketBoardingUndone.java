package dev.twende.events.ticketing;

import java.time.Instant;
import java.util.UUID;

/**
 * A passenger was not on the bus after all: the boarding was a mistake, and the ticket is as good as before.
 *
 * @param boardingId as {@link TicketBoarded} named it
 */
public record TicketBoardingUndone(
        UUID ticketId,
        String bookingReference,
        UUID scheduleId,
        UUID companyId,
        String seatNumber,
        UUID boardingId,
        Instant undoneAt)
        implements TicketingEvent {
    @Override
    public UUID aggregateId() {
        return ticketId;
    }
}
