package dev.twende.company.timetables.entity;

import dev.twende.kit.problem.Problem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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

    /**
     * Days of the week, and the dates that differ: short for what is regular.
     *
     * @param to the last day
     */
    public static OperatingCalendar folded(LocalDate from, LocalDate to, Predicate<LocalDate> runs) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Set<DateException> exceptions = new HashSet<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<LocalDate> dates = from.datesUntil(to.plusDays(1))
                    .filter(date -> date.getDayOfWeek() == day)
                    .toList();
            boolean mostly = dates.stream().filter(runs).count() * 2 > dates.size();
            if (mostly) {
                days.add(day);
            }
            dates.stream()
                    .filter(date -> runs.test(date) != mostly)
                    .forEach(date -> exceptions.add(new DateException(date, !mostly)));
        }
        return new OperatingCalendar(OperatingDays.of(days), from, to, exceptions);
    }

    public boolean runsOn(LocalDate date) {
        if (exceptions.contains(new DateException(date, false))) {
            return false;
        }
        return exceptions.contains(new DateException(date, true))
                || (days.contains(date.getDayOfWeek()) && !date.isBefore(validFrom) && !date.isAfter(validTo));
    }
}
