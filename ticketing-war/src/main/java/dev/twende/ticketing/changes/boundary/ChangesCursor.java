package dev.twende.ticketing.changes.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Cursor;
import dev.twende.ticketing.changes.entity.Place;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * What a device has heard of: a place in each of the lists, and the names of what is told whole.
 *
 * @param revocations cursor in the list of revocations; empty for its beginning
 * @param keys names the keys that it has; empty for none
 * @param leases names the leases that it knows of
 */
record ChangesCursor(Place place, String revocations, String keys, String leases) {
    private static final String FORM = "1";
    private static final int PARTS = 9;
    private static final String NOTHING = "-";

    /** @param text null or empty for who has heard of nothing */
    static ChangesCursor of(String text) {
        String key = decoded(text);
        if (key.isEmpty()) {
            return new ChangesCursor(Place.BEGINNING, "", "", "");
        }
        String[] parts = key.split(" ");
        if (parts.length != PARTS || !parts[0].equals(FORM)) {
            throw noCursor();
        }
        try {
            return new ChangesCursor(
                    new Place(
                            digits(parts[1]),
                            Instant.ofEpochSecond(Long.parseLong(parts[2])),
                            parts[3].equals(NOTHING) ? null : Instant.ofEpochSecond(Long.parseLong(parts[3])),
                            digits(parts[4]),
                            UUID.fromString(parts[5])),
                    orEmpty(parts[6]),
                    orEmpty(parts[7]),
                    orEmpty(parts[8]));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw noCursor();
        }
    }

    private static String decoded(String text) {
        try {
            return Cursor.decode(text);
        } catch (Problem damaged) {
            throw noCursor();
        }
    }

    private static String digits(String number) {
        return Long.toUnsignedString(Long.parseUnsignedLong(number));
    }

    private static String orEmpty(String part) {
        return part.equals(NOTHING) ? "" : part;
    }

    static Problem noCursor() {
        return Problem.invalid("cursor", "is not a cursor of this list; leave it out and begin anew");
    }

    String text() {
        return Cursor.encode(String.join(
                " ",
                FORM,
                place.since(),
                Long.toString(place.until().getEpochSecond()),
                place.sight() == null ? NOTHING : Long.toString(place.sight().getEpochSecond()),
                place.position(),
                place.scheduleId().toString(),
                orNothing(revocations),
                orNothing(keys),
                orNothing(leases)));
    }

    private static String orNothing(String part) {
        return part.isEmpty() ? NOTHING : part;
    }
}
