package dev.twende.events.auth;

import java.time.Instant;
import java.util.UUID;

/**
 * A user may act no more.
 *
 * @param companyId the tenant; absent for passengers and platform staff
 */
public record UserDeactivated(UUID userId, UUID companyId, Instant deactivatedAt) implements AuthEvent {
    @Override
    public UUID aggregateId() {
        return userId;
    }
}
