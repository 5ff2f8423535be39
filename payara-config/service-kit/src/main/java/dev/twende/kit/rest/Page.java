package dev.twende.kit.rest;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins; absent on the last page
 */
public record Page<T>(List<T> items, String nextCursor) {
    /** The most items any page carries, whatever the client asks for. */
    public static final int MAX_LIMIT = 200;

    /** What a page carries when the client does not say. */
    public static final String DEFAULT_LIMIT = "50";

    /**
     * Cuts a page.
     *
     * @param found up to {@code limit + 1} items in order; the extra one tells that there is a next page
     * @param sortKey gives the key that the next page's query compares with
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> sortKey) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, Cursor.encode(sortKey.apply(items.get(limit - 1))));
    }
}
