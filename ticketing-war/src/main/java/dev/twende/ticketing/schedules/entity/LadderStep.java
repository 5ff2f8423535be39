package dev.twende.ticketing.schedules.entity;

import java.time.Instant;

/**
 * A step of a ladder of fees: it holds until so long before the departure at the passenger's stop; then the next step begins, and
 * after the last one nothing is given.
 *
 * @param secondsBeforeDeparture when the step ends; negative is after the departure
 * @param feeBasisPoints what the company keeps of the price, in hundredths of a percent
 * @param feeAmount what it keeps besides, in minor units
 */
public record LadderStep(long secondsBeforeDeparture, int feeBasisPoints, long feeAmount) {
    /** It costs nothing until the departure. */
    public static final LadderStep FREE = new LadderStep(0, 0, 0);

    /** All of a price, in basis points. */
    private static final int WHOLE = 10_000;

    /** Until when it holds, that moment included. */
    public Instant end(Instant departure) {
        return departure.minusSeconds(secondsBeforeDeparture);
    }

    /** What is kept of a price, in minor units: rounded half up, and never more than the price; as company reckons it. */
    public long fee(long price) {
        long share = (price * feeBasisPoints + WHOLE / 2) / WHOLE;
        return Math.min(price, share + feeAmount);
    }

    boolean isFree() {
        return feeBasisPoints == 0 && feeAmount == 0;
    }
}
