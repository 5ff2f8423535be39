package dev.twende.events.auth;

import java.time.Instant;
import java.util.UUID;

/** A device may act no more, for good. */
public record DeviceRevoked(UUID deviceId, UUID companyId, Instant revokedAt) implements AuthEvent {
    @Override
    public UUID aggregateId() {
        return deviceId;
    }
}
