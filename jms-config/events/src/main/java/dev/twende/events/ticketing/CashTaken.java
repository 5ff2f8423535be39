package dev.twende.events.ticketing;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A device took cash without network: for seats that are sold, or for seats that somebody else had, and then it is on its way to be
 * decided about. It lies in the drawer of the device either way.
 *
 * @param transactionId by which it is known, here and in payment
 * @param operationId the device's own id of the sale
 * @param cashierId who took it; absent when nobody was logged in on the device
 * @param shiftNumber of the device, which is open
 * @param receiptNumber the device's own, as it stands on paper
 * @param recordedAt when, by the device's clock, which may be wrong
 * @param toldAt when the house learnt of it
 */
public record CashTaken(
        UUID transactionId,
        UUID operationId,
        UUID deviceId,
        UUID cashierId,
        int shiftNumber,
        String receiptNumber,
        String bookingReference,
        UUID companyId,
        Money amount,
        Instant recordedAt,
        Instant toldAt)
        implements TicketingEvent {
    @Override
    public UUID aggregateId() {
        return deviceId;
    }
}
