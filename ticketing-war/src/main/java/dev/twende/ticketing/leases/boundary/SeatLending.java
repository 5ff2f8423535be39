package dev.twende.ticketing.leases.boundary;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.Contention;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.boundary.SeatGuard;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lends seats: lock, one transaction, commit, unlock, as seats are sold. This bean runs in no transaction, and the transaction is another
 * bean's.
 */
@ApplicationScoped
public class SeatLending {
    private static final int TRIES = 4;
    private static final long LONGEST_PAUSE_MILLIS = 50;

    private Schedules schedules;
    private SeatClaims claims;
    private SeatGuard guard;
    private Leases leases;
    private IdempotentRequests idempotent;
    private Caller caller;

    protected SeatLending() {} // for the CDI proxy

    @Inject
    public SeatLending(
            Schedules schedules,
            SeatClaims claims,
            SeatGuard guard,
            Leases leases,
            IdempotentRequests idempotent,
            Caller caller) {
        this.schedules = schedules;
        this.claims = claims;
        this.guard = guard;
        this.leases = leases;
        this.idempotent = idempotent;
        this.caller = caller;
    }

    /**
     * Lends seats to the caller's device, all or none. A request that comes again gets its first answer.
     *
     * @param key null when the client sent none
     */
    public LeaseResponse lend(LeaseRequest request, IdempotencyKey key) {
        Borrower borrower = Borrower.of(caller);
        try {
            return lend(borrower, request, key);
        } catch (Problem refusal) {
            return Optional.ofNullable(key)
                    .flatMap(given -> idempotent.earlier(given, Leases.LEND, request, LeaseResponse.class))
                    .orElseThrow(() -> refusal);
        }
    }

    private LeaseResponse lend(Borrower borrower, LeaseRequest request, IdempotencyKey key) {
        SchedulePlan plan = schedules.currentPlan(request.scheduleId());
        caller.mustActFor(plan.companyId());
        Journey journey = plan.journey(request.fromStopId(), request.toStopId());
        Segments segments = new Segments(journey.from(), journey.to());
        List<String> named = named(request);
        plan.mustHave(named);
        for (int attempt = 1; ; attempt++) {
            List<String> seats = named.isEmpty() ? chosen(plan, segments, request.count(), attempt) : named;
            try {
                return guard.whileHolding(
                        plan.scheduleId(),
                        seats,
                        segments,
                        Optional.ofNullable(key).map(given -> idempotent.owner() + ":" + given.value()),
                        lock -> leases.lend(borrower, request, segments, seats, key, lock));
            } catch (RuntimeException e) {
                boolean lostOurChoice =
                        named.isEmpty() && e instanceof Problem problem && problem.type() == ProblemType.SEAT_TAKEN;
                if (attempt == TRIES || !(lostOurChoice || Contention.isPassing(e))) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE_MILLIS + 1)));
            }
        }
    }

    private static List<String> named(LeaseRequest request) {
        List<String> named = request.seats() == null ? List.of() : request.seats();
        if (named.isEmpty() == (request.count() == null)) {
            throw Problem.invalid("seats", "must be named, or their count be given, and not both");
        }
        if (Set.copyOf(named).size() < named.size()) {
            throw Problem.invalid("seats", "names a seat twice");
        }
        return named;
    }

    private List<String> chosen(SchedulePlan plan, Segments segments, int count, int attempt) {
        return claims.choose(plan.scheduleId(), segments, plan.places(), List.of(), count, attempt)
                .orElseThrow(() -> Problem.of(ProblemType.SOLD_OUT, "Not enough seats are free on this stretch."));
    }
}
