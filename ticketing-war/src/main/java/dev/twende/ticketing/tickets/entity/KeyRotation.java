package dev.twende.ticketing.tickets.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which key signs, which are published, and when the next one takes over.
 *
 * @param lifetime how long a key signs
 * @param announcedBefore how long a successor is published before it signs: scanners must be online once in this time
 * @param keptAfter how long a key is published after the last ticket that it signed has ended
 */
public record KeyRotation(Duration lifetime, Duration announcedBefore, Duration keptAfter) {
    private static final Comparator<TicketKey> BY_ACTIVATION = Comparator.comparing(TicketKey::activatesAt);

    public KeyRotation {
        if (announcedBefore.isNegative() || keptAfter.isNegative() || lifetime.compareTo(announcedBefore) <= 0) {
            throw new IllegalArgumentException("a key must sign longer than its successor is announced");
        }
    }

    /** The key that signs now: the one that took over last. */
    public Optional<TicketKey> signing(List<TicketKey> keys, Instant now) {
        return keys.stream().filter(key -> !now.isBefore(key.activatesAt())).max(BY_ACTIVATION);
    }

    /** The keys that scanners are shown: the one that signs, those that will, and those whose tickets are still about. */
    public List<TicketKey> published(List<TicketKey> keys, Instant now) {
        Instant signingSince = signing(keys, now).map(TicketKey::activatesAt).orElse(Instant.MAX);
        return keys.stream()
                .filter(key -> !key.activatesAt().isBefore(signingSince)
                        || key.activatesAt().isAfter(now)
                        || key.neededUntil()
                                .filter(end -> now.isBefore(end.plus(keptAfter)))
                                .isPresent())
                .toList();
    }

    /**
     * When a key that should be made now takes over; empty while none is due. One that is made because none signs has done so already,
     * so that an instance whose clock is behind signs with it too.
     */
    public Optional<Instant> nextActivation(List<TicketKey> keys, Instant now) {
        if (signing(keys, now).isEmpty()) {
            return Optional.of(now.minus(announcedBefore));
        }
        Instant newest = keys.stream().max(BY_ACTIVATION).orElseThrow().activatesAt();
        Instant due = newest.plus(lifetime).minus(announcedBefore);
        return now.isBefore(due) ? Optional.empty() : Optional.of(now.plus(announcedBefore));
    }
}
