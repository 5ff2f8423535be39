package dev.twende.ticketing.schedules.entity;

/**
 * A step of a ladder of fees: it holds until so long before the departure at the passenger's stop; then the next step begins, and
 * after the last one nothing is given.
 *
 * @param secondsBeforeDeparture when the step ends; negative is after the departure
 * @param feeBasisPoints what the company keeps of the price, in hundredths of a percent
 * @param feeAmount what it keeps besides, in minor units
 */
public record LadderStep(long secondsBeforeDeparture, int feeBasisPoints, long feeAmount) {
    boolean isFree() {
        return feeBasisPoints == 0 && feeAmount == 0;
    }
}
