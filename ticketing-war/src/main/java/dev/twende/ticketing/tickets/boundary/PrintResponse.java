package dev.twende.ticketing.tickets.boundary;

import dev.twende.ticketing.tickets.entity.TicketPrint;
import java.time.Instant;
import java.util.UUID;

/**
 * That staff put a ticket on paper.
 *
 * @param issue of the ticket at that time
 * @param copy the number on the paper; 0 is the original, which bears none
 */
public record PrintResponse(UUID printId, UUID ticketId, int issue, int copy, UUID printedBy, Instant printedAt) {
    static PrintResponse from(TicketPrint print) {
        return new PrintResponse(
                print.id(), print.ticketId(), print.issue(), print.copy(), print.printedBy(), print.printedAt());
    }
}
