package dev.twende.ticketing.tickets.boundary;

import dev.twende.ticketing.tickets.control.TicketKeyRing;
import dev.twende.ticketing.tickets.entity.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** The codes of tickets. */
@ApplicationScoped
@Transactional
public class Tickets {
    private TicketKeyRing ring;
    private Clock clock;

    protected Tickets() {} // for the CDI proxy

    @Inject
    public Tickets(TicketKeyRing ring, Clock clock) {
        this.ring = ring;
        this.clock = clock;
    }

    /**
     * What the code of a ticket says, once its signature is checked. Whether the ticket is good here and now is not in it alone: its
     * validity and stops are to be compared with the bus, and its issue with the ticket.
     *
     * @param code the text of the QR code, exactly as the scanner read it
     */
    public Reading read(String code) {
        return ring.read(code, clock.instant());
    }
}
