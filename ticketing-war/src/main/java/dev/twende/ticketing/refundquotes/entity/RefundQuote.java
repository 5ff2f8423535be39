package dev.twende.ticketing.refundquotes.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What giving tickets of a paid booking back would bring.
 *
 * <p>It begins PROPOSED and promises its amount until its time is over by the database's clock. Accepted by then it is CONFIRMED, once:
 * the tickets are cancelled, their seats free and the money asked for, all in the transaction that says so. Given up it is WITHDRAWN.
 * It changes nothing by itself, and many may be open: the first that is accepted leaves nothing for another of the same tickets.
 */
@Entity
@Table(name = "refund_quote")
public class RefundQuote {
    @Id
    @Column(name = "quote_id")
    private UUID id;

    @Column(name = "booking_id")
    private UUID bookingId;

    @Column(name = "booking_reference")
    private String bookingReference;

    @Column(name = "company_id")
    private UUID companyId;

    @Enumerated(EnumType.STRING)
    private QuoteStatus status;

    private long refundable;

    private String currency;

    @Column(name = "valid_until")
    private Instant validUntil;

    @Column(name = "overruled_by")
    @Convert(converter = NullableIdConverter.class)
    private UUID overruledBy;

    @Column(name = "overrule_reason")
    private String overruleReason;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Version
    private int version;

    @ElementCollection
    @CollectionTable(name = "refund_quote_line", joinColumns = @JoinColumn(name = "quote_id"))
    private List<RefundLine> lines;

    protected RefundQuote() {} // for JPA

    /**
     * Whose tickets they are.
     *
     * @param left of the booking's money, the most that can come back
     */
    public record Whose(UUID bookingId, String bookingReference, UUID companyId, Money left) {}

    /** Who set another fee than the conditions say, and why. */
    public record Overrule(UUID by, String reason) {}

    public RefundQuote(
            UUID id,
            Whose booking,
            List<RefundLine> lines,
            Instant validUntil,
            Optional<Overrule> overrule,
            Instant now) {
        this.id = id;
        this.bookingId = booking.bookingId();
        this.bookingReference = booking.bookingReference();
        this.companyId = booking.companyId();
        this.status = QuoteStatus.PROPOSED;
        this.lines = new ArrayList<>(lines);
        this.refundable = Math.min(
                booking.left().amount(),
                lines.stream().mapToLong(RefundLine::refundable).sum());
        this.currency = booking.left().currency();
        this.validUntil = validUntil;
        this.overruledBy = overrule.map(Overrule::by).orElse(null);
        this.overruleReason = overrule.map(Overrule::reason).orElse(null);
        this.createdAt = now;
        this.version = 1;
    }

    /**
     * The passengers take it.
     *
     * @param knowingly whether they said that they want to give the tickets back for nothing
     * @throws Problem {@link ProblemType#QUOTE_CLOSED}, {@link ProblemType#QUOTE_EXPIRED}, {@link ProblemType#NOTHING_REFUNDED}
     */
    public void confirm(boolean knowingly, Instant now) {
        mustBeOpen();
        if (isOver(now)) {
            throw Problem.of(ProblemType.QUOTE_EXPIRED, "The quote was good until " + validUntil + ".")
                    .with("valid_until", validUntil.toString());
        }
        if (refundable == 0 && !knowingly) {
            throw Problem.of(ProblemType.NOTHING_REFUNDED, "No money comes back for these tickets.");
        }
        decide(QuoteStatus.CONFIRMED, now);
    }

    /**
     * Nobody wants it any more.
     *
     * @throws Problem {@link ProblemType#QUOTE_CLOSED} when the tickets were given back for it
     */
    public void withdraw(Instant now) {
        if (status != QuoteStatus.WITHDRAWN) {
            mustBeOpen();
            decide(QuoteStatus.WITHDRAWN, now);
        }
    }

    private void mustBeOpen() {
        if (status != QuoteStatus.PROPOSED) {
            throw Problem.of(ProblemType.QUOTE_CLOSED, "The quote is " + status + ".")
                    .with("status", status);
        }
    }

    private void decide(QuoteStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("quote " + id + " is " + status + " and cannot become " + next);
        }
        status = next;
        decidedAt = now;
    }

    /** Whether nobody can accept it any more for its time. */
    public boolean isOver(Instant now) {
        return now.isAfter(validUntil);
    }

    /** Whether the tickets are given back for it. */
    public boolean isConfirmed() {
        return status == QuoteStatus.CONFIRMED;
    }

    public UUID id() {
        return id;
    }

    public UUID bookingId() {
        return bookingId;
    }

    public String bookingReference() {
        return bookingReference;
    }

    public UUID companyId() {
        return companyId;
    }

    public QuoteStatus status() {
        return status;
    }

    /** What comes back of all its tickets together. */
    public Money refundable() {
        return new Money(refundable, currency);
    }

    /** What the company keeps of all its tickets together. */
    public Money fee() {
        return new Money(lines.stream().mapToLong(RefundLine::fee).sum(), currency);
    }

    public Instant validUntil() {
        return validUntil;
    }

    public Optional<Overrule> overrule() {
        return Optional.ofNullable(overruleReason).map(reason -> new Overrule(overruledBy, reason));
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    /** Ticket by ticket, in the order of the tickets' ids. */
    public List<RefundLine> lines() {
        return lines.stream().sorted(Comparator.comparing(RefundLine::ticketId)).toList();
    }
}
