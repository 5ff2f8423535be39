package dev.twende.company.fareclasses.boundary;

import dev.twende.company.fareclasses.entity.Discounts;
import dev.twende.company.fareclasses.entity.FareClass;
import dev.twende.company.fareclasses.entity.FeeLadder;
import dev.twende.company.fareclasses.entity.LadderStep;
import dev.twende.kit.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a fare class promises.
 *
 * @param refunds earliest step first; left out for not refundable
 * @param changes earliest step first; left out for not exchangeable
 * @param nameChanges what naming somebody else for a ticket costs, earliest step first; none for not at all, left out for nothing
 * @param discounts of categories that have no price of their own; a category without either is not sold in the class
 * @param rounding discounted prices are multiples of this many minor units; left out for 1
 */
public record FareClassRequest(
        @NotBlank @Size(max = 80) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must be one line")
        String name,

        @Size(max = FeeLadder.STEPS_MAX) List<@NotNull @Valid StepRequest> refunds,
        @Size(max = FeeLadder.STEPS_MAX) List<@NotNull @Valid StepRequest> changes,
        @Size(max = FeeLadder.STEPS_MAX) List<@NotNull @Valid StepRequest> nameChanges,
        @Size(max = 20) List<@NotNull @Valid DiscountRequest> discounts,
        @Min(1) @Max(1_000_000) Long rounding) {

    /**
     * A step of a ladder.
     *
     * @param secondsBeforeDeparture it holds as long as at least so many seconds are left
     * @param feeBasisPoints what is kept of the price: 3000 is 30 %; left out for nothing
     * @param feeAmount what is kept besides, in minor units; left out for nothing
     */
    public record StepRequest(@NotNull Long secondsBeforeDeparture, Integer feeBasisPoints, Long feeAmount) {
        LadderStep step() {
            return new LadderStep(
                    secondsBeforeDeparture,
                    feeBasisPoints == null ? 0 : feeBasisPoints,
                    feeAmount == null ? 0 : feeAmount);
        }
    }

    /** @param basisPointsOff what a rider of the category pays less than an adult: 5000 is half, 10000 is a free ride */
    public record DiscountRequest(
            @NotNull @Pattern(regexp = FareClass.CODE) String riderCategory,
            @NotNull @Min(0) @Max(LadderStep.WHOLE) Integer basisPointsOff) {}

    FareClass.Conditions conditions() {
        return new FareClass.Conditions(
                name,
                FeeLadder.checked(steps(refunds), "refunds"),
                FeeLadder.checked(steps(changes), "changes"),
                nameChanges == null ? null : FeeLadder.checked(steps(nameChanges), "name_changes"),
                discountsByCategory(),
                rounding == null ? 1 : rounding);
    }

    private static List<LadderStep> steps(List<StepRequest> steps) {
        return steps == null ? List.of() : steps.stream().map(StepRequest::step).toList();
    }

    private Discounts discountsByCategory() {
        if (discounts == null) {
            return Discounts.NONE;
        }
        Map<String, Integer> byCategory = new LinkedHashMap<>();
        for (int i = 0; i < discounts.size(); i++) {
            DiscountRequest discount = discounts.get(i);
            if (byCategory.put(discount.riderCategory(), discount.basisPointsOff()) != null) {
                throw Problem.invalid("discounts[" + i + "].rider_category", "has a discount already");
            }
        }
        return new Discounts(byCategory);
    }
}
