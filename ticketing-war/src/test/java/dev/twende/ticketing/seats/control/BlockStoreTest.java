package dev.twende.ticketing.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seats.boundary.SeatBlocks;
import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.SeatBlock;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.SeatState;
import dev.twende.ticketing.seats.entity.Segments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Blocks on a real PostgreSQL, where the constraint that decides about sales decides about them too. */
class BlockStoreTest {
    private static final Segments FIRST_HALF = new Segments(0, 2);
    private static final Segments SECOND_HALF = new Segments(2, 4);
    private static final UUID PLANNER = UUID.randomUUID();

    private static TicketingSchema schema;
    private static ClaimStore claims;
    private static SeatBlocks blocks;

    private final UUID schedule = UUID.randomUUID();

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        claims = TicketingSchema.claimStore(schema.dataSource());
        BlockStore store = new BlockStore();
        store.database = schema.dataSource();
        blocks = new SeatBlocks(claims, store);
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private boolean block(String seat, Segments segments) {
        return blocks.block(UUID.randomUUID(), schedule, seat, segments, "VIP", "The governor", PLANNER);
    }

    private List<Optional<Instant>> claim(ClaimKind kind, Duration lifetime, String seat, Segments segments) {
        List<SeatClaim> claim = List.of(new SeatClaim(UUID.randomUUID(), seat));
        return claims.claim(UUID.randomUUID(), schedule, segments, claim, kind, lifetime);
    }

    @Test
    void whatIsSoldOrHeldIsNotBlockedButTheStretchBehindItIs() {
        claim(ClaimKind.SALE, null, "1", FIRST_HALF);
        claim(ClaimKind.HOLD, Duration.ofHours(1), "2", FIRST_HALF);
        for (String seat : List.of("1", "2")) {
            assertThat(block(seat, new Segments(1, 3))).isFalse();
            assertThat(block(seat, SECOND_HALF)).isTrue();
            assertThat(block(seat, SECOND_HALF)).as("blocked already").isFalse();
        }
        assertThat(blocks.of(schedule)).extracting(SeatBlock::seatNumber).containsExactly("1", "2");
    }

    @Test
    void whatIsBlockedIsNotSoldUntilItIsLifted() {
        assertThat(block("1", FIRST_HALF)).isTrue();
        assertThat(claim(ClaimKind.HOLD, Duration.ofHours(1), "1", new Segments(1, 3)))
                .isEmpty();
        assertThat(claims.occupied(schedule, FIRST_HALF)).containsEntry("1", SeatState.BLOCKED);
        assertThat(blocks.of(schedule)).singleElement().satisfies(block -> {
            assertThat(block.segments()).isEqualTo(FIRST_HALF);
            assertThat(block.reason()).isEqualTo("VIP");
            assertThat(block.note()).isEqualTo("The governor");
            assertThat(block.blockedBy()).isEqualTo(PLANNER);
            blocks.lift(block);
        });
        assertThat(blocks.of(schedule)).isEmpty();
        assertThat(claim(ClaimKind.HOLD, Duration.ofHours(1), "1", new Segments(1, 3)))
                .hasSize(1);
    }

    @Test
    void aHoldWhoseTimeIsOverIsInNobodysWay() {
        claim(ClaimKind.HOLD, Duration.ZERO, "1", FIRST_HALF);
        assertThat(block("1", FIRST_HALF)).isTrue();
    }
}
