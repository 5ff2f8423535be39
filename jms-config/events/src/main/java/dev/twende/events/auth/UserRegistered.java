package dev.twende.events.auth;

import java.util.List;
import java.util.UUID;

/**
 * A user account exists from now on. Carries no personal data: who needs a name asks auth.
 *
 * @param companyId the tenant; absent for passengers and platform staff
 */
public record UserRegistered(UUID userId, UUID companyId, List<String> roles) implements AuthEvent {
    @Override
    public UUID aggregateId() {
        return userId;
    }
}
