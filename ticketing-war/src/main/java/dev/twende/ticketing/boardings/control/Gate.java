package dev.twende.ticketing.boardings.control;

import dev.twende.events.ticketing.TicketBoarded;
import dev.twende.kit.id.Ids;
import dev.twende.outbox.Outbox;
import dev.twende.ticketing.boardings.entity.AlertKind;
import dev.twende.ticketing.boardings.entity.Boarding;
import dev.twende.ticketing.boardings.entity.BoardingAlert;
import dev.twende.ticketing.boardings.entity.BoardingRules;
import dev.twende.ticketing.boardings.entity.BoardingRules.Place;
import dev.twende.ticketing.boardings.entity.BoardingRules.Presented;
import dev.twende.ticketing.boardings.entity.BoardingRules.Validity;
import dev.twende.ticketing.boardings.entity.Decision;
import dev.twende.ticketing.boardings.entity.Scan;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The door of the bus: decides who rides, and writes down who does. */
@ApplicationScoped
public class Gate {
    private BoardingStore store;
    private Absences absences;
    private Schedules schedules;
    private Outbox outbox;
    private BoardingConfig config;

    protected Gate() {} // for the CDI proxy

    @Inject
    public Gate(BoardingStore store, Absences absences, Schedules schedules, Outbox outbox, BoardingConfig config) {
        this.store = store;
        this.absences = absences;
        this.schedules = schedules;
        this.outbox = outbox;
        this.config = config;
    }

    /**
     * Decides about a ticket whose booking nobody else changes meanwhile. What was decided without us cannot be refused any more: then
     * this tells what we would have said.
     *
     * @param plan of the bus where it was scanned
     */
    public Verdict decide(SchedulePlan plan, Scan scan, ShownTicket shown, Instant now) {
        if (shown.found().isEmpty()) {
            return Verdict.without(shown);
        }
        Booking booking = shown.booking();
        Ticket ticket = shown.ticket();
        Trip trip = booking.trip();
        SchedulePlan own = trip.scheduleId().equals(plan.scheduleId()) ? plan : schedules.storedPlan(trip.scheduleId());
        Validity validity = validity(own, trip);
        Decision decision = BoardingRules.judge(
                Presented.of(ticket, trip, shown.isReplaced()),
                new Place(plan.scheduleId(), schedules.status(plan.scheduleId()), scan.stopSequence()),
                validity,
                scan.at());
        Boarding other = store.riding(ticket.id()).stream().findFirst().orElse(null);
        if (decision == Decision.ALREADY_BOARDED && scan.wasOffline() && isFirst(scan, other)) {
            decision = Decision.OK; // the other one was only told first
        }
        boolean rides = Boarding.isBoarding(decision, scan.wasOffline());
        boolean hasSeat = !rides
                || ticket.status() != TicketStatus.NO_SHOW
                || absences.end(booking, ticket, scan.wasOffline(), now);
        if (!hasSeat && !scan.wasOffline()) {
            return new Verdict(Decision.REVOKED, shown, own, validity, false, false, null);
        }
        boolean changes = rides && ticket.status().canBecome(TicketStatus.BOARDED);
        if (changes) {
            booking.board(ticket);
        }
        return new Verdict(decision, shown, own, validity, hasSeat, changes, other);
    }

    private Validity validity(SchedulePlan own, Trip trip) {
        return new Validity(
                own.stops().get(trip.fromSequence()).departureTime().minus(config.opensBefore()),
                own.stops().get(trip.toSequence()).arrivalTime().plus(config.goodAfter()));
    }

    private static boolean isFirst(Scan scan, Boarding other) {
        return other == null || scan.moment().compareTo(other.moment()) < 0;
    }

    /**
     * Keeps what was decided, tells the world who boarded, and staff what was wrong.
     *
     * @param answer that the client gets, as JSON
     */
    public void keep(UUID boardingId, SchedulePlan plan, Scan scan, Verdict verdict, String answer, Instant now) {
        UUID ticketId = verdict.shown().found().map(Ticket::id).orElse(null);
        Boarding boarding = new Boarding(boardingId, plan.companyId(), scan, ticketId, verdict.decision(), answer, now);
        store.add(boarding);
        if (verdict.changesTheTicket()) {
            outbox.publish(boarded(verdict.shown(), plan, boarding));
        }
        if (scan.wasOffline()) {
            alert(boarding, verdict, now).ifPresent(store::add);
            if (!verdict.hasSeat()) {
                store.add(BoardingAlert.about(Ids.next(), AlertKind.SEAT_RESOLD, boarding, now));
            }
        }
    }

    private static TicketBoarded boarded(ShownTicket shown, SchedulePlan plan, Boarding boarding) {
        return new TicketBoarded(
                shown.ticket().id(),
                shown.booking().reference(),
                boarding.scheduleId(),
                boarding.companyId(),
                shown.ticket().seatNumber(),
                boarding.id(),
                plan.stops().get(boarding.stopSequence()).stopId(),
                boarding.stopSequence(),
                boarding.boardedAt(),
                boarding.wasOffline());
    }

    /** One alert for two who ride on one ticket, whichever was told first. */
    private static Optional<BoardingAlert> alert(Boarding boarding, Verdict verdict, Instant now) {
        if (boarding.isBoarding() && verdict.other() != null) {
            boolean isFirst = Boarding.FIRST_WINS.compare(boarding, verdict.other()) < 0;
            return Optional.of(
                    isFirst
                            ? BoardingAlert.duplicate(Ids.next(), boarding, verdict.other(), now)
                            : BoardingAlert.duplicate(Ids.next(), verdict.other(), boarding, now));
        }
        return boarding.decision() == Decision.OK
                ? Optional.empty()
                : Optional.of(BoardingAlert.about(Ids.next(), AlertKind.REFUSED, boarding, now));
    }
}
