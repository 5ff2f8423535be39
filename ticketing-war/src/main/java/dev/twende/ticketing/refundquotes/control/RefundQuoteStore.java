package dev.twende.ticketing.refundquotes.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.refundquotes.entity.QuoteStatus;
import dev.twende.ticketing.refundquotes.entity.RefundQuote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Refund quotes. */
@ApplicationScoped
public class RefundQuoteStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    public void add(RefundQuote quote) {
        em.persist(quote);
    }

    /**
     * A quote of a booking. Whoever changes it has locked the booking first.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}, also when it is another booking's
     */
    public RefundQuote require(UUID quoteId, UUID bookingId) {
        return Optional.ofNullable(em.find(RefundQuote.class, quoteId))
                .filter(quote -> quote.bookingId().equals(bookingId))
                .orElseThrow(Problem::notFound);
    }

    /** How many of the booking could be accepted; ix_refund_quote_booking leads to them. */
    public long countOpen(UUID bookingId, Instant now) {
        return em.createQuery("""
                        select count(q) from RefundQuote q
                        where q.bookingId = :booking and q.status = :proposed and q.validUntil >= :now
                        """, Long.class)
                .setParameter("booking", bookingId)
                .setParameter("proposed", QuoteStatus.PROPOSED)
                .setParameter("now", now)
                .getSingleResult();
    }
}
