package dev.twende.ticketing.devices.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A point-of-sale device, as auth enrolled it.
 *
 * <p>It is enrolled with a key of its own, may get another key, which retires the one before, and may be revoked for good, which retires
 * the last one.
 *
 * @param serial counts the company's devices from 1
 * @param key null when it has none that is good
 * @param revokedAt null while it may act
 */
public record Device(
        UUID deviceId, UUID companyId, int serial, String name, Instant enrolledAt, Instant revokedAt, DeviceKey key) {

    /** The key whose signatures are its own at present; empty once it is revoked. */
    public Optional<DeviceKey> currentKey() {
        return Optional.ofNullable(key);
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }
}
