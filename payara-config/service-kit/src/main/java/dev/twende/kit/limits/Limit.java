package dev.twende.kit.limits;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * How often something may be asked for: so many times at once, and as many again, evenly spread, in each period.
 *
 * @param name of its setting, such as {@code booking-look-up.address}
 */
record Limit(String name, long calls, Duration per) {
    private static final String FORM = " must be calls per period, such as 60/PT1M: ";

    /**
     * @param text {@code 60/PT1M}
     * @param factor by which the calls are multiplied
     * @throws IllegalArgumentException when it is no limit
     */
    static Limit parse(String name, String text, long factor) {
        String[] parts = text.strip().split("/", 2);
        try {
            Limit limit = new Limit(
                    name,
                    Math.multiplyExact(Long.parseLong(parts[0]), factor),
                    Duration.parse(parts[parts.length - 1]));
            if (limit.calls < 1 || limit.per.isNegative() || limit.per.isZero()) {
                throw new IllegalArgumentException(name + FORM + text);
            }
            return limit;
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException(name + FORM + text, e);
        }
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(calls).refillGreedy(calls, per))
                .build();
    }

    /** How many calls an instance lets through before it tells the others: few, so that all instances together keep the limit. */
    long untold() {
        return Math.max(1, calls / 20);
    }
}
