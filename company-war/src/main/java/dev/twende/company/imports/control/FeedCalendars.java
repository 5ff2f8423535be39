package dev.twende.company.imports.control;

import dev.twende.company.timetables.entity.DateException;
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.OperatingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onebusaway.gtfs.model.AgencyAndId;
import org.onebusaway.gtfs.model.ServiceCalendar;
import org.onebusaway.gtfs.model.ServiceCalendarDate;
import org.onebusaway.gtfs.model.calendar.ServiceDate;

/**
 * The service calendars of a feed, seen through the window of dates that are imported. Where the window lies behind the feed's
 * validity, its dates take the service of earlier ones, whole weeks before, so that Mondays stay Mondays.
 */
final class FeedCalendars {
    private static final int DAYS_A_WEEK = 7;

    private final Map<AgencyAndId, OperatingCalendar> ofTheFeed = new HashMap<>();
    private final Map<AgencyAndId, OperatingCalendar> seen = new HashMap<>();
    private final LocalDate from;
    private final LocalDate to;
    private final LocalDate firstValid;
    private final LocalDate lastValid;
    private final long shiftDays;

    /** @param to the last day of the window */
    FeedCalendars(Feed feed, LocalDate from, LocalDate to, Findings findings) {
        this.from = from;
        this.to = to;
        read(feed, findings);
        List<LocalDate> bounds = bounds();
        this.firstValid = bounds.stream().min(LocalDate::compareTo).orElse(from);
        this.lastValid = bounds.stream().max(LocalDate::compareTo).orElse(to);
        this.shiftDays = wholeWeeks(ChronoUnit.DAYS.between(lastValid, to));
        if (shiftDays > 0) {
            findings.add(
                    "calendar.txt",
                    "validity-over",
                    "The feed's validity ends before the imported days do; they take the service of days whole weeks before.",
                    "valid until " + lastValid + ", moved by " + shiftDays + " days");
        }
    }

    private void read(Feed feed, Findings findings) {
        Map<AgencyAndId, Set<DateException>> exceptions = new HashMap<>();
        for (ServiceCalendarDate date : feed.calendarDates()) {
            boolean runs = date.getExceptionType() == ServiceCalendarDate.EXCEPTION_TYPE_ADD;
            exceptions
                    .computeIfAbsent(date.getServiceId(), id -> new HashSet<>())
                    .add(new DateException(date(date.getDate()), runs));
        }
        for (ServiceCalendar calendar : feed.calendars()) {
            LocalDate start = date(calendar.getStartDate());
            LocalDate end = date(calendar.getEndDate());
            if (end.isBefore(start)) {
                findings.add(
                        "calendar.txt",
                        "invalid-calendar",
                        "The calendar ends before it begins; only its single dates count.",
                        calendar.getServiceId().toString());
                continue;
            }
            Set<DateException> own = exceptions.getOrDefault(calendar.getServiceId(), Set.of());
            ofTheFeed.put(calendar.getServiceId(), new OperatingCalendar(days(calendar), start, end, own));
        }
        exceptions.forEach((service, dates) ->
                ofTheFeed.putIfAbsent(service, new OperatingCalendar(OperatingDays.NONE, from, to, dates)));
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

    /** @throws java.time.DateTimeException when there is no such day */
    static LocalDate date(ServiceDate date) {
        return LocalDate.of(date.getYear(), date.getMonth(), date.getDay());
    }

    private List<LocalDate> bounds() {
        List<LocalDate> bounds = new ArrayList<>();
        for (OperatingCalendar calendar : ofTheFeed.values()) {
            if (!calendar.days().equals(OperatingDays.NONE)) {
                bounds.add(calendar.validFrom());
                bounds.add(calendar.validTo());
            }
            calendar.exceptions().stream()
                    .filter(DateException::runs)
                    .map(DateException::serviceDate)
                    .forEach(bounds::add);
        }
        return bounds;
    }

    private static long wholeWeeks(long days) {
        return days <= 0 ? 0 : (days + DAYS_A_WEEK - 1) / DAYS_A_WEEK * DAYS_A_WEEK;
    }

    /** The date of the feed whose service a date of the window has. */
    private LocalDate source(LocalDate date) {
        LocalDate source = date.isAfter(lastValid) ? date.minusDays(shiftDays) : date;
        // a feed shorter than the window: its weeks are used again
        boolean before = date.isAfter(lastValid) && source.isBefore(firstValid);
        return before ? source.plusDays(wholeWeeks(ChronoUnit.DAYS.between(source, firstValid))) : source;
    }

    /** The calendar of a service, for the dates of the window; empty when the feed has none. */
    Optional<OperatingCalendar> of(AgencyAndId service) {
        return Optional.ofNullable(ofTheFeed.get(service))
                .map(calendar -> seen.computeIfAbsent(
                        service, id -> OperatingCalendar.folded(from, to, date -> calendar.runsOn(source(date)))));
    }
}
