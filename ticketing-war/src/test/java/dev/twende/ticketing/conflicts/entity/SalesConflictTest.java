package dev.twende.ticketing.conflicts.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import dev.twende.ticketing.conflicts.entity.SalesConflict.Cause;
import dev.twende.ticketing.conflicts.entity.SalesConflict.Decision;
import dev.twende.ticketing.conflicts.entity.SalesConflict.Matter;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SalesConflictTest {
    private static final Instant NOON = Instant.parse("2026-03-01T10:00:00Z");

    private static SalesConflict of(ConflictKind kind) {
        return new SalesConflict(
                UUID.randomUUID(),
                kind,
                new Cause(UUID.randomUUID(), UUID.randomUUID(), "seat-taken", NOON),
                new Matter(UUID.randomUUID(), UUID.randomUUID(), "ABCD2345", UUID.randomUUID(), UUID.randomUUID()),
                NOON);
    }

    @Test
    void allowsExactlyTheMovesOfALife() {
        for (ConflictStatus from : ConflictStatus.values()) {
            for (ConflictStatus to : ConflictStatus.values()) {
                assertThat(from.canBecome(to))
                        .as(from + " to " + to)
                        .isEqualTo(from == ConflictStatus.OPEN && to == ConflictStatus.RESOLVED);
            }
        }
    }

    @Test
    void itIsResolvedOnceAndByAWayThatFits() {
        SalesConflict conflict = of(ConflictKind.SALE);
        assertThatThrownBy(() -> conflict.mustWaitFor(Resolution.NOTED)).isInstanceOf(Problem.class);
        conflict.refunded(UUID.randomUUID(), new Decision(null, NOON, null));
        assertThat(conflict.resolution()).contains(Resolution.REFUND);
        assertThat(conflict.resolvedBy()).isEmpty();
        assertThatThrownBy(() -> conflict.mustWaitFor(Resolution.REFUND))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().code()).isEqualTo("conflict-resolved"));
    }

    @Test
    void eachKindHasItsWaysOut() {
        for (Resolution way : Resolution.values()) {
            assertThat(way.fits(ConflictKind.CANCELLATION)).isEqualTo(way == Resolution.NOTED);
            assertThat(way.fits(ConflictKind.SALE))
                    .isEqualTo(Set.of(
                                    Resolution.SAME_SEAT,
                                    Resolution.EQUAL_SEAT,
                                    Resolution.NEXT_SCHEDULE,
                                    Resolution.REFUND)
                            .contains(way));
        }
    }
}
