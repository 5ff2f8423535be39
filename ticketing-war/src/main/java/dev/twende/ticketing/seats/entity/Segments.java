package dev.twende.ticketing.seats.entity;

/**
 * A stretch of a route: from one stop's sequence to a later one's. Half-open, so that a passenger who alights where another
 * boards is in nobody's way.
 *
 * @param from sequence of the boarding stop, 0 for the first
 * @param to sequence of the alighting stop
 */
public record Segments(int from, int to) {
    public Segments {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("not a stretch: " + from + " to " + to);
        }
    }

    public boolean overlaps(Segments other) {
        return from < other.to && other.from < to;
    }
}
