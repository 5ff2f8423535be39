package dev.twende.payment.ledgers.entity;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One event in a company's book: what moved from where to where. It is balanced by construction, because the only way to write
 * into it is to move an amount from one place to another. Once committed it never changes; a mistake is put right by another one.
 */
public final class Posting {
    /** The book of the platform itself, for money of which nobody knows yet which company's it is. */
    public static final UUID PLATFORM = new UUID(0, 0);

    private final UUID companyId;
    private final PostingKind kind;
    private final UUID sourceId;
    private final Instant occurredAt;
    private final List<Entry> entries = new ArrayList<>();
    private UUID transactionId;
    private String bookingReference;

    /**
     * @param sourceId what caused it; a kind is posted once for each source
     * @param occurredAt when the money moved
     */
    public Posting(UUID companyId, PostingKind kind, UUID sourceId, Instant occurredAt) {
        this.companyId = companyId;
        this.kind = kind;
        this.sourceId = sourceId;
        this.occurredAt = occurredAt;
    }

    /** Names the payment that this is about. */
    public Posting of(UUID transactionId, String bookingReference) {
        this.transactionId = transactionId;
        this.bookingReference = bookingReference;
        return this;
    }

    /** Moves an amount; nothing when it is zero. A negative one moves the other way. */
    public Posting move(Money amount, Place from, Place to) {
        if (amount.amount() != 0) {
            entries.add(new Entry(to.account(), to.part(), to.item(), amount));
            entries.add(new Entry(from.account(), from.part(), from.item(), amount.times(-1)));
        }
        return this;
    }

    public UUID companyId() {
        return companyId;
    }

    public PostingKind kind() {
        return kind;
    }

    public UUID sourceId() {
        return sourceId;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    /** The payment that this is about; empty when it is about none. */
    public Optional<UUID> transactionId() {
        return Optional.ofNullable(transactionId);
    }

    public Optional<String> bookingReference() {
        return Optional.ofNullable(bookingReference);
    }

    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }
}
