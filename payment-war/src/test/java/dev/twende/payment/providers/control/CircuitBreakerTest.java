package dev.twende.payment.providers.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final CircuitBreaker breaker = new CircuitBreaker(PAUSE);

    @Test
    void opensAtTheFifthOfTenCallsInVainAndSaysSoOnce() {
        for (int i = 0; i < 4; i++) {
            assertThat(breaker.note(true, NOON)).isFalse();
            assertThat(breaker.note(false, NOON)).isFalse();
        }
        assertThat(breaker.permits(NOON)).isTrue();

        assertThat(breaker.note(true, NOON)).isTrue();
        assertThat(breaker.permits(NOON)).isFalse();
        assertThat(breaker.wait(NOON)).isEqualTo(PAUSE);
    }

    @Test
    void forgetsWhatIsLongerAgoThanTenCalls() {
        for (int call = 0; call < 100; call++) {
            assertThat(breaker.note(call % 3 == 0, NOON)).as("a third in vain").isFalse();
        }
    }

    @Test
    void triesWithOneCallAfterThePauseWhileTheOthersWait() {
        open();
        Instant over = NOON.plus(PAUSE);

        assertThat(breaker.permits(over.minusMillis(1))).isFalse();
        assertThat(breaker.permits(over)).isTrue();
        assertThat(breaker.permits(over)).isFalse();
    }

    @Test
    void closesWhenTheTrialWentWellAndWaitsAgainWhenNot() {
        open();
        Instant first = NOON.plus(PAUSE);
        breaker.permits(first);
        assertThat(breaker.note(true, first)).as("it was open already").isFalse();
        assertThat(breaker.permits(first.plusSeconds(9))).isFalse();

        Instant second = first.plus(PAUSE);
        breaker.permits(second);
        breaker.note(false, second);
        assertThat(breaker.wait(second)).isZero();
        assertThat(breaker.permits(second)).isTrue();
        assertThat(breaker.permits(second)).isTrue();
    }

    /** Who wants to call ten times a second for six minutes, of which the provider is away for the five in the middle. */
    @Test
    void leavesAProviderThatIsAwayForFiveMinutesAloneAndIsBackWithinAPause() {
        Instant away = NOON.plusSeconds(30);
        Instant back = away.plus(Duration.ofMinutes(5));
        int inVain = 0;
        Instant firstAfter = null;
        for (Instant now = NOON; now.isBefore(NOON.plus(Duration.ofMinutes(6))); now = now.plusMillis(100)) {
            boolean isAway = !now.isBefore(away) && now.isBefore(back);
            if (breaker.permits(now)) {
                breaker.note(isAway, now);
                inVain += isAway ? 1 : 0;
                firstAfter = firstAfter == null && !now.isBefore(back) ? now : firstAfter;
            }
        }

        assertThat(inVain)
                .as("5 to notice, then one trial in each of 29 pauses, out of 3000")
                .isEqualTo(5 + 29);
        assertThat(Duration.between(back, firstAfter)).isLessThanOrEqualTo(PAUSE);
        assertThat(breaker.wait(NOON.plus(Duration.ofMinutes(6)))).isZero();
    }

    private void open() {
        for (int i = 0; i < 5; i++) {
            breaker.note(true, NOON);
        }
    }
}
