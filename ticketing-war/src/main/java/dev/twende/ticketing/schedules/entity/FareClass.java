package dev.twende.ticketing.schedules.entity;

import java.util.List;

/**
 * The conditions a fare is sold under.
 *
 * @param refunds what giving a ticket back costs, by time, earliest step first
 * @param changes what exchanging a ticket costs, by time, earliest step first
 */
public record FareClass(String code, String name, List<LadderStep> refunds, List<LadderStep> changes) {

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
