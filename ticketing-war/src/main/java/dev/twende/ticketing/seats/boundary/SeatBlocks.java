package dev.twende.ticketing.seats.boundary;

import dev.twende.ticketing.seats.control.BlockStore;
import dev.twende.ticketing.seats.control.ClaimStore;
import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.ClaimState;
import dev.twende.ticketing.seats.entity.SeatBlock;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Which seats are kept out of sale, and why. A block is a claim like any other: what is sold cannot be blocked. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SeatBlocks {
    private ClaimStore claims;
    private BlockStore store;

    protected SeatBlocks() {} // for the CDI proxy

    @Inject
    public SeatBlocks(ClaimStore claims, BlockStore store) {
        this.claims = claims;
        this.store = store;
    }

    /**
     * Keeps a seat out of sale on a stretch.
     *
     * @param claimId new, to know the block by
     * @param note null for none
     * @return whether nobody else had it there
     */
    public boolean block(
            UUID claimId, UUID scheduleId, String seat, Segments segments, String reason, String note, UUID blockedBy) {
        List<SeatClaim> claim = List.of(new SeatClaim(claimId, seat));
        if (claims.claim(claimId, scheduleId, segments, claim, ClaimKind.BLOCK, null)
                .isEmpty()) {
            return false;
        }
        store.note(claimId, reason, note, blockedBy);
        return true;
    }

    /** Puts a blocked seat on sale. */
    public void lift(SeatBlock block) {
        claims.end(List.of(block.claimId()), ClaimState.RELEASED);
    }

    /** What is blocked on a schedule, by seat. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<SeatBlock> of(UUID scheduleId) {
        return store.live(scheduleId);
    }
}
