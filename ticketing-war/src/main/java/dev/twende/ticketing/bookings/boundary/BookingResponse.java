package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.PassengerIdentity;
import dev.twende.ticketing.bookings.entity.SeatChange;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.schedules.boundary.ConditionsResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A booking as its passengers see it.
 *
 * @param conditions what was promised with the fare class when it was sold; absent when nothing was
 * @param expectedTotal in the answer to a request that expected more: that old price, while {@code total}, and {@code discount} if
 *     there is one, make the new one; else absent
 * @param total the price of the tickets that were not given back
 * @param payBy until when a booking that the counter reserved must be paid; absent for one that is paid at once
 * @param discount what a voucher took off when it was booked; absent when none did
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
        Instant payBy,
        Money discount,
        Instant holdExpiresAt,
        List<TicketResponse> tickets) {

    /**
     * A seat of the booking and who sits there.
     *
     * @param nextSeat for whom no seat was free all the way: where another one of the same bus follows; else absent
     */
    public record TicketResponse(
            UUID ticketId,
            String seatNumber,
            NextSeat nextSeat,
            TicketStatus status,
            String riderCategory,
            Money price,
            Passenger passengerDetails) {
        static TicketResponse from(Ticket ticket, Function<String, PassengerIdentity> identities) {
            return new TicketResponse(
                    ticket.id(),
                    ticket.seatNumber(),
                    ticket.change().map(NextSeat::from).orElse(null),
                    ticket.status(),
                    ticket.passenger().riderCategory(),
                    ticket.price(),
                    new Passenger(
                            ticket.passenger().name(),
                            ticket.passenger().phone().orElse(null),
                            ticket.passenger().sealedIdentity().map(identities).orElse(null)));
        }
    }

    /**
     * The seat that a passenger has from a stop on.
     *
     * @param fromStopId where the passenger changes
     */
    public record NextSeat(String seatNumber, UUID fromStopId) {
        static NextSeat from(SeatChange change) {
            return new NextSeat(change.seatNumber(), change.stopId());
        }
    }

    /**
     * Who travels.
     *
     * @param identity what they told of their papers; only for the company's people
     */
    public record Passenger(String name, String phone, PassengerIdentity identity) {}

    static BookingResponse from(Booking booking) {
        return from(booking, null, papers -> null);
    }

    /** For those who may see papers. */
    static BookingResponse from(Booking booking, PassengerIdentities identities) {
        return from(booking, null, identities::open);
    }

    /** @param expected null when nothing was expected */
    static BookingResponse from(Booking booking, Money expected) {
        return from(booking, expected, papers -> null);
    }

    private static BookingResponse from(
            Booking booking, Money expected, Function<String, PassengerIdentity> identities) {
        return new BookingResponse(
                booking.reference(),
                booking.status(),
                booking.trip().companyId(),
                booking.trip().scheduleId(),
                booking.trip().fromStopId(),
                booking.trip().toStopId(),
                booking.fareClass(),
                Bookings.conditions(booking)
                        .map(kept ->
                                ConditionsResponse.from(kept, booking.total().currency()))
                        .orElse(null),
                booking.total(),
                booking.price().equals(expected) ? null : expected,
                booking.isPaidLater() ? booking.holdExpiresAt() : null,
                booking.discount().orElse(null),
                booking.holdExpiresAt(),
                booking.shown().stream()
                        .map(ticket -> TicketResponse.from(ticket, identities))
                        .toList());
    }
}
