package dev.twende.events.ticketing;

import java.time.Instant;
import java.util.UUID;

/**
 * A passenger is on the bus.
 *
 * @param boardingId by which the boarding can be taken back
 * @param stopId where the passenger boarded
 * @param sequence of that stop
 * @param boardedAt when; for a boarding without network as the device's clock had it, put right
 * @param wasOffline whether it was told of later, as a fact
 */
public record TicketBoarded(
        UUID ticketId,
        String bookingReference,
        UUID scheduleId,
        UUID companyId,
        String seatNumber,
        UUID boardingId,
        UUID stopId,
        int sequence,
        Instant boardedAt,
        boolean wasOffline)
        implements TicketingEvent {
    @Override
    public UUID aggregateId() {
        return ticketId;
    }
}
