package dev.twende.ticketing.seats.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every pair of every claim table. */
class ClaimMovesTest {
    @Test
    void kindsMoveOnlyTowardsSale() {
        Map<ClaimKind, Set<ClaimKind>> legal = Map.of(
                ClaimKind.HOLD, EnumSet.of(ClaimKind.SALE),
                ClaimKind.LEASE, EnumSet.of(ClaimKind.SALE),
                ClaimKind.SALE, EnumSet.noneOf(ClaimKind.class),
                ClaimKind.BLOCK, EnumSet.noneOf(ClaimKind.class));
        for (ClaimKind from : ClaimKind.values()) {
            for (ClaimKind to : ClaimKind.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }

    @Test
    void whatHasEndedNeverComesBack() {
        for (ClaimState from : ClaimState.values()) {
            for (ClaimState to : ClaimState.values()) {
                boolean ends = from == ClaimState.LIVE && to != ClaimState.LIVE;
                assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(ends);
            }
        }
    }

    @Test
    void showsTheClaimThatLastsLongest() {
        assertThat(SeatState.of(ClaimKind.HOLD).or(SeatState.of(ClaimKind.BLOCK)))
                .isEqualTo(SeatState.BLOCKED);
        assertThat(SeatState.of(ClaimKind.BLOCK).or(SeatState.of(ClaimKind.SALE)))
                .isEqualTo(SeatState.BLOCKED);
        assertThat(SeatState.FREE.or(SeatState.TAKEN)).isEqualTo(SeatState.TAKEN);
    }
}
