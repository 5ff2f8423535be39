package dev.twende.ticketing.leases.boundary;

import dev.twende.events.company.ScheduleCancelled;
import dev.twende.events.company.ScheduleChanged;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.devices.boundary.Devices;
import dev.twende.ticketing.devices.entity.Device;
import dev.twende.ticketing.leases.control.LeaseConfig;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.boundary.SeatGuard;
import dev.twende.ticketing.seats.boundary.SeatLeases;
import dev.twende.ticketing.seats.boundary.SeatLock;
import dev.twende.ticketing.seats.entity.LentSeats;
import dev.twende.ticketing.seats.entity.SeatLease;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Seats that devices have for themselves. */
@ApplicationScoped
@Transactional
public class Leases {
    /** Names the call among those that take an idempotency key. */
    static final String LEND = "leases.lend";

    private SeatLeases store;
    private Schedules schedules;
    private SeatClaims claims;
    private SeatGuard guard;
    private IdempotentRequests idempotent;
    private LeaseConfig config;
    private Devices devices;
    private Caller caller;
    private Clock clock;

    protected Leases() {} // for the CDI proxy

    @Inject
    public Leases(
            SeatLeases store,
            Schedules schedules,
            SeatClaims claims,
            SeatGuard guard,
            IdempotentRequests idempotent,
            LeaseConfig config,
            Devices devices,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.schedules = schedules;
        this.claims = claims;
        this.guard = guard;
        this.idempotent = idempotent;
        this.config = config;
        this.devices = devices;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Lends the seats, whatever others want at the same moment: the constraint decides.
     *
     * @param lock what keeps rivals away meanwhile
     * @throws Problem {@link ProblemType#SEAT_TAKEN}, {@link ProblemType#LEASE_QUOTA}, {@link ProblemType#LEASE_TOO_LATE}, and why the
     *     device could not sell a seat from this stop now
     */
    LeaseResponse lend(
            Borrower borrower,
            LeaseRequest request,
            Segments segments,
            List<String> seats,
            IdempotencyKey key,
            SeatLock lock) {
        return idempotent.once(key, LEND, request, LeaseResponse.class, () -> {
            LeaseResponse lent = lend(borrower, request, segments, seats);
            if (!lock.isValid()) {
                guard.noteExpiredBeforeCommit();
                throw Problem.of(ProblemType.BUSY, "Lending took longer than its lock.")
                        .retryAfter(Duration.ofSeconds(1));
            }
            return lent;
        });
    }

    private LeaseResponse lend(Borrower borrower, LeaseRequest request, Segments segments, List<String> seats) {
        devices.find(borrower.deviceId()).filter(Device::isRevoked).ifPresent(revoked -> {
            throw Problem.of(ProblemType.DEVICE_NOT_ACTIVE, "The device was revoked.");
        });
        devices.seen(borrower.deviceId(), borrower.companyId());
        claims.holdOffChanges(request.scheduleId()); // another bus may have other seats, and other times
        SchedulePlan plan = schedules.storedPlan(request.scheduleId());
        plan.mustHave(seats);
        schedules
                .objection(plan.scheduleId(), segments.from(), SalesChannel.POS)
                .ifPresent(objection -> {
                    throw objection;
                });
        Instant departure = plan.stops().get(segments.from()).departureTime();
        SeatLease lease = new SeatLease(
                Ids.next(),
                borrower.companyId(),
                borrower.deviceId(),
                plan.scheduleId(),
                segments,
                config.rules().end(request.until(), departure, clock.instant()));
        config.rules().mustAllow(store.lockLent(borrower.companyId(), borrower.deviceId()), seats.size());
        if (!store.lease(lease, SeatClaims.toEach(seats))) {
            throw Problem.of(ProblemType.SEAT_TAKEN, "A seat of this request is taken on this stretch.");
        }
        return LeaseResponse.from(require(lease.leaseId()));
    }

    /** What a device has for itself now, oldest first. */
    public List<LeaseResponse> liveOf(UUID deviceId) {
        return store.liveOf(deviceId).stream().map(LeaseResponse::from).toList();
    }

    /** The lease, for its device and its company's staff. */
    public LeaseResponse find(UUID leaseId) {
        return LeaseResponse.from(requireForCaller(leaseId));
    }

    /**
     * Leases, latest first: a device sees its own, staff those of the company.
     *
     * @param companyId null for people and devices of a company
     * @param deviceId null for all devices
     */
    public Page<LeaseResponse> list(UUID companyId, UUID deviceId, int limit, String cursor) {
        UUID company = caller.companyOr(companyId);
        UUID device = caller.deviceId().orElse(deviceId);
        return Page.of(
                store.list(company, device, Cursor.decodeIdBefore(cursor), limit + 1).stream()
                        .map(LeaseResponse::from)
                        .toList(),
                limit,
                lease -> lease.leaseId().toString());
    }

    /** Gives back what of the lease is not sold. One that has ended already stays as it is. */
    public LeaseResponse giveBack(UUID leaseId) {
        requireForCaller(leaseId);
        store.giveBack(leaseId);
        return LeaseResponse.from(require(leaseId));
    }

    private LentSeats require(UUID leaseId) {
        return store.find(leaseId).orElseThrow(Problem::notFound);
    }

    /** Of another device nothing is seen, and of another company neither. */
    private LentSeats requireForCaller(UUID leaseId) {
        LentSeats lent = require(leaseId);
        caller.mustActFor(lent.lease().companyId());
        if (caller.deviceId()
                .filter(own -> !own.equals(lent.lease().deviceId()))
                .isPresent()) {
            throw Problem.notFound();
        }
        return lent;
    }

    /** A schedule that does not run lends no seats. */
    public void follow(ScheduleCancelled told) {
        if (schedules.isCancelled(told.scheduleId())) {
            store.giveBackAllOn(told.scheduleId());
        }
    }

    /** When the bus leaves earlier, what is lent goes back earlier; when it leaves later, the device keeps what it was promised. */
    public void follow(ScheduleChanged told) {
        store.endBy(
                told.scheduleId(),
                schedules.storedPlan(told.scheduleId()).stops().stream()
                        .map(stop -> config.rules().end(stop.departureTime()))
                        .toList());
    }

    /**
     * Notes leases whose time is over; their seats are free without this.
     *
     * @return whether there may be more
     */
    boolean sweep() {
        return store.sweep(config.sweepBatch()) == config.sweepBatch();
    }
}
