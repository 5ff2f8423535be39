package dev.twende.company.exports.entity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What of a company a feed tells: its published schedules on some service dates.
 *
 * @param to the last one
 */
public record ExportRange(UUID companyId, LocalDate from, LocalDate to) {
    /** Further than anybody publishes, and as far as planners of journeys look. */
    private static final int DAYS = 366;

    /** From yesterday on: who left yesterday may still be under way. */
    public static ExportRange around(UUID companyId, LocalDate today) {
        return new ExportRange(companyId, today.minusDays(1), today.plusDays(DAYS));
    }
}
