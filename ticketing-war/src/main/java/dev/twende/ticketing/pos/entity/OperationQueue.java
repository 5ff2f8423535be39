package dev.twende.ticketing.pos.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The order in which a device's operations are taken: one after the other, each once, none passed over.
 *
 * <p>An operation whose forerunner is missing waits, since it may rest on it. What the device has not signed, or nobody can read, must not
 * hold up what stands behind it for ever: when a signed operation behind it shows that a place is missing, it takes that place, as invalid.
 * Should the signed operation of that place come later, it takes the place over.
 */
public final class OperationQueue {
    private final Map<String, Known> byDigest = new HashMap<>();
    private final Map<UUID, Known> byId = new HashMap<>();
    private final Map<Long, Known> bySequence = new HashMap<>();
    private final Map<String, Incoming> twins = new HashMap<>();
    private final Set<UUID> idsTaken = new HashSet<>();
    private final Map<Long, Incoming> placesTaken = new HashMap<>();
    private long last;

    /** @param known at least all that share a digest, an id or a place with what is to be taken */
    public OperationQueue(long lastSequence, Collection<Known> known) {
        last = lastSequence;
        known.forEach(each -> {
            if (each.isSigned()) {
                byDigest.put(each.digest(), each);
                byId.put(each.operationId(), each);
            }
            bySequence.put(each.sequence(), each);
        });
    }

    /**
     * Decides about the first operations.
     *
     * @param items in the device's order, with what follows behind them
     * @param most how many are decided about
     */
    public List<Turn> take(List<Incoming> items, int most) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < Math.min(most, items.size()); i++) {
            turns.add(turn(items.get(i), items.subList(i + 1, items.size())));
        }
        return turns;
    }

    /** The last place that is taken now. */
    public long last() {
        return last;
    }

    private Turn turn(Incoming item, List<Incoming> behind) {
        if (!item.isSigned()) {
            return isMissedBefore(behind) ? take(item, last + 1, false) : new Turn.Unreadable(item);
        }
        OperationHead head = item.head().orElseThrow();
        if (byDigest.containsKey(item.digest())) {
            return new Turn.Again(item, byDigest.get(item.digest()));
        }
        if (twins.containsKey(item.digest())) {
            return new Turn.Twin(item, twins.get(item.digest()));
        }
        if (head.sequence() > last + 1) {
            return new Turn.Wait(item);
        }
        if (head.sequence() <= last && !isTakenByUnsigned(head.sequence())) {
            return new Turn.Reused(item);
        }
        twins.put(item.digest(), item);
        boolean isIdReused = byId.containsKey(head.operationId()) || !idsTaken.add(head.operationId());
        return take(item, head.sequence(), isIdReused);
    }

    private Turn take(Incoming item, long sequence, boolean isIdReused) {
        last = Math.max(last, sequence);
        placesTaken.put(sequence, item);
        return new Turn.Take(item, sequence, isIdReused);
    }

    private boolean isTakenByUnsigned(long sequence) {
        Incoming earlier = placesTaken.get(sequence);
        if (earlier != null) {
            return !earlier.isSigned();
        }
        Known known = bySequence.get(sequence);
        return known != null && !known.isSigned();
    }

    /** Whether the next operation that the device signed, and that is no repetition, stands behind the place that comes now. */
    private boolean isMissedBefore(List<Incoming> behind) {
        return behind.stream()
                .filter(Incoming::isSigned)
                .filter(item -> !byDigest.containsKey(item.digest()) && !twins.containsKey(item.digest()))
                .findFirst()
                .filter(item -> item.head().orElseThrow().sequence() > last + 1)
                .isPresent();
    }
}
