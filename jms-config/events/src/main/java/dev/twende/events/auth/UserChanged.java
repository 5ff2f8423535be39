package dev.twende.events.auth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An active user has other roles from now on. What tokens of before still say is no longer so.
 *
 * @param companyId the tenant; absent for passengers and platform staff
 * @param roles all of them, as tokens carry them in {@code groups}
 */
public record UserChanged(UUID userId, UUID companyId, List<String> roles, Instant changedAt) implements AuthEvent {
    @Override
    public UUID aggregateId() {
        return userId;
    }
}
