package dev.twende.company.buses.entity;

import dev.twende.kit.problem.Problem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a bus offers; a closed set, so that passengers of all companies can search for the same thing. */
public enum BusFeature {
    /** Air conditioning. */
    AC,
    WIFI,
    /** Sockets to charge a phone. */
    USB,
    TOILET,
    TV,
    /** Seats that recline. */
    RECLINING,
    /** A hold for large luggage. */
    LUGGAGE,
    /** A ramp or lift, and a place for a wheelchair. */
    WHEELCHAIR;

    /**
     * @param names in capital or small letters; null for none
     * @throws Problem naming the first that is unknown
     */
    public static Set<BusFeature> of(List<String> names) {
        Set<BusFeature> features = EnumSet.noneOf(BusFeature.class);
        for (int i = 0; names != null && i < names.size(); i++) {
            String name = names.get(i).strip().toUpperCase(Locale.ROOT);
            String field = "features[" + i + "]";
            features.add(Arrays.stream(values())
                    .filter(feature -> feature.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(field, "must be one of " + Arrays.toString(values()))));
        }
        return features;
    }
}
