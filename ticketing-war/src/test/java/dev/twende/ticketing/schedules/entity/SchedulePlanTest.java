package dev.twende.ticketing.schedules.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.schedules.entity.FareClass.Refundable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        return new PlannedStop(id, "a stop", ZoneId.of("Africa/Kigali"), DEPARTURE, DEPARTURE, pickup, dropOff, "RW");
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
                List.of(),
                List.of(),
                "RWF",
                fares,
                new SalesTerms(
                        List.of(
                                new FareProduct(
                                        "STANDARD",
                                        "CHILD",
                                        FareTable.ofRows(4, List.of(List.of(5L, 10L), List.of(), List.of()))),
                                new FareProduct("FLEX", "ADULT", FareTable.ofRows(4, List.of(List.of(30L, 19L))))),
                        List.of(new FareClass("FLEX", "Flexible", List.of(new LadderStep(0, 0, 0)), List.of(), null)),
                        Map.of(),
                        Set.of(),
                        null),
                new Edition(1, 1));
    }

    private void refuses(UUID from, UUID to, ProblemType type) {
        assertThatThrownBy(() -> plan.journey(from, to))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void pricesAJourneyByItsStops() {
        assertThat(plan.journey(KIGALI, HUYE)).isEqualTo(new Journey(0, 2));
        assertThat(adult(KIGALI, HUYE)).isEqualTo(new Money(20, "RWF"));
        assertThat(plan.journey(HUYE, KIGALI)).isEqualTo(new Journey(2, 3));
        assertThat(adult(HUYE, KIGALI)).isEqualTo(new Money(15, "RWF"));
        assertThat(adult(KIGALI, KIGALI)).isEqualTo(new Money(30, "RWF"));
        assertThat(adult(MUHANGA, KIGALI)).isEqualTo(new Money(25, "RWF"));
    }

    private Money adult(UUID from, UUID to) {
        return plan.fare(plan.journey(from, to), "STANDARD", "ADULT");
    }

    @Test
    void pricesEachClassAndCategoryByItselfAndNeverByAnother() {
        Journey toHuye = plan.journey(KIGALI, HUYE);
        assertThat(plan.fare(toHuye, "STANDARD", "CHILD")).isEqualTo(new Money(10, "RWF"));
        assertThat(plan.fare(toHuye, "FLEX", "ADULT")).isEqualTo(new Money(19, "RWF"));
        for (List<String> product : List.of(List.of("FLEX", "CHILD"), List.of("STANDARD", "SENIOR"))) {
            assertThatThrownBy(() -> plan.fare(toHuye, product.get(0), product.get(1)))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.type()).isEqualTo(ProblemType.NOT_SELLABLE);
                        assertThat(problem.extensions())
                                .containsEntry("fare_class", product.get(0))
                                .containsEntry("rider_category", product.get(1));
                    });
        }
        assertThatThrownBy(() -> plan.fare(plan.journey(HUYE, KIGALI), "FLEX", "ADULT"))
                .isInstanceOf(Problem.class);
        assertThat(plan.knowsClass("FLEX")).isTrue();
        assertThat(plan.knowsClass("flex")).isFalse();
        assertThat(plan.knowsCategory("CHILD")).isTrue();
        assertThat(plan.knowsCategory("SENIOR")).isFalse();
    }

    @Test
    void offersTheCheapestClassFirstThatSuitsAll() {
        List<FareOffer> offers = plan.offers(plan.journey(KIGALI, HUYE));
        assertThat(FareOffer.forParty(offers, List.of("ADULT")))
                .extracting(FareOffer::fareClass)
                .containsExactly("FLEX", "STANDARD");
        assertThat(FareOffer.forParty(offers, List.of("ADULT", "CHILD")))
                .extracting(FareOffer::fareClass)
                .containsExactly("STANDARD");
        assertThat(plan.offers(plan.journey(HUYE, KIGALI)))
                .extracting(FareOffer::fareClass)
                .containsExactly("STANDARD");
    }

    @Test
    void saysInOneWordWhetherAClassIsRefundable() {
        LadderStep freeUntilDeparture = new LadderStep(0, 0, 0);
        assertThat(refundable()).isEqualTo(Refundable.NON);
        assertThat(refundable(freeUntilDeparture)).isEqualTo(Refundable.FULL);
        assertThat(refundable(new LadderStep(-600, 0, 0))).isEqualTo(Refundable.FULL);
        assertThat(refundable(new LadderStep(60, 0, 0))).isEqualTo(Refundable.PARTIAL);
        assertThat(refundable(new LadderStep(3_600, 0, 0), new LadderStep(0, 0, 1)))
                .isEqualTo(Refundable.PARTIAL);
        assertThat(refundable(new LadderStep(3_600, 1, 0), freeUntilDeparture)).isEqualTo(Refundable.PARTIAL);
    }

    @Test
    void somebodyElseIsNamedByTheLadderAndForNothingWhereNoneWasTold() {
        Instant departure = Instant.parse("2026-12-01T08:00:00Z");
        FareClass told = new FareClass(
                "X", "X", List.of(), List.of(), List.of(new LadderStep(3_600, 0, 500), new LadderStep(60, 1_000, 0)));
        assertThat(told.nameChange(departure, departure.minusSeconds(3_600)).map(step -> step.fee(9_000)))
                .contains(500L);
        assertThat(told.nameChange(departure, departure.minusSeconds(3_599)).map(step -> step.fee(9_000)))
                .contains(900L);
        assertThat(told.nameChange(departure, departure.minusSeconds(59))).isEmpty();
        assertThat(new FareClass("X", "X", List.of(), List.of(), null)
                        .nameChange(departure, departure)
                        .map(step -> step.fee(9_000)))
                .contains(0L);
        assertThat(new FareClass("X", "X", List.of(), List.of(), List.of()).nameChange(departure, Instant.EPOCH))
                .as("nobody else rides")
                .isEmpty();
    }

    private static Refundable refundable(LadderStep... steps) {
        return new FareClass("X", "X", List.of(steps), List.of(), null).refundable();
    }

    @Test
    void refusesWhatTheBusDoesNotDo() {
        refuses(HUYE, MUHANGA, ProblemType.NO_SUCH_SEGMENT);
        refuses(KIGALI, MUHANGA, ProblemType.NO_SUCH_SEGMENT);
        refuses(UUID.randomUUID(), HUYE, ProblemType.NO_SUCH_SEGMENT);
        assertThatThrownBy(() -> adult(MUHANGA, HUYE))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_SELLABLE));
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
