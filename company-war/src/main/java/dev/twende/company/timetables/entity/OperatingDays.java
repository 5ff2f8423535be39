package dev.twende.company.timetables.entity;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days of the week on which something runs.
 *
 * @param mask bit 0 is Monday, bit 6 Sunday
 */
public record OperatingDays(int mask) {
    /** For what runs on single dates only. */
    public static final OperatingDays NONE = new OperatingDays(0);

    public static OperatingDays of(Collection<DayOfWeek> days) {
        return new OperatingDays(days.stream().mapToInt(OperatingDays::bit).reduce(0, (a, b) -> a | b));
    }

    private static int bit(DayOfWeek day) {
        return 1 << (day.getValue() - 1);
    }

    public boolean contains(DayOfWeek day) {
        return (mask & bit(day)) != 0;
    }

    public List<DayOfWeek> list() {
        return Stream.of(DayOfWeek.values()).filter(this::contains).toList();
    }
}
