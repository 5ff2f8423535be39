package dev.twende.kit.rest;

import dev.twende.kit.problem.Problem;
import jakarta.persistence.Query;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The order of a list, and the place in it where a page begins: by one key, then by id, so that the order is total and a page
 * never shifts when rows come or go. A client sends {@code sort=name}, or {@code sort=-name} for descending, and the cursor it
 * was given; without {@code sort} the list is ordered by id, which is by creation.
 *
 * @param property what is compared, in JPQL or SQL: a text that is never null; null for the id alone
 * @param id the id, in JPQL or SQL
 * @param afterValue of the last item seen
 * @param afterId of the last item seen; null for the first page
 */
public record Sort(String name, String property, String id, boolean descending, String afterValue, UUID afterId) {

    /**
     * Reads what a client sent.
     *
     * @param keys the documented keys and the text property that each stands for
     * @param sort as the client sent it; null or empty for the default
     * @param cursor as the client sent it; null for the first page
     */
    public static Sort of(Map<String, String> keys, String id, String sort, String cursor) {
        String wanted = sort == null ? "" : sort.strip();
        boolean descending = wanted.startsWith("-");
        String name = descending ? wanted.substring(1) : wanted;
        if (!wanted.isEmpty() && !keys.containsKey(name)) {
            throw Problem.invalid("sort", "must be one of " + new TreeSet<>(keys.keySet()) + ", with - for descending");
        }
        String place = Cursor.decode(cursor);
        if (place.isEmpty()) {
            return new Sort(wanted, keys.get(name), id, descending, "", null);
        }
        String[] parts = place.split("\n", 3); // sort, id, value: the value may hold anything
        if (!parts[0].equals(wanted) && parts.length == 3) {
            throw Problem.invalid("cursor", "belongs to a list in another order");
        }
        try {
            return new Sort(wanted, keys.get(name), id, descending, parts[2], UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Problem.invalid("cursor", "is not a cursor from an earlier page");
        }
    }

    /** What the rows of this page have in common, to be put behind {@code where ... and}. */
    public String condition() {
        String beyond = descending ? "<" : ">";
        if (afterId == null) {
            return "1 = 1";
        }
        return property == null
                ? id + " " + beyond + " :afterId"
                : "(%1$s %3$s :afterValue or (%1$s = :afterValue and %2$s %3$s :afterId))"
                        .formatted(property, id, beyond);
    }

    /** To be put behind the condition. */
    public String orderBy() {
        String direction = descending ? " desc" : "";
        return " order by " + (property == null ? "" : property + direction + ", ") + id + direction;
    }

    /** Gives the condition its values. */
    public <Q extends Query> Q bind(Q query) {
        if (afterId != null) {
            query.setParameter("afterId", afterId);
            if (property != null) {
                query.setParameter("afterValue", afterValue);
            }
        }
        return query;
    }

    /** What {@link Page#of} needs to make the cursor behind an item. */
    public String keyOf(UUID itemId, String value) {
        return name + "\n" + itemId + "\n" + value;
    }
}
