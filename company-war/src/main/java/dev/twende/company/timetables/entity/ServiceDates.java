package dev.twende.company.timetables.entity;

import dev.twende.kit.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The dates that the house takes: those of the years 1 to 9999. Beyond, clocks and databases cannot count, and no bus runs. */
public final class ServiceDates {
    public static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    public static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private static final Instant BEGIN = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant END = LAST.atStartOfDay().toInstant(ZoneOffset.UTC);

    private ServiceDates() {}

    /** @param field names the date in a refusal */
    public static void mustContain(LocalDate date, String field) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw refusal(field);
        }
    }

    /** @param field names the moment in a refusal */
    public static void mustContain(Instant moment, String field) {
        if (moment.isBefore(BEGIN) || moment.isAfter(END)) {
            throw refusal(field);
        }
    }

    private static Problem refusal(String field) {
        return Problem.invalid(field, "must be within the years 1 to 9999");
    }
}
