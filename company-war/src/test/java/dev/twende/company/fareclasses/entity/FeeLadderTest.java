package dev.twende.company.fareclasses.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FeeLadderTest {
    private static final FeeLadder LADDER = new FeeLadder(
            List.of(new LadderStep(86_400, 0, 0), new LadderStep(7_200, 3_000, 500), new LadderStep(-600, 10_000, 0)));

    @Test
    void changesStepToTheSecond() {
        assertThat(LADDER.fee(10_000, 90_000)).hasValue(0);
        assertThat(LADDER.fee(10_000, 86_400)).hasValue(0);
        assertThat(LADDER.fee(10_000, 86_399)).hasValue(3_500);
        assertThat(LADDER.fee(10_000, 7_200)).hasValue(3_500);
        assertThat(LADDER.fee(10_000, 7_199)).hasValue(10_000);
        assertThat(LADDER.fee(10_000, -600)).hasValue(10_000);
        assertThat(LADDER.fee(10_000, -601)).isEqualTo(OptionalLong.empty());
        assertThat(FeeLadder.NONE.fee(10_000, 1_000_000)).isEmpty();
    }

    @Test
    void keepsNeverMoreThanThePriceAndRoundsHalfUp() {
        assertThat(LADDER.fee(600, 7_200)).hasValue(600); // 180 + 500
        assertThat(new LadderStep(0, 5_000, 0).fee(5)).isEqualTo(3);
        assertThat(new LadderStep(0, 4_999, 0).fee(1)).isZero();
        assertThat(new LadderStep(0, 10_000, FeeLadder.PRICE_MAX).fee(FeeLadder.PRICE_MAX))
                .isEqualTo(FeeLadder.PRICE_MAX);
        assertThat(LADDER.fee(0, 7_200)).hasValue(0);
    }

    @Test
    void leadsTowardsTheDeparture() {
        refuses("refunds[1].seconds_before_departure", new LadderStep(60, 0, 0), new LadderStep(60, 1, 0));
        refuses("refunds[1].seconds_before_departure", new LadderStep(60, 0, 0), new LadderStep(61, 1, 0));
        refuses("refunds[0].seconds_before_departure", new LadderStep(FeeLadder.SECONDS_MAX + 1, 0, 0));
        refuses("refunds[0].fee_basis_points", new LadderStep(60, 10_001, 0));
        refuses("refunds[0].fee_basis_points", new LadderStep(60, -1, 0));
        refuses("refunds[0].fee_amount", new LadderStep(60, 0, -1));
        assertThat(FeeLadder.checked(LADDER.steps(), "refunds")).isEqualTo(LADDER);
    }

    private static void refuses(String field, LadderStep... steps) {
        assertThatThrownBy(() -> FeeLadder.checked(List.of(steps), "refunds"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo(field)));
    }

    @Test
    void travelsToTheDatabaseAndBack() {
        assertThat(FeeLadder.parse(LADDER.toString())).isEqualTo(LADDER);
        assertThat(FeeLadder.parse("")).isEqualTo(FeeLadder.NONE);
        Discounts discounts = new Discounts(Map.of("CHILD", 5_000));
        assertThat(Discounts.parse(discounts.toString())).isEqualTo(discounts);
        assertThat(Discounts.parse("")).isEqualTo(Discounts.NONE);
    }

    @Test
    void discountsOfAnAdultsPrice() {
        Discounts discounts = new Discounts(Map.of("CHILD", 5_000, "INFANT", 10_000, "SENIOR", 3_333));
        assertThat(discounts.price(5_001, "CHILD", 1)).hasValue(2_501); // 2500.5
        assertThat(discounts.price(5_100, "CHILD", 100)).hasValue(2_600); // 2550
        assertThat(discounts.price(5_000, "INFANT", 1)).hasValue(0);
        assertThat(discounts.price(5_000, "SENIOR", 1)).hasValue(3_334); // 3333.5
        assertThat(discounts.price(5_000, "STUDENT", 1)).isEmpty();
        assertThat(discounts.price(1_000_000_000_000L, "CHILD", 1)).hasValue(500_000_000_000L);
    }

    @Test
    void suggestsClassesOfEachKind() {
        Map<String, FareClass.Conditions> ready = FareClass.suggestions();
        assertThat(ready).containsOnlyKeys("STANDARD", "FLEX", "NONREFUNDABLE");
        ready.values()
                .forEach(conditions -> FeeLadder.checked(conditions.refunds().steps(), "refunds"));
        assertThat(refundable("STANDARD")).isEqualTo(Refundable.PARTIAL);
        assertThat(refundable("FLEX")).isEqualTo(Refundable.FULL);
        assertThat(refundable("NONREFUNDABLE")).isEqualTo(Refundable.NON);
    }

    private static Refundable refundable(String code) {
        return new FareClass(null, null, code, FareClass.suggestions().get(code)).refundable();
    }
}
