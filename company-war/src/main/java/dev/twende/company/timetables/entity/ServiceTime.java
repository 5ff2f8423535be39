package dev.twende.company.timetables.entity;

import dev.twende.kit.problem.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of a service day, as drivers and GTFS speak of it: 25:30 is half past one in the night after the day.
 *
 * @param seconds since the service day began
 */
public record ServiceTime(int seconds) {
    /** Two days: longer than any run that still belongs to the day it began on. */
    public static final int SECONDS_MAX = 48 * 3600;

    private static final int SECONDS_A_DAY = 24 * 3600;
    private static final Pattern FORM = Pattern.compile("(\\d{1,2}):([0-5]\\d)(?::([0-5]\\d))?");

    public ServiceTime {
        if (seconds < 0 || seconds > SECONDS_MAX) {
            throw Problem.invalid("departure_time", "must not be after 48:00");
        }
    }

    /** Reads {@code 8:00}, {@code 08:00}, {@code 08:00:30} and {@code 25:30}. */
    public static ServiceTime parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw Problem.invalid("departure_time", "must be like 08:00; 25:30 is half past one in the next night");
        }
        int hours = Integer.parseInt(matcher.group(1));
        int minutes = Integer.parseInt(matcher.group(2));
        int seconds = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return new ServiceTime(hours * 3600 + minutes * 60 + seconds);
    }

    /**
     * When this is, for a service day at a place. It is what the clock on the wall shows there: where the clock jumps over it
     * in spring, the bus leaves as much later as the clock jumped; where autumn has it twice, the first one counts.
     */
    public ZonedDateTime on(LocalDate serviceDate, ZoneId zone) {
        LocalDate date = serviceDate.plusDays(seconds / SECONDS_A_DAY);
        return date.atStartOfDay().plusSeconds(seconds % SECONDS_A_DAY).atZone(zone);
    }

    /** {@code 08:00}, or {@code 08:00:30} when seconds matter. */
    @Override
    public String toString() {
        String minutes = "%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0 ? minutes : minutes + ":%02d".formatted(seconds % 60);
    }
}
