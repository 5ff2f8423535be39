package dev.twende.events.ticketing;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Cash came into the drawer of a device, or went out of it, for no sale.
 *
 * @param operationId the device's own id of it
 * @param cashierId who did it; absent when nobody was logged in on the device
 * @param shiftNumber of the device, which is open
 * @param kind PAY_IN or PAY_OUT
 * @param amount more than nothing
 * @param recordedAt when, by the device's clock, which may be wrong
 * @param toldAt when the house learnt of it
 */
public record CashMovedOnDevice(
        UUID operationId,
        UUID deviceId,
        UUID cashierId,
        UUID companyId,
        int shiftNumber,
        String kind,
        Money amount,
        String reason,
        Instant recordedAt,
        Instant toldAt)
        implements TicketingEvent {
    @Override
    public UUID aggregateId() {
        return deviceId;
    }
}
