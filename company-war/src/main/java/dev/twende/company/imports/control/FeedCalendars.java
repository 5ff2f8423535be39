package dev.twende.company.imports.control;

import dev.twende.company.timetables.entity.DateException;
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.OperatingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onebusaway.gtfs.model.AgencyAndId;
import org.onebusaway.gtfs.model.ServiceCalendar;
import org.onebusaway.gtfs.model.ServiceCalendarDate;
import org.onebusaway.gtfs.model.calendar.ServiceDate;

/**
 * The service calendars of a feed, seen through the window of dates that are imported. A feed whose validity ends before the
 * window does is moved forward by whole weeks, so that Mondays stay Mondays, until the window lies within.
 */
final class FeedCalendars {
    private static final int DAYS_A_WEEK = 7;

    private final Map<AgencyAndId, OperatingCalendar> calendars = new HashMap<>();
    private final LocalDate from;
    private final LocalDate to;
    private final long shiftDays;

    /** @param to the last day of the window */
    FeedCalendars(Feed feed, LocalDate from, LocalDate to, Findings findings) {
        this.from = from;
        this.to = to;
        Optional<LocalDate> end = lastDay(feed);
        this.shiftDays = end.map(day -> weeksToReach(to, day)).orElse(0L);
        if (shiftDays > 0) {
            findings.add(
                    "calendar.txt",
                    "validity-over",
                    "The feed's validity ends before the imported days do; its calendar was moved forward by whole weeks.",
                    "valid until " + end.orElseThrow() + ", moved by " + shiftDays + " days");
        }
        Map<AgencyAndId, Set<DateException>> exceptions = exceptions(feed);
        feed.calendars()
                .forEach(calendar -> calendars.put(
                        calendar.getServiceId(),
                        seen(calendar, exceptions.getOrDefault(calendar.getServiceId(), Set.of()))));
        exceptions.forEach((service, dates) ->
                calendars.putIfAbsent(service, new OperatingCalendar(OperatingDays.NONE, from, to, dates)));
    }

    private static Optional<LocalDate> lastDay(Feed feed) {
        Set<LocalDate> ends = new HashSet<>();
        feed.calendars().forEach(calendar -> ends.add(date(calendar.getEndDate())));
        feed.calendarDates().stream()
                .filter(date -> date.getExceptionType() == ServiceCalendarDate.EXCEPTION_TYPE_ADD)
                .forEach(date -> ends.add(date(date.getDate())));
        return ends.stream().max(LocalDate::compareTo);
    }

    private static long weeksToReach(LocalDate wanted, LocalDate end) {
        long missing = ChronoUnit.DAYS.between(end, wanted);
        return missing <= 0 ? 0 : (missing + DAYS_A_WEEK - 1) / DAYS_A_WEEK * DAYS_A_WEEK;
    }

    private Map<AgencyAndId, Set<DateException>> exceptions(Feed feed) {
        Map<AgencyAndId, Set<DateException>> exceptions = new HashMap<>();
        for (ServiceCalendarDate date : feed.calendarDates()) {
            Set<DateException> ofService = exceptions.computeIfAbsent(date.getServiceId(), id -> new HashSet<>());
            LocalDate day = shifted(date.getDate());
            if (!day.isBefore(from) && !day.isAfter(to)) {
                boolean runs = date.getExceptionType() == ServiceCalendarDate.EXCEPTION_TYPE_ADD;
                ofService.remove(new DateException(day, !runs));
                ofService.add(new DateException(day, runs));
            }
        }
        return exceptions;
    }

    private OperatingCalendar seen(ServiceCalendar calendar, Set<DateException> exceptions) {
        LocalDate start = later(shifted(calendar.getStartDate()), from);
        LocalDate end = earlier(shifted(calendar.getEndDate()), to);
        return end.isBefore(start)
                ? new OperatingCalendar(OperatingDays.NONE, from, to, exceptions)
                : new OperatingCalendar(days(calendar), start, end, exceptions);
    }

    private static OperatingDays days(ServiceCalendar calendar) {
        int[] flags = {
            calendar.getMonday(),
            calendar.getTuesday(),
            calendar.getWednesday(),
            calendar.getThursday(),
            calendar.getFriday(),
            calendar.getSaturday(),
            calendar.getSunday()
        };
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (flags[day.getValue() - 1] == 1) {
                days.add(day);
            }
        }
        return OperatingDays.of(days);
    }

    private LocalDate shifted(ServiceDate date) {
        return date(date).plusDays(shiftDays);
    }

    private static LocalDate date(ServiceDate date) {
        return LocalDate.of(date.getYear(), date.getMonth(), date.getDay());
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    /** The calendar of a service; empty when the feed has none. */
    Optional<OperatingCalendar> of(AgencyAndId service) {
        return Optional.ofNullable(calendars.get(service));
    }
}
