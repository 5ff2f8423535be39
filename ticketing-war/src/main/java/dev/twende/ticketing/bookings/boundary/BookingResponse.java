package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.schedules.boundary.ConditionsResponse;
import dev.twende.ticketing.schedules.entity.FareClass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A booking as its passengers see it.
 *
 * @param conditions what was promised with the fare class when it was sold; absent when nothing was
 * @param expectedTotal in the answer to a request that expected more: that old price, while {@code total} is the new one; else absent
 * @param total the price of the tickets that were not given back
 * @param holdExpiresAt until when the seats wait for the payment
 * @param tickets those that were given back among them
 */
public record BookingResponse(
        String bookingReference,
        BookingStatus status,
        UUID companyId,
        UUID scheduleId,
        UUID fromStopId,
        UUID toStopId,
        String fareClass,
        ConditionsResponse conditions,
        Money total,
        Money expectedTotal,
        Instant holdExpiresAt,
        List<TicketResponse> tickets) {

    /** A seat of the booking and who sits there. */
    public record TicketResponse(
            UUID ticketId,
            String seatNumber,
            TicketStatus status,
            String riderCategory,
            Money price,
            Passenger passengerDetails) {
        static TicketResponse from(Ticket ticket) {
            return new TicketResponse(
                    ticket.id(),
                    ticket.seatNumber(),
                    ticket.status(),
                    ticket.passenger().riderCategory(),
                    ticket.price(),
                    new Passenger(
                            ticket.passenger().name(),
                            ticket.passenger().phone().orElse(null)));
        }
    }

    /** Who travels. */
    public record Passenger(String name, String phone) {}

    static BookingResponse from(Booking booking) {
        return from(booking, null);
    }

    /** @param expected null when nothing was expected */
    static BookingResponse from(Booking booking, Money expected) {
        return new BookingResponse(
                booking.reference(),
                booking.status(),
                booking.trip().companyId(),
                booking.trip().scheduleId(),
                booking.trip().fromStopId(),
                booking.trip().toStopId(),
                booking.fareClass(),
                booking.fareConditions()
                        .map(kept -> Json.mapper().fromJson(kept, FareClass.class))
                        .map(kept ->
                                ConditionsResponse.from(kept, booking.total().currency()))
                        .orElse(null),
                booking.total(),
                booking.total().equals(expected) ? null : expected,
                booking.holdExpiresAt(),
                booking.shown().stream().map(TicketResponse::from).toList());
    }
}
