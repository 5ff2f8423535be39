package dev.twende.ticketing.boardings.boundary;

import dev.twende.events.company.ScheduleDeparted;
import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.boardings.control.NoShowConfig;
import dev.twende.ticketing.boardings.control.NoShowStore;
import dev.twende.ticketing.boardings.entity.Departure;
import dev.twende.ticketing.boardings.entity.NoShow;
import dev.twende.ticketing.bookings.boundary.BoardedBookings;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Passengers who did not come. */
@ApplicationScoped
@Transactional
public class NoShows {
    private NoShowStore store;
    private BoardedBookings bookings;
    private SeatClaims claims;
    private Schedules schedules;
    private Caller caller;
    private NoShowConfig config;
    private Clock clock;

    protected NoShows() {} // for the CDI proxy

    @Inject
    public NoShows(
            NoShowStore store,
            BoardedBookings bookings,
            SeatClaims claims,
            Schedules schedules,
            Caller caller,
            NoShowConfig config,
            Clock clock) {
        this.store = store;
        this.bookings = bookings;
        this.claims = claims;
        this.schedules = schedules;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /** A bus is under way, so that passengers can be missed; being told twice changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void follow(ScheduleDeparted told) {
        if (store.findForUpdate(told.scheduleId()).isEmpty()) {
            List<PlannedStop> stops = schedules.storedPlan(told.scheduleId()).stops();
            store.add(new Departure(told.scheduleId(), told.companyId(), told.departedAt(), stops, config.margin()));
        }
    }

    /**
     * Looks at the next stop that a bus has left some time ago, and notes some of those who did not come.
     *
     * @return whether there was something to do
     */
    boolean noteSome() {
        Optional<Departure> next = store.nextDueForUpdate();
        next.ifPresent(this::noteSome);
        return next.isPresent();
    }

    private void noteSome(Departure departure) {
        List<PlannedStop> stops = schedules.storedPlan(departure.scheduleId()).stops();
        Instant now = clock.instant();
        if (!departure.isDue(stops, config.margin(), now)) {
            return;
        }
        List<Booking> some = bookings.awaited(departure.scheduleId(), departure.sequence(), config.batch());
        some.forEach(booking -> note(booking, now));
        if (some.size() < config.batch()) {
            departure.advance(stops, config.margin());
        }
    }

    private void note(Booking booking, Instant now) {
        for (Ticket ticket : booking.tickets()) {
            if (ticket.status() == TicketStatus.PAID) {
                booking.miss(ticket);
                store.add(new NoShow(Ids.next(), booking, ticket, now));
            }
        }
    }

    /** Who did not come for a schedule, in the order in which it was noted. */
    public Page<NoShowResponse> list(UUID scheduleId, UUID after, int limit) {
        caller.mustActFor(schedules.storedPlan(scheduleId).companyId());
        List<NoShow> found = store.page(scheduleId, after, limit + 1);
        Page<NoShow> page = Page.of(found, limit, noShow -> noShow.id().toString());
        return new Page<>(page.items().stream().map(NoShowResponse::from).toList(), page.nextCursor());
    }

    /**
     * Puts the seat of an absent passenger back on sale, from the next stop on.
     *
     * @throws Problem {@link ProblemType#NO_SHOW_NOT_RELEASABLE} when it is already, when there is no such stop, when the
     *     passenger would have changed seats on the way, or when the platform does not do it
     */
    public NoShowResponse release(UUID scheduleId, UUID ticketId) {
        caller.mustActFor(schedules.storedPlan(scheduleId).companyId());
        if (!config.isResold()) {
            throw Problem.of(ProblemType.NO_SHOW_NOT_RELEASABLE, "Seats of absent passengers are not sold again here.");
        }
        Booking booking = bookings.lockOf(ticketId)
                .filter(known -> known.trip().scheduleId().equals(scheduleId))
                .orElseThrow(NoShows::notFound);
        NoShow noShow = store.openForUpdate(ticketId).orElseThrow(NoShows::notFound);
        Ticket ticket = booking.ticket(ticketId).orElseThrow();
        if (ticket.change().isPresent()) {
            throw Problem.of(
                    ProblemType.NO_SHOW_NOT_RELEASABLE, "The passenger would have changed seats; both stay kept.");
        }
        noShow.release(caller.userId(), clock.instant());
        if (!claims.giveUpRest(ticket.claimId(), noShow.freeFrom().orElseThrow())) {
            throw Problem.of(ProblemType.NO_SHOW_NOT_RELEASABLE, "The seat was given up already.");
        }
        return NoShowResponse.from(noShow);
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "Nobody is missed on this ticket.");
    }
}
