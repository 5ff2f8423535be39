package dev.twende.events;

import java.util.UUID;

/**
 * A fact that has been committed. Each publisher seals its own: {@code AuthEvent}, {@code CompanyEvent},
 * {@code TicketingEvent}, {@code PaymentEvent}. An event is a promise: fields are only ever added, and the golden
 * files in the outbox's tests fail the build when one is renamed or dropped.
 */
public interface Event {
    /** Whose story this belongs to; events of one aggregate arrive in order. */
    UUID aggregateId();

    /** Where it travels. */
    Topic topic();
}
