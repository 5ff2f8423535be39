package dev.twende.payment.ledgers.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Cursor;
import java.util.UUID;

/** A place in a book: behind this entry. */
record EntryPlace(UUID postingId, int line) {
    private static final EntryPlace BEGINNING = new EntryPlace(new UUID(0, 0), 0);

    static EntryPlace of(String cursor) {
        String[] parts = Cursor.decode(cursor).split(" ");
        try {
            return parts[0].isEmpty()
                    ? BEGINNING
                    : new EntryPlace(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Problem.invalid("cursor", "is not a cursor from an earlier page");
        }
    }
}
