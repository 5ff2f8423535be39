package dev.twende.ticketing.bookings.control;

import dev.twende.events.ticketing.RefundRequested;
import dev.twende.events.ticketing.TicketCancelled;
import dev.twende.events.ticketing.TicketExpired;
import dev.twende.events.ticketing.TicketPaid;
import dev.twende.events.ticketing.TicketReserved;
import dev.twende.events.ticketing.TicketingEvent;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What the other houses learn of a booking, one event per ticket. */
public final class BookingEvents {
    private BookingEvents() {}

    public static List<TicketingEvent> reserved(Booking booking, Instant now) {
        return reserved(booking, booking.tickets(), now);
    }

    /** @param tickets some of the booking's */
    public static List<TicketingEvent> reserved(Booking booking, List<Ticket> tickets, Instant now) {
        return ofEach(
                tickets,
                ticket -> new TicketReserved(
                        ticket.id(),
                        booking.reference(),
                        booking.trip().scheduleId(),
                        booking.trip().companyId(),
                        ticket.seatNumber(),
                        booking.trip().fromStopId(),
                        booking.trip().toStopId(),
                        booking.trip().fromSequence(),
                        booking.trip().toSequence(),
                        ticket.price(),
                        now,
                        booking.holdExpiresAt()));
    }

    public static List<TicketingEvent> paid(Booking booking, UUID transactionId, Instant paidAt) {
        return ofEach(
                booking,
                ticket -> new TicketPaid(
                        ticket.id(),
                        booking.reference(),
                        booking.trip().scheduleId(),
                        booking.trip().companyId(),
                        ticket.seatNumber(),
                        ticket.price(),
                        transactionId,
                        paidAt));
    }

    public static List<TicketingEvent> expired(Booking booking, Instant now) {
        return ofEach(
                booking,
                ticket -> new TicketExpired(
                        ticket.id(),
                        booking.reference(),
                        booking.trip().scheduleId(),
                        booking.trip().companyId(),
                        ticket.seatNumber(),
                        ticket.price(),
                        now));
    }

    public static List<TicketingEvent> cancelled(Booking booking, Instant now) {
        return cancelled(booking, booking.tickets(), now);
    }

    /** @param tickets some of the booking's */
    public static List<TicketingEvent> cancelled(Booking booking, List<Ticket> tickets, Instant now) {
        return ofEach(
                tickets,
                ticket -> new TicketCancelled(
                        ticket.id(),
                        booking.reference(),
                        booking.trip().scheduleId(),
                        booking.trip().companyId(),
                        ticket.seatNumber(),
                        ticket.price(),
                        now));
    }

    public static TicketingEvent refundRequested(Booking booking, UUID transactionId, Money amount, String reason) {
        return refundRequested(booking, transactionId, amount, reason, Ids.next());
    }

    /** @param refundId by which the refund is known, here and there */
    public static TicketingEvent refundRequested(
            Booking booking, UUID transactionId, Money amount, String reason, UUID refundId) {
        return new RefundRequested(
                booking.id(), booking.reference(), booking.trip().companyId(), transactionId, amount, reason, refundId);
    }

    private static List<TicketingEvent> ofEach(Booking booking, Function<Ticket, TicketingEvent> event) {
        return ofEach(booking.tickets(), event);
    }

    private static List<TicketingEvent> ofEach(List<Ticket> tickets, Function<Ticket, TicketingEvent> event) {
        return tickets.stream().map(event).toList();
    }
}
