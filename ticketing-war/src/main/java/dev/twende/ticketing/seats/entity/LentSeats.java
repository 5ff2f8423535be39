package dev.twende.ticketing.seats.entity;

import java.time.Instant;
import java.util.List;

/**
 * A lease, and what of it is neither sold nor given back.
 *
 * @param parts by seat and stretch; none when it has ended
 */
public record LentSeats(SeatLease lease, LeaseStatus status, Instant createdAt, List<Part> parts) {
    /** A seat on a stretch. */
    public record Part(String seatNumber, Segments segments) {}
}
