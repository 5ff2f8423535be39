package dev.twende.ticketing.schedules.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.schedules.entity.FareClass;
import dev.twende.ticketing.schedules.entity.LadderStep;
import java.util.List;

/**
 * What is promised with a fare class.
 *
 * @param refundable FULL, PARTIAL or NON, in one word what {@code refunds} says
 * @param refunds what giving a ticket back costs, earliest step first; after the last step nothing comes back
 * @param changes what exchanging a ticket costs, earliest step first; after the last step it cannot be exchanged
 * @param nameChanges what naming somebody else costs, earliest step first; after the last step nobody else can be named; absent when it
 *     costs nothing
 */
public record ConditionsResponse(
        String name,
        FareClass.Refundable refundable,
        List<StepResponse> refunds,
        List<StepResponse> changes,
        List<StepResponse> nameChanges) {

    /**
     * A step of a ladder.
     *
     * @param secondsBeforeDeparture until when it holds, counted back from the departure at the boarding stop
     * @param feeBasisPoints what is kept of the price: 3000 is 30 %
     * @param fee what is kept besides
     */
    public record StepResponse(long secondsBeforeDeparture, int feeBasisPoints, Money fee) {
        static StepResponse from(LadderStep step, String currency) {
            return new StepResponse(
                    step.secondsBeforeDeparture(), step.feeBasisPoints(), new Money(step.feeAmount(), currency));
        }
    }

    /** The conditions for tickets in this currency. */
    public static ConditionsResponse from(FareClass conditions, String currency) {
        return new ConditionsResponse(
                conditions.name(),
                conditions.refundable(),
                steps(conditions.refunds(), currency),
                steps(conditions.changes(), currency),
                conditions.nameChanges() == null ? null : steps(conditions.nameChanges(), currency));
    }

    private static List<StepResponse> steps(List<LadderStep> steps, String currency) {
        return steps.stream().map(step -> StepResponse.from(step, currency)).toList();
    }
}
