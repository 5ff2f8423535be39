package dev.twende.payment.ledgers.boundary;

import dev.twende.kit.money.Money;
import dev.twende.payment.ledgers.entity.Account;
import dev.twende.payment.ledgers.entity.Item;
import dev.twende.payment.ledgers.entity.Line;
import dev.twende.payment.ledgers.entity.PostingKind;
import java.time.Instant;
import java.util.UUID;

/**
 * One entry of a company's book.
 *
 * @param sourceId what caused the posting; a kind is posted once for each
 * @param item what a change of COMPANY_PAYABLE is for; absent elsewhere
 * @param amount a debit is positive, a credit negative; the entries of a posting add up to zero
 * @param occurredAt when the money moved
 * @param postedAt when that was written down; decides to which period it belongs
 */
public record EntryResponse(
        UUID postingId,
        int line,
        PostingKind kind,
        UUID sourceId,
        UUID transactionId,
        String bookingReference,
        Account account,
        String part,
        Item item,
        Money amount,
        Instant occurredAt,
        Instant postedAt) {

    static EntryResponse from(Line line) {
        return new EntryResponse(
                line.postingId(),
                line.line(),
                line.kind(),
                line.sourceId(),
                line.transactionId(),
                line.bookingReference(),
                line.entry().account(),
                line.entry().part().isEmpty() ? null : line.entry().part(),
                line.entry().item(),
                line.entry().amount(),
                line.occurredAt(),
                line.postedAt());
    }

    /** Where the next page goes on. */
    String place() {
        return postingId + " " + line;
    }
}
