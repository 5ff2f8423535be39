package dev.twende.payment.settlements.entity;

import dev.twende.kit.money.Money;
import dev.twende.payment.ledgers.entity.Item;
import dev.twende.payment.ledgers.entity.PostingKind;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of a statement.
 *
 * @param line tells the lines of one posting apart
 * @param transactionId null when it concerns no payment, as is the booking reference
 * @param amount in favour of the company is positive
 */
public record StatementLine(
        UUID postingId,
        int line,
        Instant postedAt,
        PostingKind kind,
        Item item,
        UUID transactionId,
        String bookingReference,
        Money amount) {}
