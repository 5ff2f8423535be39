package dev.twende.ticketing.schedules.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Parts that are the same in many schedules, such as the layout of a bus: read once, and one object for all plans, which so cost
 * little memory. They are never changed.
 */
final class SharedParts<T> {
    /** Layouts and tariffs of some hundred companies; who has more reads a part again now and then. */
    private static final int MOST = 1_000;

    private final Map<String, T> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    });
    private final Function<String, T> reading;

    SharedParts(Function<String, T> reading) {
        this.reading = reading;
    }

    /** The part that is written so. */
    T of(String json) {
        T part = known.get(json);
        if (part == null) {
            part = reading.apply(json);
            known.put(json, part);
        }
        return part;
    }
}
