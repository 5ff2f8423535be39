package dev.twende.events.auth;

import java.time.Instant;
import java.util.UUID;

/**
 * A company has a further point-of-sale device.
 *
 * @param serial counts the company's devices from 1, without a gap
 */
public record DeviceEnrolled(UUID deviceId, UUID companyId, int serial, Instant enrolledAt) implements AuthEvent {
    @Override
    public UUID aggregateId() {
        return deviceId;
    }
}
