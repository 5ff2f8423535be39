package dev.twende.ticketing.manifests.entity;

import dev.twende.ticketing.bookings.entity.TicketStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A passenger with a seat, as the database has it.
 *
 * @param phone the passenger's own, else that of the booking's contact
 * @param changeSequence of the stop where the passenger leaves the first seat; null for who keeps it
 * @param secondSeatNumber from there on; null for who keeps the first
 * @param boardedAt null while nobody boarded on the ticket
 * @param sealedIdentity who the passenger is by their papers, as it is stored; null when nothing was asked for, or it is forgotten
 */
public record Rider(
        UUID ticketId,
        String bookingReference,
        int fromSequence,
        int toSequence,
        String seatNumber,
        Integer changeSequence,
        String secondSeatNumber,
        String name,
        String phone,
        String riderCategory,
        TicketStatus status,
        Instant boardedAt,
        String sealedIdentity) {}
