package dev.twende.ticketing.bookings.entity;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides an amount among several in proportion to what each has, exactly: what rounding down leaves goes unit by unit to those whose
 * rounding lost most, the first of equals first (the method of the largest remainder). Nobody's share is more than they have, if the
 * amount is not more than all have together.
 */
final class Shares {
    private Shares() {}

    /**
     * @param amount not negative
     * @param weights none negative, and not all zero unless the amount is
     * @return one share for each weight; their sum is the amount
     */
    static List<Long> of(long amount, List<Long> weights) {
        BigInteger whole = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (whole.signum() == 0) {
            return weights;
        }
        List<Long> shares = new ArrayList<>();
        List<BigInteger> lost = new ArrayList<>();
        long left = amount;
        for (long weight : weights) {
            BigInteger[] part = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(whole);
            shares.add(part[0].longValueExact());
            lost.add(part[1]);
            left -= part[0].longValueExact();
        }
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing(lost::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i) + 1));
        return shares;
    }
}
