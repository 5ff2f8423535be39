package dev.twende.payment.transactions.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuestionTimetableTest {
    private static final Instant CREATED = Instant.parse("2026-03-01T08:00:00Z");

    private final QuestionTimetable timetable = new QuestionTimetable(new ReconcilerConfig(
            List.of(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(1)),
            Duration.ofMinutes(15),
            Duration.ofHours(24),
            Duration.ofSeconds(1),
            8));

    @Test
    void asksSoonAndOftenAtFirst() {
        assertThat(timetable.first(CREATED)).isEqualTo(at(15));
        assertThat(timetable.next(CREATED, CREATED, true, at(15))).contains(at(30));
        assertThat(timetable.next(CREATED, CREATED, true, at(16))).contains(at(30));
        assertThat(timetable.next(CREATED, CREATED, true, at(45))).contains(at(60));
    }

    @Test
    void thenPatientlyUntilItGivesUp() {
        assertThat(timetable.next(CREATED, CREATED, true, at(60))).contains(at(60 + 900));
        assertThat(timetable.next(CREATED, CREATED, true, at(24 * 3600))).isEmpty();
    }

    @Test
    void startsPatienceAnewWithEveryNews() {
        Instant lateCallback = at(30 * 3600);

        assertThat(timetable.next(CREATED, lateCallback, true, lateCallback)).isPresent();
    }

    @Test
    void doesNotWaitLongForAnAcknowledgementThatNeverCame() {
        assertThat(timetable.next(CREATED, CREATED, false, at(30))).contains(at(60));
        assertThat(timetable.next(CREATED, CREATED, false, at(60))).isEmpty();
    }

    /** The timetable as it is set, and a provider that is away for five minutes from any second of the first twenty minutes on. */
    @Test
    void asksAgainWithinAQuarterOfAnHourAfterFiveMinutesWithoutAnAnswer() {
        QuestionTimetable asSet = new QuestionTimetable(new ReconcilerConfig(
                Stream.of(15, 30, 60, 120, 300, 900).map(Duration::ofSeconds).toList(),
                Duration.ofMinutes(15),
                Duration.ofHours(24),
                Duration.ofSeconds(1),
                8));
        Duration longest = Duration.ZERO;
        for (int away = 0; away < 1200; away++) {
            Instant answered = asSet.first(CREATED);
            while (!answered.isBefore(at(away)) && answered.isBefore(at(away + 300))) {
                answered = asSet.next(CREATED, CREATED, true, answered).orElseThrow();
            }
            Duration waited = Duration.between(at(away + 300), answered);
            longest = waited.compareTo(longest) > 0 ? waited : longest;
        }

        // away from the first second on: 15, 30, 60, 120 and 300 s in vain, answered at 900 s
        assertThat(longest).isEqualTo(Duration.ofSeconds(900 - 301));
    }

    @Test
    void refusesATimetableThatGoesBackwards() {
        assertThatThrownBy(() -> new ReconcilerConfig(
                        List.of(Duration.ofMinutes(1), Duration.ofSeconds(1)),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        8))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant at(long seconds) {
        return CREATED.plusSeconds(seconds);
    }
}
