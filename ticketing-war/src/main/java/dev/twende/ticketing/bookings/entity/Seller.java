package dev.twende.ticketing.bookings.entity;

import java.util.UUID;

/**
 * Who sold a booking over a counter, and on what.
 *
 * @param userId the cashier, or the device itself while none is logged in on it; null for what passengers book themselves
 * @param deviceId the enrolled device of the company whose bus it is; null without one
 */
public record Seller(UUID userId, UUID deviceId) {
    /** Of what passengers book themselves. */
    public static final Seller NOBODY = new Seller(null, null);
}
