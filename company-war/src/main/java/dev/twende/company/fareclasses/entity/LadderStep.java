package dev.twende.company.fareclasses.entity;

/**
 * A step of a ladder.
 *
 * @param secondsBeforeDeparture it holds as long as at least so many seconds are left; negative is after the departure
 * @param feeBasisPoints what is kept of the price, in hundredths of a percent: 3000 is 30 %
 * @param feeAmount what is kept besides, in minor units
 */
public record LadderStep(long secondsBeforeDeparture, int feeBasisPoints, long feeAmount) {
    /** All of a price, in basis points. */
    public static final int WHOLE = 10_000;

    /** What is kept of a price: rounded half up to the minor unit, and never more than the price. */
    long fee(long price) {
        long share = (price * feeBasisPoints + WHOLE / 2) / WHOLE;
        return Math.min(price, share + feeAmount);
    }

    boolean isFree() {
        return feeBasisPoints == 0 && feeAmount == 0;
    }
}
