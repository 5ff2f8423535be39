package dev.twende.events.auth;

import java.time.Instant;
import java.util.UUID;

/**
 * A company has a further point-of-sale device, or one of its devices has a new key; of several for one device the last counts.
 *
 * @param serial counts the company's devices from 1, without a gap
 * @param name by which people know it
 * @param publicKey the public half of its key as the text of a JWK (RFC 7517): Ed25519 or P-256
 * @param enrolledAt since when the device has this key; what it signed with the one before is good no more
 */
public record DeviceEnrolled(
        UUID deviceId, UUID companyId, int serial, String name, String publicKey, Instant enrolledAt)
        implements AuthEvent {
    @Override
    public UUID aggregateId() {
        return deviceId;
    }
}
