package dev.twende.events.ticketing;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A device ended its shift, and somebody counted the drawer.
 *
 * @param cashierId who counted; absent when nobody was logged in on the device
 * @param shiftNumber of the device; it was open
 * @param entries how often cash was told of in this shift before: whoever has heard less often waits for the rest
 * @param counted what was there, by method
 * @param recordedAt when, by the device's clock, which may be wrong
 * @param toldAt when the house learnt of it
 */
public record ShiftClosedOnDevice(
        UUID deviceId,
        UUID cashierId,
        UUID companyId,
        int shiftNumber,
        int entries,
        List<Counted> counted,
        Instant recordedAt,
        Instant toldAt)
        implements TicketingEvent {
    @Override
    public UUID aggregateId() {
        return deviceId;
    }

    /**
     * What was counted of one method.
     *
     * @param method such as CASH
     */
    public record Counted(String method, Money amount) {}
}
