package dev.twende.company.exports.control;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The service day of a feed. All times of a feed are in the zone of its agency, while a timetable speaks in that of its first
 * stop; where the two differ, a departure may even belong to the day in front.
 *
 * @param shiftDays what to add to a date
 * @param shiftSeconds what to add to a time of the service day
 */
public record ServiceDay(int shiftDays, int shiftSeconds) {
    private static final int DAY = 24 * 3600;

    /**
     * How the service day at a stop is told by an agency. Where only one of the two zones changes its clocks, the offset of the
     * given date counts for all.
     *
     * @param departureSeconds since the service day began
     */
    public static ServiceDay of(ZoneId stop, ZoneId agency, LocalDate date, int departureSeconds) {
        Instant noon = date.atTime(12, 0).atZone(stop).toInstant();
        int shift = agency.getRules().getOffset(noon).getTotalSeconds()
                - stop.getRules().getOffset(noon).getTotalSeconds();
        return departureSeconds + shift < 0 ? new ServiceDay(-1, shift + DAY) : new ServiceDay(0, shift);
    }

    SortedSet<Long> dates(SortedSet<Long> dates) {
        if (shiftDays == 0) {
            return dates;
        }
        SortedSet<Long> shifted = new TreeSet<>();
        dates.forEach(date -> shifted.add(date + shiftDays));
        return shifted;
    }

    public LocalDate date(LocalDate date) {
        return date.plusDays(shiftDays);
    }

    public int seconds(int seconds) {
        return seconds + shiftSeconds;
    }
}
