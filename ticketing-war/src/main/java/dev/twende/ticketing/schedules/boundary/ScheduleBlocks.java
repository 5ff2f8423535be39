package dev.twende.ticketing.schedules.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.schedules.control.SchedulePlans;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.SeatBlocks;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.SeatBlock;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Lets a company's people keep seats of a published schedule out of sale, and put them back on. */
@ApplicationScoped
@Transactional
public class ScheduleBlocks {
    private SchedulePlans plans;
    private SeatBlocks blocks;
    private SeatClaims claims;
    private IdempotentRequests idempotent;
    private Caller caller;

    protected ScheduleBlocks() {} // for the CDI proxy

    @Inject
    public ScheduleBlocks(
            SchedulePlans plans, SeatBlocks blocks, SeatClaims claims, IdempotentRequests idempotent, Caller caller) {
        this.plans = plans;
        this.blocks = blocks;
        this.claims = claims;
        this.idempotent = idempotent;
        this.caller = caller;
    }

    /** A block as it was asked for, which makes a repetition known. */
    public record Wish(UUID scheduleId, BlockRequest request) {}

    /** @throws Problem {@link ProblemType#SEAT_TAKEN} when somebody has the seat on a part of the stretch */
    public BlockResponse add(UUID scheduleId, BlockRequest request, IdempotencyKey key) {
        claims.holdOffChanges(scheduleId); // another bus may have other seats
        SchedulePlan plan = requireForCaller(scheduleId);
        plan.mustHave(List.of(request.seatNumber()));
        Journey stretch = plan.stretch(request.fromStopId(), request.toStopId());
        return idempotent.once(key, "blocks.add", new Wish(scheduleId, request), BlockResponse.class, () -> {
            UUID id = Ids.next();
            boolean free = blocks.block(
                    id,
                    scheduleId,
                    request.seatNumber(),
                    new Segments(stretch.from(), stretch.to()),
                    request.reason().name(),
                    request.note(),
                    caller.userId());
            if (!free) {
                throw Problem.of(ProblemType.SEAT_TAKEN, "Somebody has this seat on a part of the stretch.")
                        .with("seat_number", request.seatNumber());
            }
            return BlockResponse.from(require(scheduleId, id));
        });
    }

    public List<BlockResponse> list(UUID scheduleId) {
        requireForCaller(scheduleId);
        return blocks.of(scheduleId).stream().map(BlockResponse::from).toList();
    }

    public void remove(UUID scheduleId, UUID blockId) {
        requireForCaller(scheduleId);
        blocks.lift(require(scheduleId, blockId));
    }

    private SchedulePlan requireForCaller(UUID scheduleId) {
        SchedulePlan plan = plans.stored(scheduleId);
        caller.mustActFor(plan.companyId());
        return plan;
    }

    private SeatBlock require(UUID scheduleId, UUID blockId) {
        return blocks.of(scheduleId).stream()
                .filter(block -> block.claimId().equals(blockId))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "The schedule has no such block."));
    }
}
