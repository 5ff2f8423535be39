package dev.twende.ticketing.tickets.boundary;

import dev.twende.ticketing.tickets.control.TicketKeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** The keys of tickets: shown to whoever makes or holds a scanner, and renewed in time. */
@ApplicationScoped
@Transactional
public class TicketKeys {
    private TicketKeyRing ring;
    private Clock clock;

    protected TicketKeys() {} // for the CDI proxy

    @Inject
    public TicketKeys(TicketKeyRing ring, Clock clock) {
        this.ring = ring;
        this.clock = clock;
    }

    /** The published keys. */
    public TicketKeySet published() {
        return TicketKeySet.from(ring.published(clock.instant()));
    }

    /** Makes the next key when it is due. */
    public void rotate() {
        ring.rotate(clock.instant());
    }
}
