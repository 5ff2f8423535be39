package dev.twende.ticketing.boardings.boundary;

import dev.twende.ticketing.boardings.control.Verdict;
import dev.twende.ticketing.boardings.entity.Boarding;
import dev.twende.ticketing.boardings.entity.Decision;
import dev.twende.ticketing.boardings.entity.Scan;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an inspector needs to see of a ticket: that of the passenger who shows it, and of nobody else.
 *
 * @param stop where it was scanned
 * @param force whether the boarding was taken as a fact, whatever the decision
 * @param detail for people, where the decision alone does not say all; absent otherwise
 * @param ticket absent for {@code INVALID} and {@code AMBIGUOUS}
 * @param earlier the boarding that came first, for {@code ALREADY_BOARDED}
 * @param seats of the booking, for {@code AMBIGUOUS}
 * @param validFrom when the ticket can be boarded on, for {@code NOT_YET_VALID}
 * @param undoableUntil until when a mistake can be put right; absent when there is nothing to undo
 */
public record BoardingResponse(
        UUID boardingId,
        UUID nonce,
        Decision decision,
        UUID scheduleId,
        Stop stop,
        Instant boardedAt,
        boolean wasOffline,
        boolean force,
        String detail,
        Shown ticket,
        Earlier earlier,
        List<String> seats,
        Instant validFrom,
        Instant undoableUntil) {
    private static final String SEAT_RESOLD = "The passenger was missed, and the seat was sold again.";

    /** A stop of the schedule. */
    public record Stop(int sequence, UUID stopId, String name) {}

    /**
     * The passenger's ticket.
     *
     * @param scheduleId of the ride that it is for
     * @param departureTime at the passenger's own stop
     */
    public record Shown(
            UUID ticketId,
            String bookingReference,
            TicketStatus status,
            String seatNumber,
            String passengerName,
            String riderCategory,
            String fareClass,
            UUID scheduleId,
            String routeName,
            Instant departureTime,
            Stop from,
            Stop to) {}

    /** When and where somebody boarded on this ticket before. */
    public record Earlier(UUID boardingId, Instant boardedAt, Stop stop, boolean wasOffline) {}

    /** @param undoableUntil until when a boarding can be taken back, if this is one */
    static BoardingResponse of(UUID id, SchedulePlan plan, Scan scan, Verdict verdict, Instant undoableUntil) {
        boolean isBoarding = Boarding.isBoarding(verdict.decision(), scan.wasOffline());
        return new BoardingResponse(
                id,
                scan.nonce(),
                verdict.decision(),
                scan.scheduleId(),
                stop(plan, scan.stopSequence()),
                scan.at(),
                scan.wasOffline(),
                scan.wasOffline(),
                verdict.hasSeat() ? null : SEAT_RESOLD,
                verdict.shown().found().map(ticket -> shown(verdict, ticket)).orElse(null),
                verdict.decision() == Decision.ALREADY_BOARDED
                        ? verdict.another()
                                .map(other -> earlier(verdict, other))
                                .orElse(null)
                        : null,
                verdict.shown().isAmbiguous() ? verdict.shown().seats() : null,
                verdict.decision() == Decision.NOT_YET_VALID
                        ? verdict.validity().from()
                        : null,
                isBoarding ? undoableUntil : null);
    }

    private static Stop stop(SchedulePlan plan, int sequence) {
        PlannedStop stop = plan.stops().get(sequence);
        return new Stop(sequence, stop.stopId(), stop.name());
    }

    private static Shown shown(Verdict verdict, Ticket ticket) {
        Booking booking = verdict.shown().booking();
        SchedulePlan own = verdict.own();
        return new Shown(
                ticket.id(),
                booking.reference(),
                ticket.status(),
                ticket.seatNumber(),
                ticket.passenger().name(),
                ticket.passenger().riderCategory(),
                ticket.fareClass(),
                own.scheduleId(),
                own.routeName(),
                own.stops().get(booking.trip().fromSequence()).departureTime(),
                stop(own, booking.trip().fromSequence()),
                stop(own, booking.trip().toSequence()));
    }

    private static Earlier earlier(Verdict verdict, Boarding other) {
        return new Earlier(
                other.id(), other.boardedAt(), stop(verdict.own(), other.stopSequence()), other.wasOffline());
    }
}
