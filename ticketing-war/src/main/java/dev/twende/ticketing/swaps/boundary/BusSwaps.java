package dev.twende.ticketing.swaps.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.ticketing.bookings.boundary.AffectedBookings;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.Bus;
import dev.twende.ticketing.schedules.entity.PlannedSeat;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.LiveClaim;
import dev.twende.ticketing.seats.entity.MovedClaim;
import dev.twende.ticketing.swaps.boundary.BusChangeRequest.Move;
import dev.twende.ticketing.swaps.control.BusChangeStore;
import dev.twende.ticketing.swaps.entity.BusChange;
import dev.twende.ticketing.swaps.entity.SeatPlanner;
import dev.twende.ticketing.swaps.entity.SeatPlanner.BusSeat;
import dev.twende.ticketing.swaps.entity.SeatPlanner.Seating;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Other buses for schedules that were sold already. */
@ApplicationScoped
@Transactional
public class BusSwaps {
    private BusChangeStore store;
    private Schedules schedules;
    private SeatClaims claims;
    private AffectedBookings bookings;
    private Clock clock;

    protected BusSwaps() {} // for the CDI proxy

    @Inject
    public BusSwaps(
            BusChangeStore store, Schedules schedules, SeatClaims claims, AffectedBookings bookings, Clock clock) {
        this.store = store;
        this.schedules = schedules;
        this.claims = claims;
        this.bookings = bookings;
        this.clock = clock;
    }

    /**
     * Moves everyone to another bus, or tells who would sit where. Sales of the schedule that are under way end first and none begins
     * until the change is made, so nobody buys a seat that is about to go.
     *
     * @throws Problem {@link ProblemType#SEATS_STRANDED} when someone would have no seat, and then nothing is changed;
     *     {@link ProblemType#IDEMPOTENCY_KEY_REUSED} when the change was made already, but another one
     */
    public BusChangeResponse change(UUID scheduleId, BusChangeRequest request) {
        schedules.plan(scheduleId); // asks company for it if it is not here yet
        claims.haltSales(scheduleId);
        String hash = IdempotentRequests.hash("bus-changes " + scheduleId, request);
        Optional<BusChange> made = store.find(request.changeId());
        if (made.isPresent()) {
            return repeated(made.get(), hash);
        }
        SchedulePlan plan = schedules.storedPlan(scheduleId);
        Map<String, String> explicit = explicit(plan, request);
        bookings.lockAll(scheduleId);
        Seating seating = SeatPlanner.plan(seats(plan), seats(request), claims.live(scheduleId), explicit);
        if (request.dryRun()) {
            return BusChangeResponse.of(request.changeId(), false, seating);
        }
        BusChangeResponse response = BusChangeResponse.of(request.changeId(), true, seating);
        if (!seating.stranded().isEmpty()) {
            throw Problem.of(ProblemType.SEATS_STRANDED, "The other bus has no seat for some who have one now.")
                    .with("moves", response.moves())
                    .with("stranded", response.stranded());
        }
        apply(scheduleId, request, seating);
        store.add(new BusChange(
                request.changeId(), scheduleId, hash, Json.mapper().toJson(response), clock.instant()));
        return response;
    }

    private static BusChangeResponse repeated(BusChange made, String hash) {
        if (!made.answers(hash)) {
            throw Problem.of(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The change with this change_id was made, and was another one.");
        }
        return Json.mapper().fromJson(made.response(), BusChangeResponse.class);
    }

    private void apply(UUID scheduleId, BusChangeRequest request, Seating seating) {
        List<MovedClaim> moves = seating.moves().stream()
                .map(move -> new MovedClaim(move.claim().claimId(), Ids.next(), move.seatNumber()))
                .toList();
        claims.move(moves);
        claims.release(seating.dropped().stream().map(LiveClaim::claimId).toList());
        schedules.changeBus(
                scheduleId,
                new Bus(
                        request.busId(),
                        request.plateNumber(),
                        orNone(request.features()),
                        request.seats().stream().map(BusSwaps::planned).toList()));
        bookings.reseat(
                scheduleId,
                moves,
                seating.moves().stream().map(move -> move.claim().holderId()).collect(Collectors.toSet()));
    }

    private static PlannedSeat planned(BusChangeRequest.Seat seat) {
        return new PlannedSeat(seat.seatNumber(), seat.deck(), seat.row(), seat.column(), orNone(seat.properties()));
    }

    private static <T> List<T> orNone(List<T> given) {
        return given == null ? List.of() : given;
    }

    /** New seat by old seat, if all of them exist and none is named twice. */
    private static Map<String, String> explicit(SchedulePlan plan, BusChangeRequest request) {
        Set<String> newSeats = new HashSet<>();
        for (BusChangeRequest.Seat seat : request.seats()) {
            if (!newSeats.add(seat.seatNumber())) {
                throw Problem.invalid("seats", "has seat " + seat.seatNumber() + " twice");
            }
        }
        Map<String, String> explicit = new HashMap<>();
        Set<String> targets = new HashSet<>();
        List<Move> moves = orNone(request.plan());
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            if (!plan.seats().contains(move.seatNumber())) {
                throw Problem.invalid("plan[" + i + "].seat_number", "is no seat of the bus that is on the schedule");
            }
            if (!newSeats.contains(move.newSeatNumber())) {
                throw Problem.invalid("plan[" + i + "].new_seat_number", "is no seat of the other bus");
            }
            if (explicit.put(move.seatNumber(), move.newSeatNumber()) != null || !targets.add(move.newSeatNumber())) {
                throw Problem.invalid("plan[" + i + "]", "names a seat that an earlier entry names");
            }
        }
        return explicit;
    }

    private static List<BusSeat> seats(SchedulePlan plan) {
        Map<String, Set<String>> properties = plan.layout().stream()
                .collect(Collectors.toMap(PlannedSeat::seatNumber, seat -> new HashSet<>(orNone(seat.properties()))));
        return plan.seats().stream()
                .map(seat -> new BusSeat(seat, properties.getOrDefault(seat, Set.of())))
                .toList();
    }

    private static List<BusSeat> seats(BusChangeRequest request) {
        return request.seats().stream()
                .map(seat -> new BusSeat(seat.seatNumber(), new HashSet<>(orNone(seat.properties()))))
                .toList();
    }
}
