package dev.twende.events.company;

import java.util.UUID;

/**
 * A published schedule will not run.
 *
 * @param reason for passengers
 */
public record ScheduleCancelled(UUID scheduleId, UUID companyId, String reason) implements CompanyEvent {
    @Override
    public UUID aggregateId() {
        return scheduleId;
    }
}
