package dev.twende.events.ticketing;

import dev.twende.kit.money.Money;
import java.util.UUID;

/**
 * Money came for seats that can no longer be given, or came twice: it must go back.
 *
 * @param reason for the people who handle it
 */
public record RefundRequested(
        UUID bookingId, String bookingReference, UUID companyId, UUID transactionId, Money amount, String reason)
        implements TicketingEvent {
    @Override
    public UUID aggregateId() {
        return bookingId;
    }
}
