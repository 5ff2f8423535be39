package dev.twende.ticketing.disruptions.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every pair of both tables, and a case's life. */
class DisruptionMovesTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final Instant DEADLINE = NOW.plusSeconds(3_600);

    private final Disruption disruption =
            Disruption.cancelled(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "no driver", NOW);

    private DisruptionCase offered() {
        return new DisruptionCase(UUID.randomUUID(), disruption, UUID.randomUUID(), "ABCDEFGH", DEADLINE, NOW);
    }

    @Test
    void aCaseIsResolvedOnce() {
        for (CaseStatus from : CaseStatus.values()) {
            for (CaseStatus to : CaseStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(from == CaseStatus.OFFERED && to != CaseStatus.OFFERED);
            }
        }
    }

    @Test
    void aDisruptionEndsAndMayBeginAgain() {
        for (DisruptionState from : DisruptionState.values()) {
            for (DisruptionState to : DisruptionState.values()) {
                assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(from != to);
            }
        }
    }

    @Test
    void isOpenUntilTheDeadlineAndNotAfterAChoice() {
        DisruptionCase offered = offered();
        offered.mustBeOpen(DEADLINE.minusMillis(1));
        refuses(() -> offered.mustBeOpen(DEADLINE), ProblemType.CHOICE_OVER);
        offered.refund(UUID.randomUUID(), NOW);
        refuses(() -> offered.mustBeOpen(NOW), ProblemType.CHOICE_MADE);
        assertThatThrownBy(() -> offered.rebook(UUID.randomUUID(), NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsEveryoneAgainWhenItIsDelayedAgain() {
        Disruption delay = Disruption.delayed(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null, NOW);
        delay.delayAgain(1_800, false, "rain", NOW);
        UUID last = UUID.randomUUID();
        delay.told(last);
        assertThat(delay.progress()).isEqualTo(last);
        delay.delayAgain(3_600, false, "more rain", NOW);
        assertThat(delay.delaySeconds())
                .as("who was not told yet is told the sum")
                .isEqualTo(5_400);
        assertThat(delay.progress()).isEqualTo(new UUID(0, 0));
        delay.finish(NOW);
        delay.delayAgain(3_600, true, "still", NOW);
        assertThat(delay.delaySeconds()).isEqualTo(3_600);
        assertThat(delay.state()).isEqualTo(DisruptionState.RUNNING);
        assertThat(delay.isChoice()).isTrue();
    }

    private static void refuses(Runnable move, ProblemType type) {
        assertThatThrownBy(move::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
