package dev.twende.kit.rest;

import dev.twende.kit.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * An opaque place in a list, as clients carry it in {@code cursor}. Inside is the sort key of the last item seen, so that a
 * page never shifts when rows come or go.
 */
public final class Cursor {
    private Cursor() {}

    public static String encode(String sortKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sortKey.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param cursor as a client sent it, or null for the first page
     * @return the sort key to go on after; the empty string for the first page
     */
    public static String decode(String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("cursor", "is not a cursor from an earlier page");
        }
    }

    /**
     * As {@link #decode(String)}, for lists sorted by id.
     *
     * @return the id to go on after; for the first page one that comes before all others
     */
    public static UUID decodeId(String cursor) {
        String id = decode(cursor);
        try {
            return id.isEmpty() ? new UUID(0, 0) : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("cursor", "is not a cursor from an earlier page");
        }
    }

    /**
     * As {@link #decodeId(String)}, for lists that begin with the latest.
     *
     * @return the id to go on before; for the first page one that comes after all others
     */
    public static UUID decodeIdBefore(String cursor) {
        return cursor == null || cursor.isEmpty() ? new UUID(-1, -1) : decodeId(cursor);
    }
}
