package dev.twende.ticketing.schedules.boundary;

import dev.twende.ticketing.seats.entity.SeatBlock;
import java.time.Instant;
import java.util.UUID;

/**
 * A seat that is kept out of sale, as staff see it.
 *
 * @param reason such as CREW; later releases of company may know others than can be asked for here
 * @param blockedBy who wanted it so; absent when nobody was named
 */
public record BlockResponse(
        UUID blockId,
        String seatNumber,
        int fromSequence,
        int toSequence,
        String reason,
        String note,
        UUID blockedBy,
        Instant since) {

    static BlockResponse from(SeatBlock block) {
        return new BlockResponse(
                block.claimId(),
                block.seatNumber(),
                block.segments().from(),
                block.segments().to(),
                block.reason(),
                block.note(),
                block.blockedBy(),
                block.since());
    }
}
