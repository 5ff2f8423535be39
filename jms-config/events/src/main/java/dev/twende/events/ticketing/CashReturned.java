package dev.twende.events.ticketing;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A device gave cash back without network, for tickets that are cancelled.
 *
 * @param refundId by which it is known, here and in payment
 * @param transactionId of the payment that it goes back from
 * @param operationId the device's own id of the cancellation
 * @param cashierId who gave it; absent when nobody was logged in on the device
 * @param shiftNumber of the device, which is open
 * @param recordedAt when, by the device's clock, which may be wrong
 * @param toldAt when the house learnt of it
 */
public record CashReturned(
        UUID refundId,
        UUID transactionId,
        UUID operationId,
        UUID deviceId,
        UUID cashierId,
        int shiftNumber,
        String bookingReference,
        UUID companyId,
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
