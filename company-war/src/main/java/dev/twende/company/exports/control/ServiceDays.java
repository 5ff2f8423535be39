package dev.twende.company.exports.control;

import dev.twende.company.timetables.entity.DateException;
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.OperatingDays;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The service ids of a feed: one for each set of dates on which some trip runs. */
final class ServiceDays {
    /** So few dates are no week. */
    private static final int SINGLE_DATES_MAX = 3;

    private final Map<SortedSet<Long>, String> ids = new LinkedHashMap<>();

    /** @param dates days since 1970-01-01 */
    String idOf(SortedSet<Long> dates) {
        return ids.computeIfAbsent(dates, key -> "S" + (ids.size() + 1));
    }

    /** The dates of each service as days of the week and exceptions, short for what is regular. */
    void forEach(BiConsumer<String, OperatingCalendar> visitor) {
        ids.forEach((dates, id) -> visitor.accept(id, calendar(dates)));
    }

    private static OperatingCalendar calendar(SortedSet<Long> dates) {
        LocalDate first = LocalDate.ofEpochDay(dates.first());
        LocalDate last = LocalDate.ofEpochDay(dates.last());
        if (dates.size() <= SINGLE_DATES_MAX) {
            Set<DateException> single = dates.stream()
                    .map(date -> new DateException(LocalDate.ofEpochDay(date), true))
                    .collect(Collectors.toSet());
            return new OperatingCalendar(OperatingDays.NONE, first, last, single);
        }
        return OperatingCalendar.folded(first, last, date -> dates.contains(date.toEpochDay()));
    }

    LocalDate first() {
        return LocalDate.ofEpochDay(
                ids.keySet().stream().mapToLong(SortedSet::first).min().orElseThrow());
    }

    LocalDate last() {
        return LocalDate.ofEpochDay(
                ids.keySet().stream().mapToLong(SortedSet::last).max().orElseThrow());
    }

    static boolean runsByWeek(OperatingCalendar calendar) {
        return calendar.days().mask() != 0;
    }

    static Iterable<DateException> inOrder(OperatingCalendar calendar) {
        return calendar.exceptions().stream()
                .sorted(Comparator.comparing(DateException::serviceDate))
                .toList();
    }
}
