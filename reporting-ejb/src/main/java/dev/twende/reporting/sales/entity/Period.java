package dev.twende.reporting.sales.entity;

import dev.twende.kit.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** The days a reader asks about, first and last included, as they begin and end in the time zone of the reports. */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {

    /** A year and its leap day: more is a matter for an export. */
    public static final int DAYS_MAX = 366;

    /** The day or days asked for; an absent end means {@code today}. */
    public static Period parse(String from, String to, LocalDate today, ZoneId zone) {
        Period period = new Period(date("from", from, today), date("to", to, today), zone);
        if (period.to.isBefore(period.from)) {
            throw Problem.invalid("to", "must not be before from");
        }
        if (ChronoUnit.DAYS.between(period.from, period.to) >= DAYS_MAX) {
            throw Problem.invalid("to", "must be at most " + DAYS_MAX + " days from from, both included");
        }
        return period;
    }

    /** One day; absent means {@code today}. */
    public static Period day(String date, LocalDate today, ZoneId zone) {
        LocalDate day = date("date", date, today);
        return new Period(day, day, zone);
    }

    /** The first instant inside. */
    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first instant after it. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static LocalDate date(String field, String text, LocalDate fallback) {
        if (text == null || text.isBlank()) {
            return fallback;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw Problem.invalid(field, "must be a date like 2026-11-23");
        }
    }
}
