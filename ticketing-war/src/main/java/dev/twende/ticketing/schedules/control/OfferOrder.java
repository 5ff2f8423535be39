package dev.twende.ticketing.schedules.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Page;
import dev.twende.kit.rest.Sort;
import dev.twende.ticketing.schedules.entity.Offer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The order of offers, and the place in it where a page begins: by a key, then by departure, then by id, so that it is total. All of
 * these are compared as one row.
 */
public final class OfferOrder {
    /** Soonest first. */
    public static final String DEFAULT = "departure_time";

    private static final Instant END_OF_TIME =
            Instant.parse("9999-12-31T00:00:00Z"); // as far as PostgreSQL and we agree

    private static final Column DEPARTURE =
            new Column("b.departure_time", "timestamptz", Offer::departureTime, OfferOrder::time);
    private static final Column ARRIVAL =
            new Column("a.arrival_time", "timestamptz", Offer::arrivalTime, OfferOrder::time);
    private static final Column MICROSECONDS = new Column(
            "(extract(epoch from a.arrival_time - b.departure_time) * 1000000)::bigint",
            "bigint",
            offer ->
                    Duration.between(offer.departureTime(), offer.arrivalTime()).toNanos() / 1000,
            Long::valueOf);
    private static final Column CURRENCY =
            new Column("s.currency", "text", offer -> offer.total().currency(), OfferOrder::currency);
    private static final Column TOTAL =
            new Column("fare.total", "bigint", offer -> offer.total().amount(), Long::valueOf);
    private static final Column SEATS = new Column("room.seats", "bigint", Offer::seatsLeft, Long::valueOf);

    /** Amounts in different currencies cannot be compared, so each currency has its own stretch of the list. */
    private static final Map<String, List<Column>> KEYS = Map.of(
            "departure_time", List.of(DEPARTURE),
            "arrival_time", List.of(ARRIVAL, DEPARTURE),
            "duration", List.of(MICROSECONDS, DEPARTURE),
            "price", List.of(CURRENCY, TOTAL, DEPARTURE),
            "seats_left", List.of(SEATS, DEPARTURE));

    private final Sort sort;
    private final List<Column> columns;
    private final List<Object> after;

    private OfferOrder(Sort sort, List<Column> columns, List<Object> after) {
        this.sort = sort;
        this.columns = columns;
        this.after = after;
    }

    private record Column(String sql, String type, Function<Offer, Object> value, Function<String, Object> parse) {}

    /**
     * Reads what a client sent.
     *
     * @param sort departure_time, arrival_time, duration, price or seats_left, with {@code -} for descending
     * @param cursor null for the first page
     */
    public static OfferOrder of(String sort, String cursor) {
        Map<String, String> names = new TreeMap<>();
        KEYS.keySet().forEach(name -> names.put(name, name));
        Sort read = Sort.of(names, "schedule_id", sort, cursor);
        List<Column> columns = KEYS.get(read.property());
        return new OfferOrder(read, columns, read.afterId() == null ? List.of() : after(read, columns));
    }

    private static List<Object> after(Sort read, List<Column> columns) {
        String[] texts = read.afterValue().split(" ");
        try {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(columns.get(i).parse().apply(texts[i]));
            }
            values.add(read.afterId());
            return values;
        } catch (RuntimeException e) {
            throw Problem.invalid("cursor", "is not a cursor from an earlier page");
        }
    }

    private static Object time(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(END_OF_TIME)) {
            throw new IllegalArgumentException(text);
        }
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Object currency(String text) {
        if (!text.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** Cuts a page out of up to {@code limit + 1} offers in this order. */
    public Page<Offer> page(List<Offer> found, int limit) {
        return Page.of(
                found,
                limit,
                offer -> sort.keyOf(
                        offer.scheduleId(),
                        columns.stream()
                                .map(column -> column.value().apply(offer).toString())
                                .collect(Collectors.joining(" "))));
    }

    /** What the rows of this page have in common, to be put behind {@code where ... and}. */
    String condition() {
        if (after.isEmpty()) {
            return "true";
        }
        return columns.stream().map(Column::sql).collect(Collectors.joining(", ", "(", ", b.schedule_id)"))
                + (sort.descending() ? " < " : " > ")
                + columns.stream()
                        .map(column -> "?::" + column.type())
                        .collect(Collectors.joining(", ", "(", ", ?::uuid)"));
    }

    /** To be put behind {@code order by}. */
    String orderBy() {
        String direction = sort.descending() ? " desc" : "";
        return columns.stream()
                .map(column -> column.sql() + direction + ", ")
                .collect(Collectors.joining("", "", "b.schedule_id" + direction));
    }

    /** Gives the condition its values; answers the number of the next parameter. */
    int bind(PreparedStatement select, int first) throws SQLException {
        int next = first;
        for (Object value : after) {
            select.setObject(next++, value);
        }
        return next;
    }
}
