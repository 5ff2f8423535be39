package dev.twende.company.fareclasses.boundary;

import dev.twende.company.fareclasses.entity.FareClass;
import dev.twende.company.fareclasses.entity.FeeLadder;
import dev.twende.company.fareclasses.entity.LadderStep;
import dev.twende.company.fareclasses.entity.Refundable;
import dev.twende.kit.rest.Versioned;
import java.util.List;

/**
 * A fare class as the API shows it.
 *
 * @param version 0 while the company has not stated it itself
 * @param refundable in one word what {@code refunds} says
 * @param nameChanges absent when somebody else may be named for nothing
 * @param rounding discounted prices are multiples of this many minor units
 */
public record FareClassResponse(
        String code,
        int version,
        String name,
        Refundable refundable,
        List<StepResponse> refunds,
        List<StepResponse> changes,
        List<StepResponse> nameChanges,
        List<DiscountResponse> discounts,
        long rounding)
        implements Versioned {

    /** @param secondsBeforeDeparture it holds as long as at least so many seconds are left */
    public record StepResponse(long secondsBeforeDeparture, int feeBasisPoints, long feeAmount) {
        static StepResponse from(LadderStep step) {
            return new StepResponse(step.secondsBeforeDeparture(), step.feeBasisPoints(), step.feeAmount());
        }
    }

    /** What a rider of the category pays less than an adult. */
    public record DiscountResponse(String riderCategory, int basisPointsOff) {}

    static FareClassResponse from(FareClass fareClass) {
        return new FareClassResponse(
                fareClass.code(),
                fareClass.version(),
                fareClass.name(),
                fareClass.refundable(),
                steps(fareClass.refunds()),
                steps(fareClass.changes()),
                fareClass.nameChanges().map(FareClassResponse::steps).orElse(null),
                fareClass.discounts().basisPointsOff().entrySet().stream()
                        .map(discount -> new DiscountResponse(discount.getKey(), discount.getValue()))
                        .toList(),
                fareClass.rounding());
    }

    private static List<StepResponse> steps(FeeLadder ladder) {
        return ladder.steps().stream().map(StepResponse::from).toList();
    }
}
