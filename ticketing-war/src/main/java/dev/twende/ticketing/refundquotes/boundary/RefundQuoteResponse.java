package dev.twende.ticketing.refundquotes.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.refundquotes.entity.RefundLine;
import dev.twende.ticketing.refundquotes.entity.RefundQuote;
import dev.twende.ticketing.vouchers.boundary.RefundVoucher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What giving tickets back brings.
 *
 * @param status EXPIRED when it was neither accepted nor withdrawn in time
 * @param fee what the company keeps
 * @param refundableAmount what comes back; less than the tickets' when some of the booking's money went back before
 * @param refundId of the refund, once it is CONFIRMED and money comes back; when several payments paid for the tickets, of the first
 * @param voucher that was issued instead of the money, if the passengers wanted it so; else absent
 * @param overruledBy who set another fee than the conditions say
 */
public record RefundQuoteResponse(
        UUID quoteId,
        String bookingReference,
        Status status,
        Instant validUntil,
        Money fee,
        Money refundableAmount,
        List<Line> tickets,
        UUID refundId,
        RefundVoucher voucher,
        UUID overruledBy,
        String overruleReason,
        Instant createdAt,
        Instant decidedAt) {

    /** As it can be used. */
    public enum Status {
        PROPOSED,
        CONFIRMED,
        WITHDRAWN,
        EXPIRED
    }

    /** What one ticket brings. */
    public record Line(UUID ticketId, Money price, Money fee, Money refundableAmount) {
        static Line from(RefundLine line, String currency) {
            return new Line(
                    line.ticketId(),
                    new Money(line.price(), currency),
                    new Money(line.fee(), currency),
                    new Money(line.refundable(), currency));
        }
    }

    static RefundQuoteResponse from(RefundQuote quote, Optional<RefundVoucher> voucher, Instant now) {
        boolean repays = quote.isConfirmed() && quote.refundable().amount() > 0 && voucher.isEmpty();
        return new RefundQuoteResponse(
                quote.id(),
                quote.bookingReference(),
                switch (quote.status()) {
                    case PROPOSED -> quote.isOver(now) ? Status.EXPIRED : Status.PROPOSED;
                    case CONFIRMED -> Status.CONFIRMED;
                    case WITHDRAWN -> Status.WITHDRAWN;
                },
                quote.validUntil(),
                quote.fee(),
                quote.refundable(),
                quote.lines().stream()
                        .map(line -> Line.from(line, quote.refundable().currency()))
                        .toList(),
                repays ? quote.id() : null,
                voucher.orElse(null),
                quote.overrule().map(RefundQuote.Overrule::by).orElse(null),
                quote.overrule().map(RefundQuote.Overrule::reason).orElse(null),
                quote.createdAt(),
                quote.decidedAt().orElse(null));
    }
}
