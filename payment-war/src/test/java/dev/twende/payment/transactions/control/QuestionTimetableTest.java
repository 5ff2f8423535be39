package dev.twende.payment.transactions.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
