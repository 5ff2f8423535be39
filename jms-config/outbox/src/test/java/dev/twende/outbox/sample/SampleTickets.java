package dev.twende.outbox.sample;

import dev.twende.events.ticketing.TicketReserved;
import dev.twende.kit.money.Money;
import dev.twende.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The sample's transactional facade. */
@ApplicationScoped
@Transactional
public class SampleTickets {

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    public void reserve(UUID ticketId, String seat) {
        Instant now = clock.instant();
        outbox.publish(new TicketReserved(
                ticketId,
                "SAMPLE",
                UUID.randomUUID(),
                UUID.randomUUID(),
                seat,
                UUID.randomUUID(),
                UUID.randomUUID(),
                0,
                1,
                Money.of(5_000, "RWF"),
                now,
                now.plus(Duration.ofMinutes(5))));
    }

    public void reserveAndFail(UUID ticketId, String seat) {
        reserve(ticketId, seat);
        throw new IllegalStateException("rolled back, as it should be");
    }
}
