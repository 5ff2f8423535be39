package dev.twende.ticketing.namechanges.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.bookings.boundary.AfterSales;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.namechanges.control.NameChangeConfig;
import dev.twende.ticketing.namechanges.control.NameChangeStore;
import dev.twende.ticketing.namechanges.entity.NameChange;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tickets that are handed on: for nothing, a few times, and not at the last moment. */
@ApplicationScoped
@Transactional
public class NameChanges {
    private NameChangeStore store;
    private AfterSales afterSales;
    private Schedules schedules;
    private IdempotentRequests idempotent;
    private NameChangeConfig config;
    private Caller caller;

    protected NameChanges() {} // for the CDI proxy

    @Inject
    public NameChanges(
            NameChangeStore store,
            AfterSales afterSales,
            Schedules schedules,
            IdempotentRequests idempotent,
            NameChangeConfig config,
            Caller caller) {
        this.store = store;
        this.afterSales = afterSales;
        this.schedules = schedules;
        this.idempotent = idempotent;
        this.config = config;
        this.caller = caller;
    }

    /**
     * Names somebody else; the code of the ticket as it was issued before is void.
     *
     * @param key null when the client sent none
     * @throws Problem {@link ProblemType#BOOKING_NOT_CHANGEABLE}, {@link ProblemType#CHANGE_TOO_LATE},
     *     {@link ProblemType#NAME_CHANGES_USED}
     */
    public NameChangeResponse change(String reference, NameChangeRequest request, IdempotencyKey key) {
        Booking known = afterSales.known(reference, request.phone());
        return idempotent.once(
                key,
                "name-changes.change " + known.reference(),
                request,
                NameChangeResponse.class,
                () -> change(afterSales.lock(known.id()), request));
    }

    private NameChangeResponse change(Booking booking, NameChangeRequest request) {
        booking.mustBePaid();
        Ticket ticket = booking.chosen(List.of(request.ticketId())).get(0);
        Instant now = afterSales.now();
        SchedulePlan plan = schedules.storedPlan(booking.trip().scheduleId());
        mustBeInTime(booking, plan, now);
        long left = config.perTicket() - store.count(ticket.id());
        if (left <= 0) {
            throw Problem.of(ProblemType.NAME_CHANGES_USED, "The ticket was handed on before.");
        }
        if (request.passenger().seatNumber() != null || request.passenger().riderCategory() != null) {
            throw Problem.invalid("passenger", "keeps the seat and the rider category of the ticket");
        }
        String before = ticket.passenger().name();
        afterSales.handOver(booking, ticket, request.passenger(), "passenger.", plan);
        UUID changeId = Ids.next();
        store.add(new NameChange(
                changeId,
                ticket.id(),
                booking.id(),
                before,
                request.passenger().name(),
                caller.isGuest() ? Optional.empty() : Optional.of(caller.userId()),
                now));
        return new NameChangeResponse(
                changeId, booking.reference(), ticket.id(), request.passenger().name(), left - 1);
    }

    private void mustBeInTime(Booking booking, SchedulePlan plan, Instant now) {
        Instant until =
                plan.stops().get(booking.trip().fromSequence()).departureTime().minus(config.until());
        if (now.isAfter(until)) {
            throw Problem.of(ProblemType.CHANGE_TOO_LATE, "Somebody else could be named until " + until + ".")
                    .with("until", until.toString());
        }
    }
}
