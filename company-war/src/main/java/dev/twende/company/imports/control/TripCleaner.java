package dev.twende.company.imports.control;

import dev.twende.company.imports.control.TripTimes.Row;
import dev.twende.company.routes.entity.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a run that can be driven of what a feed says about a trip: no stop twice in a row, time never running backwards, nothing
 * left open. What it mends and what it must drop is reported.
 */
final class TripCleaner {
    private static final String FILE = "stop_times.txt";
    private static final int TWO_DAYS = 48 * 3600;

    private final Set<String> usableStops;
    private final Findings findings;

    TripCleaner(Set<String> usableStops, Findings findings) {
        this.usableStops = usableStops;
        this.findings = findings;
    }

    /** The run in order, by the times of the feed; empty when it cannot be saved. */
    Optional<List<Row>> clean(String trip, TripTimes times) {
        List<Row> rows = known(trip, inOrder(trip, times));
        if (rows.size() < 2) {
            return dropped("too-few-stops", "The trip has fewer than two usable stops; it was skipped.", trip);
        }
        if (!rows.get(0).isTimed() || !rows.get(rows.size() - 1).isTimed()) {
            return dropped("untimed-end", "The first or the last stop has no time; the trip was skipped.", trip);
        }
        rows = rising(trip, withoutStandstill(trip, interpolated(trip, rows)));
        if (rows.size() < 2) {
            return dropped("too-few-stops", "The trip has fewer than two usable stops; it was skipped.", trip);
        }
        if (rows.size() > Route.STOPS_MAX) {
            return dropped("too-many-stops", "The trip has more stops than a route may have; it was skipped.", trip);
        }
        if (rows.get(0).departure() < 0) {
            return dropped("departure-too-early", "The trip begins before its service day; it was skipped.", trip);
        }
        if (rows.get(0).departure() >= TWO_DAYS) {
            return dropped(
                    "departure-too-late",
                    "The trip begins more than two days after its service day; it was skipped.",
                    trip);
        }
        return Optional.of(rows);
    }

    private Optional<List<Row>> dropped(String code, String message, String trip) {
        findings.add(FILE, code, message, "trip " + trip);
        return Optional.empty();
    }

    private List<Row> inOrder(String trip, TripTimes times) {
        List<Row> rows = new ArrayList<>(times.size());
        for (int i = 0; i < times.size(); i++) {
            rows.add(filled(times.row(i)));
        }
        rows.sort(Comparator.comparingInt(Row::sequence));
        List<Row> unique = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (!unique.isEmpty() && unique.get(unique.size() - 1).sequence() == row.sequence()) {
                note("duplicate-sequence", "Two stops have the same sequence; the second was skipped.", trip, row);
            } else {
                unique.add(row);
            }
        }
        return unique;
    }

    private static Row filled(Row row) {
        int arrival = row.arrival() == TripTimes.OPEN ? row.departure() : row.arrival();
        int departure = row.departure() == TripTimes.OPEN ? row.arrival() : row.departure();
        return row.at(arrival, departure);
    }

    private List<Row> known(String trip, List<Row> rows) {
        List<Row> known = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (usableStops.contains(row.stop())) {
                known.add(row);
            } else {
                note("unusable-stop", "The stop was not imported, so the trip passes it by.", trip, row);
            }
        }
        return known;
    }

    private List<Row> interpolated(String trip, List<Row> rows) {
        List<Row> timed = new ArrayList<>(rows);
        int before = 0;
        for (int i = 1; i < rows.size(); i++) {
            if (!rows.get(i).isTimed()) {
                continue;
            }
            int start = rows.get(before).departure();
            int end = rows.get(i).arrival();
            for (int open = before + 1; open < i; open++) {
                int time = start + (int) ((long) (end - start) * (open - before) / (i - before));
                timed.set(open, rows.get(open).at(time, time));
                note(
                        "time-interpolated",
                        "The stop has no time; it was put between its neighbours.",
                        trip,
                        rows.get(open));
            }
            before = i;
        }
        return timed;
    }

    private List<Row> withoutStandstill(String trip, List<Row> rows) {
        List<Row> moving = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Row last = moving.isEmpty() ? null : moving.get(moving.size() - 1);
            if (last != null && last.stop().equals(row.stop())) {
                moving.set(moving.size() - 1, last.at(last.arrival(), Math.max(last.departure(), row.departure())));
                note("zero-length-hop", "A stop follows itself; the two were joined.", trip, row);
            } else {
                moving.add(row);
            }
        }
        return moving;
    }

    private List<Row> rising(String trip, List<Row> rows) {
        List<Row> rising = new ArrayList<>(rows.size());
        int clock = rows.get(0).arrival();
        for (Row row : rows) {
            int arrival = Math.max(clock, row.arrival());
            int departure = Math.max(arrival, row.departure());
            if (arrival != row.arrival() || departure != row.departure()) {
                note(
                        "time-not-rising",
                        "The time is before that of the stop in front; it was moved up to it.",
                        trip,
                        row);
            } else if (!rising.isEmpty() && arrival == clock) {
                note("zero-time-hop", "The bus needs no time to get here; it was taken as it is.", trip, row);
            }
            rising.add(row.at(arrival, departure));
            clock = departure;
        }
        return rising;
    }

    private void note(String code, String message, String trip, Row row) {
        findings.add(FILE, code, message, "trip " + trip + ", " + row);
    }
}
