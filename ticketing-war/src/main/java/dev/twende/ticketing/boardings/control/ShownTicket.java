package dev.twende.ticketing.boardings.control;

import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import java.util.List;
import java.util.Optional;

/**
 * What was found for what was scanned.
 *
 * @param ticket null when there is none, or more than one
 * @param isReplaced whether a newer print took the place of the one that was shown
 * @param seats of the booking when the seat must tell which ticket is meant; otherwise empty
 */
public record ShownTicket(Booking booking, Ticket ticket, boolean isReplaced, List<String> seats) {
    public static final ShownTicket NONE = new ShownTicket(null, null, false, List.of());

    public static ShownTicket of(Booking booking, Ticket ticket, boolean isReplaced) {
        return new ShownTicket(booking, ticket, isReplaced, List.of());
    }

    /** @param seatNumber null when it was not told */
    public static ShownTicket of(Booking booking, String seatNumber) {
        List<Ticket> meant = booking.tickets().stream()
                .filter(ticket -> seatNumber == null || ticket.seatNumber().equals(seatNumber))
                .toList();
        return switch (meant.size()) {
            case 0 -> NONE;
            case 1 -> of(booking, meant.get(0), false);
            default ->
                new ShownTicket(
                        booking,
                        null,
                        false,
                        meant.stream().map(Ticket::seatNumber).toList());
        };
    }

    public boolean isAmbiguous() {
        return !seats.isEmpty();
    }

    public Optional<Ticket> found() {
        return Optional.ofNullable(ticket);
    }
}
