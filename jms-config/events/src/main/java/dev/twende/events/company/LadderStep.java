package dev.twende.events.company;

/**
 * A step of a fare class's ladder: it holds from so long before the departure at the passenger's stop, to the second, until the next
 * step begins. After the last step nothing is given back.
 *
 * @param secondsBeforeDeparture the step ends this long before departure; negative is after it
 * @param feeBasisPoints what the company keeps of the price, in hundredths of a percent: 3000 is 30 %
 * @param feeAmount what it keeps besides, in minor units of the schedule's currency
 */
public record LadderStep(long secondsBeforeDeparture, int feeBasisPoints, long feeAmount) {}
