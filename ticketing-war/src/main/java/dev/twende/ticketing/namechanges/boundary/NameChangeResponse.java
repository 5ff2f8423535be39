package dev.twende.ticketing.namechanges.boundary;

import java.util.UUID;

/**
 * A ticket that was handed on. It costs nothing.
 *
 * @param changesLeft how often it may still be handed on
 */
public record NameChangeResponse(
        UUID changeId, String bookingReference, UUID ticketId, String name, long changesLeft) {}
