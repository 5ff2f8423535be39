package dev.twende.ticketing.boardings.entity;

import java.time.Instant;
import java.util.Comparator;

/**
 * When and by what a ticket was scanned. Everyone orders moments in the same way, in whatever order they learn of them: by time, put
 * right, and at the same time by device and by the device's own count.
 *
 * @param deviceId null when the client is no device of its own
 * @param deviceSequence null when the device keeps no count
 */
public record Moment(Instant at, String deviceId, Long deviceSequence) implements Comparable<Moment> {
    private static final Comparator<Moment> ORDER = Comparator.comparing(Moment::at)
            .thenComparing(Moment::deviceId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Moment::deviceSequence, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}
