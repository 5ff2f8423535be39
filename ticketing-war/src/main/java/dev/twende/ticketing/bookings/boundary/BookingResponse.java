package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A booking as its passengers see it.
 *
 * @param holdExpiresAt until when the seats wait for the payment
 */
public record BookingResponse(
        String bookingReference,
        BookingStatus status,
        UUID companyId,
        UUID scheduleId,
        UUID fromStopId,
        UUID toStopId,
        Money total,
        Instant holdExpiresAt,
        List<TicketResponse> tickets) {

    /** A seat of the booking and who sits there. */
    public record TicketResponse(
            UUID ticketId, String seatNumber, TicketStatus status, Money price, Passenger passengerDetails) {
        static TicketResponse from(Ticket ticket) {
            return new TicketResponse(
                    ticket.id(),
                    ticket.seatNumber(),
                    ticket.status(),
                    ticket.price(),
                    new Passenger(
                            ticket.passenger().name(),
                            ticket.passenger().phone().orElse(null)));
        }
    }

    /** Who travels. */
    public record Passenger(String name, String phone) {}

    static BookingResponse from(Booking booking) {
        return new BookingResponse(
                booking.reference(),
                booking.status(),
                booking.trip().companyId(),
                booking.trip().scheduleId(),
                booking.trip().fromStopId(),
                booking.trip().toStopId(),
                booking.total(),
                booking.holdExpiresAt(),
                booking.tickets().stream().map(TicketResponse::from).toList());
    }
}
