package dev.twende.ticketing.refundquotes.entity;

import dev.twende.ticketing.schedules.entity.FareClass;
import dev.twende.ticketing.schedules.entity.LadderStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a ticket brings that is given back at a moment: by the conditions it was sold under, to the second before the departure at its
 * boarding stop. Without conditions, or after their last step, nothing. A bus that does not run costs no fee.
 */
public final class RefundPolicy {
    private final Optional<LadderStep> step;
    private final Optional<Long> setFee;
    private final boolean isFree;
    private final Instant departure;
    private final Instant now;

    /**
     * @param conditions it was sold under; empty when none were told
     * @param departure at the boarding stop
     * @param runs whether the bus does
     * @param setFee that staff set for each ticket in place of what the conditions say, in minor units
     */
    public RefundPolicy(
            Optional<FareClass> conditions, Instant departure, boolean runs, Optional<Long> setFee, Instant now) {
        this.step = conditions.flatMap(known -> known.refund(departure, now));
        this.setFee = setFee;
        this.isFree = !runs;
        this.departure = departure;
        this.now = now;
    }

    /** What the company keeps of a price. */
    public long fee(long price) {
        if (setFee.isPresent()) {
            return Math.min(price, setFee.get());
        }
        return isFree ? 0 : step.map(known -> known.fee(price)).orElse(price);
    }

    /** Until when a quote by it may be accepted: it never outlives the step it was reckoned by. */
    public Instant validUntil(Duration validity) {
        Instant latest = now.plus(validity);
        boolean byTheLadder = setFee.isEmpty() && !isFree;
        return step.filter(known -> byTheLadder)
                .map(known -> known.end(departure))
                .filter(latest::isAfter)
                .orElse(latest);
    }
}
