package dev.twende.kit.origin;

import java.util.Optional;

/**
 * Where a change comes from.
 *
 * @param actor the user's id, or that of another house's service account; absent for guests and for what a house does by itself
 * @param device the enrolled device the call came from
 * @param address of the client, in digits; absent for what a house does by itself
 */
public record Origin(Optional<String> actor, Optional<String> device, Optional<String> address) {
    /** The house itself: a round, or the effect of an event. */
    public static final Origin HOUSE = new Origin(Optional.empty(), Optional.empty(), Optional.empty());
}
