package dev.twende.events.ticketing;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A device began its next shift.
 *
 * @param cashierId who answers for the drawer; absent when nobody was logged in on the device
 * @param shiftNumber counts the device's shifts from 1, without gaps
 * @param opening the change money in the drawer; may be nothing
 * @param recordedAt when, by the device's clock, which may be wrong
 * @param toldAt when the house learnt of it
 */
public record ShiftOpenedOnDevice(
        UUID deviceId,
        UUID cashierId,
        UUID companyId,
        int shiftNumber,
        Money opening,
        Instant recordedAt,
        Instant toldAt)
        implements TicketingEvent {
    @Override
    public UUID aggregateId() {
        return deviceId;
    }
}
