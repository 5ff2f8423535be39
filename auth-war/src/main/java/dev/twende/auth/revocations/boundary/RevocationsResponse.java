package dev.twende.auth.revocations.boundary;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was revoked, for the houses.
 *
 * @param items in the order of their numbers
 * @param last the number of the last item or, without items, the highest there is; lower than the one asked after when numbers
 *     began anew, with an empty table
 */
public record RevocationsResponse(List<Item> items, long last) {
    /**
     * Tokens that speak for this id and carry a lower number in {@code as_of} are void.
     *
     * @param id of a user, a session or a device
     * @param until when the last such token lapses by itself
     */
    public record Item(UUID id, long number, Instant until) {}
}
