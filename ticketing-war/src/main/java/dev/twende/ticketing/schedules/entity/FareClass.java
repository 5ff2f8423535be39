package dev.twende.ticketing.schedules.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The conditions a fare is sold under.
 *
 * @param refunds what giving a ticket back costs, by time, earliest step first
 * @param changes what exchanging a ticket costs, by time, earliest step first
 * @param nameChanges what naming somebody else for a ticket costs, by time, earliest step first; null when it costs nothing
 */
public record FareClass(
        String code, String name, List<LadderStep> refunds, List<LadderStep> changes, List<LadderStep> nameChanges) {

    /**
     * The step of the refunds that holds at a moment, to the second before the departure.
     *
     * @return empty when nothing is given back any more
     */
    public Optional<LadderStep> refund(Instant departure, Instant now) {
        return step(refunds, departure, now);
    }

    /**
     * The step of the changes that holds at a moment.
     *
     * @return empty when nothing can be exchanged any more
     */
    public Optional<LadderStep> change(Instant departure, Instant now) {
        return step(changes, departure, now);
    }

    /**
     * The step of the name changes that holds at a moment.
     *
     * @return empty when nobody else can be named any more
     */
    public Optional<LadderStep> nameChange(Instant departure, Instant now) {
        return nameChanges == null ? Optional.of(LadderStep.FREE) : step(nameChanges, departure, now);
    }

    private static Optional<LadderStep> step(List<LadderStep> ladder, Instant departure, Instant now) {
        return ladder.stream().filter(step -> !now.isAfter(step.end(departure))).findFirst();
    }

    /** How much of a price comes back, in one word. */
    public Refundable refundable() {
        if (refunds.isEmpty()) {
            return Refundable.NON;
        }
        LadderStep last = refunds.get(refunds.size() - 1);
        boolean untilDeparture = last.secondsBeforeDeparture() <= 0;
        return untilDeparture && refunds.stream().allMatch(LadderStep::isFree) ? Refundable.FULL : Refundable.PARTIAL;
    }

    /** Whether a ticket of the class can be given back before the departure. */
    public enum Refundable {
        /** For the whole price, until the departure. */
        FULL,
        /** For a part of the price, or not until the departure. */
        PARTIAL,
        NON
    }
}
