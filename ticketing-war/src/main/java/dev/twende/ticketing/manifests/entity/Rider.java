package dev.twende.ticketing.manifests.entity;

import dev.twende.ticketing.bookings.entity.TicketStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A passenger with a seat, as the database has it.
 *
 * @param phone the passenger's own, else that of the booking's contact
 * @param boardedAt null while nobody boarded on the ticket
 * @param sealedIdentity who the passenger is by their papers, as it is stored; null when nothing was asked for, or it is forgotten
 */
public record Rider(
        UUID ticketId,
        String bookingReference,
        int fromSequence,
        int toSequence,
        String seatNumber,
        String name,
        String phone,
        String riderCategory,
        TicketStatus status,
        Instant boardedAt,
        String sealedIdentity) {}
