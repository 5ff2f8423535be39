package dev.twende.company.fareclasses.entity;

import dev.twende.kit.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What giving a ticket back, or exchanging it, costs by the time that is left until the departure at the passenger's stop.
 *
 * @param steps earliest first; after the last nothing is given any more, and without any nothing ever is
 */
public record FeeLadder(List<LadderStep> steps) {
    /** Nothing is given back. */
    public static final FeeLadder NONE = new FeeLadder(List.of());
    /** Beyond any policy that a person can read. */
    public static final int STEPS_MAX = 10;
    /** A year and a day before the departure, when nobody sells yet. */
    public static final long SECONDS_MAX = 366L * 24 * 60 * 60;

    /** The largest price that a fee is reckoned of; with it no step overflows. */
    public static final long PRICE_MAX = 1_000_000_000_000L;

    public FeeLadder {
        steps = List.copyOf(steps);
    }

    /**
     * A ladder whose steps lead towards the departure.
     *
     * @param field names the ladder in a refusal
     */
    public static FeeLadder checked(List<LadderStep> steps, String field) {
        for (int i = 0; i < steps.size(); i++) {
            LadderStep step = steps.get(i);
            String name = field + "[" + i + "].";
            if (Math.abs(step.secondsBeforeDeparture()) > SECONDS_MAX) {
                throw Problem.invalid(name + "seconds_before_departure", "must be within a year of the departure");
            }
            if (i > 0 && step.secondsBeforeDeparture() >= steps.get(i - 1).secondsBeforeDeparture()) {
                throw Problem.invalid(
                        name + "seconds_before_departure", "must be nearer to the departure than the step before it");
            }
            if (step.feeBasisPoints() < 0 || step.feeBasisPoints() > LadderStep.WHOLE) {
                throw Problem.invalid(name + "fee_basis_points", "must be 0 to " + LadderStep.WHOLE);
            }
            if (step.feeAmount() < 0 || step.feeAmount() > PRICE_MAX) {
                throw Problem.invalid(name + "fee_amount", "must be 0 to " + PRICE_MAX);
            }
        }
        return new FeeLadder(steps);
    }

    /**
     * What is kept of a price so long before the departure.
     *
     * @param secondsBefore the departure at the passenger's stop; negative after it
     * @return empty when nothing is given any more
     */
    public OptionalLong fee(long price, long secondsBefore) {
        return steps.stream()
                .filter(step -> secondsBefore >= step.secondsBeforeDeparture())
                .mapToLong(step -> step.fee(price))
                .findFirst();
    }

    /** Whether everything is given, until the departure. */
    boolean isFreeUntilDeparture() {
        return !steps.isEmpty()
                && steps.stream().allMatch(LadderStep::isFree)
                && steps.get(steps.size() - 1).secondsBeforeDeparture() <= 0;
    }

    static FeeLadder parse(String text) {
        return text.isEmpty()
                ? NONE
                : new FeeLadder(
                        Arrays.stream(text.split(" ")).map(FeeLadder::step).toList());
    }

    private static LadderStep step(String text) {
        String[] parts = text.split("/");
        return new LadderStep(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return steps.stream()
                .map(step -> step.secondsBeforeDeparture() + "/" + step.feeBasisPoints() + "/" + step.feeAmount())
                .collect(Collectors.joining(" "));
    }
}
