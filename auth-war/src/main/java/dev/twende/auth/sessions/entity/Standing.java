package dev.twende.auth.sessions.entity;

import java.util.Optional;
import java.util.UUID;

/**
 * By what right a token is issued, and how old that right is: what it can be revoked by.
 *
 * @param sessionId the login it comes from; empty for houses, and devices that speak for themselves
 * @param deviceId the enrolled device it is used on
 * @param asOf the number of the last revocation known for all that it speaks for
 */
public record Standing(Optional<UUID> sessionId, Optional<UUID> deviceId, long asOf) {
    /** Of a house, which is never revoked but by its secret. */
    public static final Standing OF_A_HOUSE = new Standing(Optional.empty(), Optional.empty(), 0);
}
