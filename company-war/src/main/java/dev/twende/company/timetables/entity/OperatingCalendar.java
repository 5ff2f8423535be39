package dev.twende.company.timetables.entity;

import dev.twende.kit.problem.Problem;
import java.time.LocalDate;
import java.util.Set;

/**
 * On which dates something runs: days of the week within a validity, plus and minus single dates. An exception wins over the
 * days of the week, and a date may be added outside the validity.
 *
 * @param validTo the last day
 */
public record OperatingCalendar(
        OperatingDays days, LocalDate validFrom, LocalDate validTo, Set<DateException> exceptions) {

    public OperatingCalendar {
        if (validTo.isBefore(validFrom)) {
            throw Problem.invalid("valid_to", "must not be before valid_from");
        }
    }

    public boolean runsOn(LocalDate date) {
        if (exceptions.contains(new DateException(date, false))) {
            return false;
        }
        return exceptions.contains(new DateException(date, true))
                || (days.contains(date.getDayOfWeek()) && !date.isBefore(validFrom) && !date.isAfter(validTo));
    }
}
