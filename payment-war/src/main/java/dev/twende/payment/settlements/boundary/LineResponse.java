package dev.twende.payment.settlements.boundary;

import dev.twende.kit.money.Money;
import dev.twende.payment.ledgers.entity.Item;
import dev.twende.payment.ledgers.entity.PostingKind;
import dev.twende.payment.settlements.entity.StatementLine;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of a statement.
 *
 * @param amount in favour of the company is positive
 */
public record LineResponse(
        UUID postingId,
        int line,
        Instant postedAt,
        PostingKind kind,
        Item item,
        UUID transactionId,
        String bookingReference,
        Money amount) {

    static LineResponse from(StatementLine line) {
        return new LineResponse(
                line.postingId(),
                line.line(),
                line.postedAt(),
                line.kind(),
                line.item(),
                line.transactionId(),
                line.bookingReference(),
                line.amount());
    }

    /** Where the next page goes on. */
    String place() {
        return postedAt + " " + postingId + " " + line;
    }
}
