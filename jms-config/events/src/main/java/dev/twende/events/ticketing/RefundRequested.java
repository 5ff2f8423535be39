package dev.twende.events.ticketing;

import dev.twende.kit.money.Money;
import java.util.UUID;

/**
 * Money came for seats that can no longer be given, or came twice: it must go back.
 *
 * @param reason for the people who handle it
 * @param refundId the requester's own id of this refund, by which it is done once; absent from older releases: then it is the
 *     transaction's only one
 */
public record RefundRequested(
        UUID bookingId,
        String bookingReference,
        UUID companyId,
        UUID transactionId,
        Money amount,
        String reason,
        UUID refundId)
        implements TicketingEvent {
    @Override
    public UUID aggregateId() {
        return bookingId;
    }
}
