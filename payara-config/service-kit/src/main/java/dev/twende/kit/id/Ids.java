package dev.twende.kit.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Makes identifiers. */
public final class Ids {
    private Ids() {}

    /**
     * A new UUID version 7 (RFC 9562): ordered by creation in milliseconds, so that indexes grow at one end, and 74 random
     * bits from a secure source, so that it cannot be guessed.
     */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** The id of what has no other identity than its name: the same for the same name (RFC 9562, version 3). */
    public static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
