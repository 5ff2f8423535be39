package dev.twende.payment.settlements.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Cursor;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** A place in a statement: behind this line. */
record LinePlace(Instant postedAt, UUID postingId, int line) {
    static final LinePlace BEGINNING = new LinePlace(Instant.EPOCH, new UUID(0, 0), 0);

    static LinePlace of(String cursor) {
        String[] parts = Cursor.decode(cursor).split(" ");
        try {
            return parts[0].isEmpty()
                    ? BEGINNING
                    : new LinePlace(Instant.parse(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeParseException e) {
            throw Problem.invalid("cursor", "is not a cursor from an earlier page");
        }
    }
}
