package dev.twende.ticketing.schedules.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SchedulePlanTest {
    private static final Instant DEPARTURE = Instant.parse("2026-12-01T22:30:00Z");
    private static final UUID KIGALI = UUID.randomUUID();
    private static final UUID MUHANGA = UUID.randomUUID();
    private static final UUID HUYE = UUID.randomUUID();

    /** A loop that ends where it began; nobody boards at the last stop or alights at the first, and Muhanga is for boarding only. */
    private final SchedulePlan plan = plan(List.of(
            stop(KIGALI, true, false), stop(MUHANGA, true, false), stop(HUYE, true, true), stop(KIGALI, false, true)));

    private static PlannedStop stop(UUID id, boolean pickup, boolean dropOff) {
        return new PlannedStop(id, "a stop", ZoneId.of("Africa/Kigali"), DEPARTURE, DEPARTURE, pickup, dropOff);
    }

    private static SchedulePlan plan(List<PlannedStop> stops) {
        FareTable fares = FareTable.ofRows(4, List.of(List.of(10L, 20L, 30L), Arrays.asList(null, 25L), List.of(15L)));
        return new SchedulePlan(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Volcano",
                UUID.randomUUID(),
                "Loop",
                UUID.randomUUID(),
                "RAD 123 B",
                LocalDate.of(2026, 12, 2),
                DEPARTURE,
                stops,
                List.of("1A", "1B"),
                "RWF",
                fares,
                new Edition(1, 1));
    }

    private void refuses(UUID from, UUID to, ProblemType type) {
        assertThatThrownBy(() -> plan.journey(from, to))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void pricesAJourneyByItsStops() {
        assertThat(plan.journey(KIGALI, HUYE)).isEqualTo(new Journey(0, 2, new Money(20, "RWF")));
        assertThat(plan.journey(HUYE, KIGALI)).isEqualTo(new Journey(2, 3, new Money(15, "RWF")));
        assertThat(plan.journey(KIGALI, KIGALI)).isEqualTo(new Journey(0, 3, new Money(30, "RWF")));
        assertThat(plan.journey(MUHANGA, KIGALI)).isEqualTo(new Journey(1, 3, new Money(25, "RWF")));
    }

    @Test
    void refusesWhatTheBusDoesNotDo() {
        refuses(HUYE, MUHANGA, ProblemType.NO_SUCH_SEGMENT);
        refuses(KIGALI, MUHANGA, ProblemType.NO_SUCH_SEGMENT);
        refuses(UUID.randomUUID(), HUYE, ProblemType.NO_SUCH_SEGMENT);
        refuses(MUHANGA, HUYE, ProblemType.NOT_SELLABLE);
    }

    @Test
    void knowsItsSeats() {
        plan.mustHave(List.of("1A", "1B"));
        assertThatThrownBy(() -> plan.mustHave(List.of("1A", "2A"))).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.SEAT_UNKNOWN);
            assertThat(problem.extensions()).containsEntry("seat_number", "2A");
        });
    }

    @Test
    void callsTheDayAsPeopleAtTheStopDo() {
        assertThat(stop(KIGALI, true, true).localDate()).isEqualTo(LocalDate.of(2026, 12, 2));
    }

    @Test
    void cannotBeBuiltOfOneStop() {
        assertThatThrownBy(() -> plan(List.of(stop(KIGALI, true, true)))).isInstanceOf(IllegalArgumentException.class);
    }
}
