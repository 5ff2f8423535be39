package dev.twende.ticketing.leases.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.seats.entity.Lent;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LeaseRulesTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final LeaseRules RULES =
            new LeaseRules(10, 25, Duration.ofDays(7), Duration.ofMinutes(1), Duration.ofMinutes(15));

    private static Instant in(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static void isRefused(ProblemType type, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void endsWhenItShouldButNeverLaterThanSomeMinutesBeforeTheDeparture() {
        assertThat(RULES.end(in(30), in(60), NOON)).isEqualTo(in(30));
        assertThat(RULES.end(in(50), in(60), NOON)).isEqualTo(in(45));
        assertThat(RULES.end(null, in(60), NOON)).isEqualTo(in(45));
        assertThat(RULES.end(in(60)))
                .as("what a change of the departure makes of it")
                .isEqualTo(in(45));
    }

    @Test
    void endsAfterTheLongestTimeHoweverLateTheBusLeaves() {
        Instant inAMonth = NOON.plus(Duration.ofDays(30));
        assertThat(RULES.end(null, inAMonth, NOON)).isEqualTo(NOON.plus(Duration.ofDays(7)));
        assertThat(RULES.end(inAMonth, inAMonth, NOON)).isEqualTo(NOON.plus(Duration.ofDays(7)));
    }

    @Test
    void isRefusedWhenItWouldBeOverAtOnce() {
        isRefused(ProblemType.VALIDATION_FAILED, () -> RULES.end(NOON, in(60), NOON));
        isRefused(ProblemType.VALIDATION_FAILED, () -> RULES.end(in(1).minusMillis(1), in(60), NOON));
        assertThat(RULES.end(in(1), in(60), NOON)).isEqualTo(in(1));
        isRefused(ProblemType.LEASE_TOO_LATE, () -> RULES.end(null, in(16).minusMillis(1), NOON));
        assertThat(RULES.end(null, in(16), NOON)).isEqualTo(in(1));
    }

    @Test
    void noMoreIsLentThanTheQuotas() {
        assertThatCode(() -> RULES.mustAllow(new Lent(8, 23), 2)).doesNotThrowAnyException();
        isRefused(ProblemType.LEASE_QUOTA, () -> RULES.mustAllow(new Lent(8, 8), 3));
        isRefused(ProblemType.LEASE_QUOTA, () -> RULES.mustAllow(new Lent(0, 23), 3));
    }
}
