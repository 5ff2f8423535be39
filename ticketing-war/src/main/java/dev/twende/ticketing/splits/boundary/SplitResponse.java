package dev.twende.ticketing.splits.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import java.util.List;
import java.util.UUID;

/**
 * Two bookings where there was one; both are paid, and their totals add up to what was.
 *
 * @param newReference of those who left; the same phones open it
 * @param ticketIds of those who left; their tickets are what they were
 */
public record SplitResponse(
        String bookingReference, Money total, String newReference, Money newTotal, List<UUID> ticketIds) {
    static SplitResponse of(Booking booking, Booking other) {
        return new SplitResponse(
                booking.reference(),
                booking.total(),
                other.reference(),
                other.total(),
                other.tickets().stream().map(Ticket::id).toList());
    }
}
