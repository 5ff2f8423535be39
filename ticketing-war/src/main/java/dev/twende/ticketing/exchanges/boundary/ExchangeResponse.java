package dev.twende.ticketing.exchanges.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.exchanges.entity.Exchange;
import dev.twende.ticketing.exchanges.entity.ExchangeStatus;
import dev.twende.ticketing.exchanges.entity.ExchangeTicket;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What riding otherwise costs, and how far it is.
 *
 * @param status EXPIRED also when it was not accepted in time
 * @param fee what the company takes for it
 * @param supplement what is to be paid, fee included; 0 when nothing is
 * @param refund what comes back, less the fee; 0 when nothing does
 * @param holdExpiresAt until when the new seats wait for the supplement
 * @param newReference under which the exchanged tickets are found, once it is COMPLETED; another one when others of the party ride on
 *     as they did
 * @param refundId of the refund, once it is COMPLETED and money comes back; when several payments paid for the tickets, of the first
 */
public record ExchangeResponse(
        UUID exchangeId,
        String bookingReference,
        ExchangeStatus status,
        UUID scheduleId,
        UUID fromStopId,
        UUID toStopId,
        String fareClass,
        Instant validUntil,
        Money fee,
        Money supplement,
        Money refund,
        Instant holdExpiresAt,
        List<Line> tickets,
        String newReference,
        UUID refundId,
        Instant createdAt,
        Instant decidedAt) {

    /** What one ticket costs. */
    public record Line(UUID ticketId, Money oldPrice, Money newPrice, Money fee, String seatNumber) {
        static Line from(ExchangeTicket ticket, String currency) {
            return new Line(
                    ticket.ticketId(),
                    new Money(ticket.oldPrice(), currency),
                    new Money(ticket.newPrice(), currency),
                    new Money(ticket.fee(), currency),
                    ticket.seatNumber().orElse(null));
        }
    }

    static ExchangeResponse from(Exchange exchange, Instant now) {
        boolean over = exchange.status() == ExchangeStatus.PROPOSED && exchange.isOver(now);
        long due = exchange.due().amount();
        boolean repays = due < 0 && exchange.status() == ExchangeStatus.COMPLETED;
        return new ExchangeResponse(
                exchange.id(),
                exchange.bookingReference(),
                over ? ExchangeStatus.EXPIRED : exchange.status(),
                exchange.trip().scheduleId(),
                exchange.trip().fromStopId(),
                exchange.trip().toStopId(),
                exchange.terms().fareClass(),
                exchange.validUntil(),
                exchange.fee(),
                new Money(Math.max(0, due), exchange.currency()),
                new Money(Math.max(0, -due), exchange.currency()),
                exchange.holdExpiresAt().orElse(null),
                exchange.tickets().stream()
                        .map(ticket -> Line.from(ticket, exchange.currency()))
                        .toList(),
                exchange.newReference().orElse(null),
                repays ? exchange.id() : null,
                exchange.createdAt(),
                exchange.decidedAt().orElse(null));
    }
}
