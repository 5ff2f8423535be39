package dev.twende.company.schedules.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.company.timetables.entity.StopTimes;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleChangeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant DEPARTURE = NOW.plusSeconds(3600);
    private static final Instant ARRIVAL = DEPARTURE.plusSeconds(7200);
    private static final StopTimes TIMES = StopTimes.along(Runs.ROUTE);

    @Test
    void takesItsBusUntilItHasTurnedRound() {
        Schedule schedule = Runs.departing(DEPARTURE, NOW);
        assertThat(schedule.arrivalTime()).isEqualTo(ARRIVAL);
        assertThat(schedule.occupiedUntil()).isEqualTo(ARRIVAL.plus(Runs.TURN_ROUND));
    }

    @Test
    void delaysAddUpAndUseUpTheTimeToTurnRoundFirst() {
        Schedule schedule = published();
        schedule.delay(Duration.ofMinutes(10), 0, TIMES, null, NOW);
        schedule.delay(Duration.ofMinutes(10), 0, TIMES, null, NOW);
        assertThat(schedule.delaySeconds()).isEqualTo(1200);
        assertThat(schedule.departureTime()).isEqualTo(DEPARTURE.plusSeconds(1200));
        assertThat(schedule.arrivalTime()).isEqualTo(ARRIVAL.plusSeconds(1200));
        assertThat(schedule.occupiedUntil()).isEqualTo(ARRIVAL.plusSeconds(1200));
        assertThat(schedule.revision()).isEqualTo(3);
        assertThat(schedule.ownTimes()).isEmpty();
    }

    @Test
    void runsEarlierButNotInThePast() {
        Schedule schedule = published();
        schedule.delay(Duration.ofMinutes(-59), 0, TIMES, null, NOW);
        assertThat(schedule.occupiedUntil())
                .isEqualTo(ARRIVAL.plus(Runs.TURN_ROUND).minusSeconds(59 * 60));
        refusedField(() -> schedule.delay(Duration.ofMinutes(-1), 0, TIMES, null, NOW), "minutes");
    }

    @Test
    void isLateFromAStopOnAlsoOnItsWay() {
        Schedule schedule = published();
        schedule.depart();
        schedule.delay(Duration.ofMinutes(5), 1, TIMES, null, DEPARTURE.plusSeconds(1800));
        assertThat(schedule.departureTime()).isEqualTo(DEPARTURE);
        assertThat(schedule.delaySeconds()).isZero();
        assertThat(schedule.arrivalTime()).isEqualTo(ARRIVAL.plusSeconds(300));
        assertThat(schedule.ownTimes().orElseThrow()).hasToString("0/0 3900/3960 7500/7500");
        refused(() -> schedule.delay(Duration.ofMinutes(5), 0, TIMES, null, NOW), ProblemType.SCHEDULE_NOT_CHANGEABLE);
    }

    @Test
    void remembersWhatWasSaidLast() {
        Schedule schedule = published();
        assertThat(schedule.reason()).isEmpty();
        schedule.delay(Duration.ofMinutes(5), 0, TIMES, " Road works ", NOW);
        schedule.delay(Duration.ofMinutes(5), 0, TIMES, null, NOW);
        schedule.delay(Duration.ofMinutes(5), 0, TIMES, " ", NOW);
        assertThat(schedule.reason()).contains("Road works");
        schedule.cancel("Landslide");
        assertThat(schedule.reason()).contains("Landslide");
        Schedule silent = published();
        silent.delay(Duration.ofMinutes(5), 0, TIMES, "Road works", NOW);
        silent.cancel(null);
        assertThat(silent.reason()).as("is not why it was called off").isEmpty();
    }

    @Test
    void neverArrivesBeforeItLeftTheStopInFront() {
        Schedule schedule = published();
        refusedField(() -> schedule.delay(Duration.ofMinutes(-61), 2, TIMES, null, NOW), "minutes");
        refusedField(() -> schedule.delay(Duration.ofMinutes(1), 3, TIMES, null, NOW), "from_sequence");
    }

    @Test
    void aDraftChangesWithoutARevision() {
        Schedule draft = Runs.departing(DEPARTURE, NOW);
        draft.assignBus(Runs.bus(11));
        draft.assignDriver(new UUID(5, 5));
        assertThat(draft.revision()).isZero();
        Schedule published = published();
        published.assignBus(Runs.bus(11));
        published.assignDriver(null);
        assertThat(published.revision()).isEqualTo(3);
        assertThat(published.assignedBusId()).isEqualTo(Runs.bus(11).id());
    }

    static Stream<ScheduleStatus> statuses() {
        return Stream.of(ScheduleStatus.values());
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void changesOnlyWhatHasNotEnded(ScheduleStatus status) {
        Set<ScheduleStatus> early = Set.of(ScheduleStatus.DRAFT, ScheduleStatus.SCHEDULED);
        check(status, early.contains(status), schedule -> schedule.assignDriver(new UUID(5, 5)));
        check(status, early.contains(status), Schedule::mustTakeAnotherBus);
        check(
                status,
                status == ScheduleStatus.SCHEDULED,
                schedule -> schedule.delay(Duration.ofMinutes(1), 0, TIMES, null, NOW));
        check(
                status,
                status == ScheduleStatus.SCHEDULED || status == ScheduleStatus.DEPARTED,
                schedule -> schedule.delay(Duration.ofMinutes(1), 1, TIMES, null, NOW));
    }

    private static void check(ScheduleStatus status, boolean allowed, java.util.function.Consumer<Schedule> change) {
        Schedule schedule = in(status);
        if (allowed) {
            change.accept(schedule);
        } else {
            refused(() -> change.accept(schedule), ProblemType.SCHEDULE_NOT_CHANGEABLE);
        }
    }

    @Test
    void aChangeOfBusEndsOnce() {
        for (BusChangeStatus from : BusChangeStatus.values()) {
            for (BusChangeStatus to : BusChangeStatus.values()) {
                assertThat(from.canBecome(to))
                        .as(from + " to " + to)
                        .isEqualTo(from == BusChangeStatus.PENDING && to != BusChangeStatus.PENDING);
            }
        }
        BusChange change =
                new BusChange(new UUID(6, 1), published(), Runs.bus(11).id(), "{}", null, new UUID(5, 5), NOW);
        change.attempt(NOW);
        change.refuse(ProblemType.SEATS_STRANDED, NOW);
        assertThat(change.refusal()).contains("seats-stranded");
        refused(() -> change.apply(NOW), ProblemType.ILLEGAL_TRANSITION);
    }

    @Test
    void timesOfARunSurviveTheirColumn() {
        assertThat(StopTimes.along(Runs.ROUTE).mustServe(Runs.ROUTE)).hasToString("0/0 3600/3660 7200/7200");
        refusedField(() -> new StopTimes(TIMES.list().subList(0, 2)).mustServe(Runs.ROUTE), "stop_times");
        refusedField(
                () -> new StopTimes(List.of(
                                TIMES.list().get(0),
                                TIMES.list().get(2),
                                TIMES.list().get(1)))
                        .mustServe(Runs.ROUTE),
                "stop_times[2]");
    }

    private static Schedule in(ScheduleStatus status) {
        Schedule schedule = Runs.departing(DEPARTURE, NOW);
        switch (status) {
            case DRAFT -> {}
            case SCHEDULED -> schedule.publish(NOW);
            case CANCELLED -> schedule.cancel(null);
            case DEPARTED, COMPLETED -> {
                schedule.publish(NOW);
                schedule.depart();
            }
        }
        if (status == ScheduleStatus.COMPLETED) {
            schedule.complete();
        }
        return schedule;
    }

    private static Schedule published() {
        return in(ScheduleStatus.SCHEDULED);
    }

    private static void refused(ThrowingCallable change, ProblemType type) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private static void refusedField(ThrowingCallable change, String field) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors())
                                .extracting("field")
                                .containsExactly(field));
    }
}
