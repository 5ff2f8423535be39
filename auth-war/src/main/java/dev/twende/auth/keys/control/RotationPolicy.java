package dev.twende.auth.keys.control;

import dev.twende.auth.keys.entity.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which key signs, and when the next one takes over.
 *
 * @param lifetime how long a key signs
 * @param announcedBefore how long a successor is published before it signs
 * @param shownAfter how long a key is published after it stopped signing
 */
public record RotationPolicy(Duration lifetime, Duration announcedBefore, Duration shownAfter) {
    private static final Comparator<SigningKey> BY_ACTIVATION = Comparator.comparing(SigningKey::activatesAt);

    /** The key that signs now: the one that took over last. */
    public Optional<SigningKey> signing(List<SigningKey> keys, Instant now) {
        return keys.stream().filter(key -> key.isActive(now)).max(BY_ACTIVATION);
    }

    /** When a key that should be made now takes over; empty while none is due. */
    public Optional<Instant> nextActivation(List<SigningKey> keys, Instant now) {
        Optional<SigningKey> newest = newest(keys);
        if (newest.isEmpty()) {
            return Optional.of(now);
        }
        Instant end = newest.get().activatesAt().plus(lifetime);
        return now.isBefore(end.minus(announcedBefore)) ? Optional.empty() : Optional.of(now.plus(announcedBefore));
    }

    /** The key that a new one takes over from. */
    public Optional<SigningKey> newest(List<SigningKey> keys) {
        return keys.stream().max(BY_ACTIVATION);
    }

    /** When a key whose successor activates then may disappear from the published ones. */
    public Instant retirement(Instant successorActivation) {
        return successorActivation.plus(shownAfter);
    }
}
