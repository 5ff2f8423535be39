package dev.twende.company.schedules.entity;

import static dev.twende.company.schedules.entity.ScheduleStatus.CANCELLED;
import static dev.twende.company.schedules.entity.ScheduleStatus.COMPLETED;
import static dev.twende.company.schedules.entity.ScheduleStatus.DEPARTED;
import static dev.twende.company.schedules.entity.ScheduleStatus.DRAFT;
import static dev.twende.company.schedules.entity.ScheduleStatus.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleStatusTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final Set<List<ScheduleStatus>> ALLOWED = Set.of(
            List.of(DRAFT, SCHEDULED),
            List.of(DRAFT, CANCELLED),
            List.of(SCHEDULED, DEPARTED),
            List.of(SCHEDULED, CANCELLED),
            List.of(DEPARTED, COMPLETED));

    static Stream<List<ScheduleStatus>> pairs() {
        return Stream.of(ScheduleStatus.values())
                .flatMap(from -> Stream.of(ScheduleStatus.values()).map(to -> List.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void allowsExactlyTheMovesOfALife(List<ScheduleStatus> pair) {
        assertThat(pair.get(0).canBecome(pair.get(1))).isEqualTo(ALLOWED.contains(pair));
    }

    /** The verbs of the schedule obey the table, for every pair. */
    @ParameterizedTest
    @MethodSource("pairs")
    void scheduleObeysTheTable(List<ScheduleStatus> pair) {
        Schedule schedule = in(pair.get(0));
        if (ALLOWED.contains(pair)) {
            become(schedule, pair.get(1));
            assertThat(schedule.status()).isEqualTo(pair.get(1));
        } else if (pair.get(1) != DRAFT) { // no verb leads back to a draft
            assertThatThrownBy(() -> become(schedule, pair.get(1))).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.type()).isEqualTo(ProblemType.ILLEGAL_TRANSITION);
                assertThat(problem.extensions())
                        .containsEntry("from", pair.get(0))
                        .containsEntry("to", pair.get(1));
            });
            assertThat(schedule.status()).isEqualTo(pair.get(0));
        }
    }

    @Test
    void publishesNothingThatShouldBeGone() {
        Schedule schedule = departing(NOW);
        assertThatThrownBy(() -> schedule.publish(NOW))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.SCHEDULE_IN_PAST));
        assertThat(schedule.status()).isEqualTo(DRAFT);
        assertThat(schedule.isPublished()).isFalse();
    }

    @Test
    void serviceDateIsThatOfTheFirstStop() {
        Schedule schedule = departing(Instant.parse("2026-11-23T22:30:00Z"));
        assertThat(schedule.serviceDate()).hasToString("2026-11-24"); // half past midnight in Kigali
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "+999999999-12-31T00:00:00Z"})
    void refusesADepartureThatNoCalendarShows(String departure) {
        assertThatThrownBy(() -> departing(Instant.parse(departure)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors())
                                .extracting("field")
                                .containsExactly("departure_time"));
    }

    private static Schedule in(ScheduleStatus status) {
        Schedule schedule = departing(LATER);
        List<ScheduleStatus> way = switch (status) {
            case DRAFT -> List.of();
            case SCHEDULED -> List.of(SCHEDULED);
            case DEPARTED -> List.of(SCHEDULED, DEPARTED);
            case COMPLETED -> List.of(SCHEDULED, DEPARTED, COMPLETED);
            case CANCELLED -> List.of(CANCELLED);
        };
        way.forEach(next -> become(schedule, next));
        return schedule;
    }

    private static void become(Schedule schedule, ScheduleStatus next) {
        switch (next) {
            case SCHEDULED -> schedule.publish(NOW);
            case DEPARTED -> schedule.depart();
            case COMPLETED -> schedule.complete();
            case CANCELLED -> schedule.cancel(null);
            case DRAFT -> throw new AssertionError("there is no way back");
        }
    }

    private static Schedule departing(Instant departure) {
        return Runs.departing(departure, NOW);
    }
}
