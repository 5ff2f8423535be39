package dev.twende.ticketing.boardings.entity;

import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.schedules.entity.ScheduleStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * Whether a ticket lets its passenger ride here and now. The first rule that is broken is the answer: first what the ticket is, then
 * whether this is its bus, then whether this is its time and place.
 */
public final class BoardingRules {
    private BoardingRules() {}

    /**
     * Where a ticket is scanned.
     *
     * @param schedule as it stands
     * @param sequence of the stop; between two stops that of the last one
     */
    public record Place(UUID scheduleId, ScheduleStatus schedule, int sequence) {}

    /** When a ticket is good, both ends included. */
    public record Validity(Instant from, Instant until) {}

    /** What is to be known of a ticket. */
    public record Presented(
            TicketStatus status, boolean isReplaced, UUID scheduleId, int fromSequence, int toSequence) {
        /** @param isReplaced whether the print that was shown has another one in its place */
        public static Presented of(Ticket ticket, Trip trip, boolean isReplaced) {
            return new Presented(
                    ticket.status(),
                    isReplaced || ticket.isSuperseded(),
                    trip.scheduleId(),
                    trip.fromSequence(),
                    trip.toSequence());
        }
    }

    public static Decision judge(Presented ticket, Place place, Validity validity, Instant at) {
        if (ticket.isReplaced()) {
            return Decision.REVOKED;
        }
        return switch (ticket.status()) {
            case RESERVED -> Decision.UNPAID;
            case EXPIRED -> Decision.EXPIRED;
            case CANCELLED, REFUNDED -> Decision.CANCELLED;
            case PAID, BOARDED, NO_SHOW -> judgeRide(ticket, place, validity, at);
        };
    }

    private static Decision judgeRide(Presented ticket, Place place, Validity validity, Instant at) {
        if (!ticket.scheduleId().equals(place.scheduleId())) {
            return Decision.WRONG_TRIP;
        }
        if (place.schedule() == ScheduleStatus.CANCELLED) {
            return Decision.CANCELLED;
        }
        if (at.isAfter(validity.until())) {
            return Decision.EXPIRED;
        }
        if (place.sequence() >= ticket.toSequence()) {
            return Decision.WRONG_STOP; // also for who boarded well and stays too long
        }
        if (ticket.status() == TicketStatus.BOARDED) {
            return Decision.ALREADY_BOARDED;
        }
        if (place.sequence() < ticket.fromSequence()) {
            return Decision.WRONG_STOP;
        }
        return at.isBefore(validity.from()) ? Decision.NOT_YET_VALID : Decision.OK;
    }
}
