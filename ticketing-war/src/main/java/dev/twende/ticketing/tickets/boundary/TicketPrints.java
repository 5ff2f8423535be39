package dev.twende.ticketing.tickets.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.bookings.boundary.Bookings;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.tickets.control.PrintStore;
import dev.twende.ticketing.tickets.entity.TicketPrint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** What staff print: the first paper of a ticket is the original, every other one a copy that says so. */
@ApplicationScoped
@Transactional
public class TicketPrints {
    private Bookings bookings;
    private PrintStore store;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected TicketPrints() {} // for the CDI proxy

    @Inject
    public TicketPrints(
            Bookings bookings, PrintStore store, IdempotentRequests idempotent, Caller caller, Clock clock) {
        this.bookings = bookings;
        this.store = store;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    /** What is printed, which makes a repetition known. */
    public record Wish(String reference, UUID ticketId) {}

    /**
     * Notes a print. Two at the same time get two numbers: the booking is theirs one after the other.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}, {@link ProblemType#TICKET_NOT_VALID}
     */
    PrintResponse add(String reference, UUID ticketId, IdempotencyKey key) {
        Booking booking = bookings.knownForUpdate(reference, null);
        return idempotent.once(key, "tickets.print", new Wish(reference, ticketId), PrintResponse.class, () -> {
            Ticket ticket = TicketDocuments.ticket(booking, ticketId);
            int number = store.last(ticket).map(TicketPrint::number).orElse(0) + 1;
            TicketPrint print =
                    new TicketPrint(Ids.next(), ticket.id(), ticket.issue(), number, caller.userId(), clock.instant());
            store.add(print);
            return PrintResponse.from(print);
        });
    }

    /** Who printed a ticket, the oldest first. */
    Page<PrintResponse> list(String reference, UUID ticketId, UUID after, int limit) {
        Booking booking = bookings.known(reference, null);
        Ticket ticket = booking.ticket(ticketId).orElseThrow(Problem::notFound);
        return Page.of(
                store.page(ticket.id(), after, limit + 1).stream()
                        .map(PrintResponse::from)
                        .toList(),
                limit,
                print -> print.printId().toString());
    }
}
