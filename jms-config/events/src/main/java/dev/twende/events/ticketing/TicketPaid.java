package dev.twende.events.ticketing;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A ticket was paid; the seat is sold.
 *
 * @param transactionId the payment; for a booking that a voucher left nothing to pay for, the use of the voucher, which payment does not know
 */
public record TicketPaid(
        UUID ticketId,
        String bookingReference,
        UUID scheduleId,
        UUID companyId,
        String seatNumber,
        Money price,
        UUID transactionId,
        Instant paidAt)
        implements TicketingEvent {
    @Override
    public UUID aggregateId() {
        return ticketId;
    }
}
