package dev.twende.ticketing.schedules.boundary;

import dev.twende.events.company.ScheduleCreated;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.ticketing.schedules.control.SchedulePlans;
import dev.twende.ticketing.schedules.control.ScheduleStore;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.Offer;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.schedules.entity.ScheduleStatus;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.SeatState;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The schedules that can be sold. Every change is one statement, which commits by itself or joins the transaction of the event
 * that brought it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class Schedules {
    private static final String NIL_ID = new UUID(0, 0).toString();

    private ScheduleStore store;
    private SchedulePlans plans;
    private SeatClaims claims;

    protected Schedules() {} // for the CDI proxy

    @Inject
    public Schedules(ScheduleStore store, SchedulePlans plans, SeatClaims claims) {
        this.store = store;
        this.plans = plans;
        this.claims = claims;
    }

    /** Keeps a schedule that company published; hearing of it again changes nothing. */
    public void add(ScheduleCreated told) {
        store.add(SchedulePlans.plan(told));
    }

    /**
     * Follows company's schedule to its next status; old news changes nothing. News that overtook the schedule itself is refused,
     * so that it comes again: forgotten, it would leave a cancelled bus on sale.
     */
    public void move(UUID scheduleId, ScheduleStatus next) {
        if (!store.move(scheduleId, next)) {
            throw new IllegalStateException("schedule " + scheduleId + " is " + next + " but has not arrived here yet");
        }
    }

    /** Departures from one stop to another on a day, soonest first, with room for the party. */
    public Page<OfferResponse> search(
            UUID fromStopId, UUID toStopId, LocalDate date, int passengers, int limit, String cursor) {
        String[] after = after(cursor);
        List<Offer> found = store.search(
                new ScheduleStore.Search(fromStopId, toStopId, date, passengers, after[0], after[1], limit + 1));
        return Page.of(
                found.stream().map(OfferResponse::from).toList(),
                limit,
                offer -> offer.departureTime() + " " + offer.scheduleId());
    }

    private static String[] after(String cursor) {
        String key = Cursor.decode(cursor);
        if (key.isEmpty()) {
            return new String[] {"-infinity", NIL_ID};
        }
        try {
            int space = key.indexOf(' ');
            return new String[] {
                Instant.parse(key.substring(0, space)).toString(),
                UUID.fromString(key.substring(space + 1)).toString()
            };
        } catch (DateTimeParseException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw Problem.invalid("cursor", "is not a cursor from an earlier page");
        }
    }

    /** Every seat of the bus and what it is on this stretch. */
    public SeatMapResponse seatMap(UUID scheduleId, UUID fromStopId, UUID toStopId) {
        SchedulePlan plan = plans.require(scheduleId);
        Journey journey = plan.journey(fromStopId, toStopId);
        Map<String, SeatState> occupied = claims.occupied(scheduleId, new Segments(journey.from(), journey.to()));
        return SeatMapResponse.of(plan, journey, occupied);
    }

    /**
     * The plan of a published schedule, from company when it is not here yet.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}, {@link ProblemType#SCHEDULE_UNAVAILABLE}
     */
    public SchedulePlan plan(UUID scheduleId) {
        return plans.require(scheduleId);
    }

    /** Why no seat from this stop on can be sold any more; empty when it can. */
    public Optional<Problem> objection(UUID scheduleId, int fromSequence) {
        return store.standing(scheduleId, fromSequence).flatMap(standing -> switch (standing.status()) {
            case SCHEDULED -> standing.hasLeftTheStop() ? Optional.of(departed()) : Optional.empty();
            case DEPARTED -> Optional.of(departed());
            case COMPLETED, CANCELLED ->
                Optional.of(Problem.of(ProblemType.SCHEDULE_NOT_ON_SALE, "The schedule is " + standing.status() + "."));
        });
    }

    private static Problem departed() {
        return Problem.of(ProblemType.SCHEDULE_DEPARTED, "The bus has left the boarding stop.");
    }
}
