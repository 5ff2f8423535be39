package dev.twende.company.fareclasses.entity;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What categories of riders pay that have no price of their own: so much less than an adult in the same class.
 *
 * @param basisPointsOff by rider category: 5000 is half
 */
public record Discounts(Map<String, Integer> basisPointsOff) {
    public static final Discounts NONE = new Discounts(Map.of());

    public Discounts {
        basisPointsOff = Collections.unmodifiableMap(new LinkedHashMap<>(basisPointsOff));
    }

    /**
     * What a rider pays when an adult pays so much: rounded half up to a multiple of {@code rounding} minor units.
     *
     * @return empty when the category has no discount, and so is not sold
     */
    public OptionalLong price(long adult, String riderCategory, long rounding) {
        Integer off = basisPointsOff.get(riderCategory);
        if (off == null) {
            return OptionalLong.empty();
        }
        long exact = adult * (LadderStep.WHOLE - off); // in hundredths of a hundredth of a minor unit
        long step = LadderStep.WHOLE * rounding;
        return OptionalLong.of((exact + step / 2) / step * rounding);
    }

    static Discounts parse(String text) {
        Map<String, Integer> discounts = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            Arrays.stream(text.split(" "))
                    .map(discount -> discount.split("/"))
                    .forEach(parts -> discounts.put(parts[0], Integer.valueOf(parts[1])));
        }
        return new Discounts(discounts);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return basisPointsOff.entrySet().stream()
                .map(discount -> discount.getKey() + "/" + discount.getValue())
                .collect(Collectors.joining(" "));
    }
}
