package dev.twende.events.auth;

import java.util.List;
import java.util.UUID;

/**
 * A user account exists and is active from now on; told again when a deactivated one is activated. Carries no personal data: who needs a name asks auth.
 *
 * @param companyId the tenant; absent for passengers and platform staff
 */
public record UserRegistered(UUID userId, UUID companyId, List<String> roles) implements AuthEvent {
    @Override
    public UUID aggregateId() {
        return userId;
    }
}
