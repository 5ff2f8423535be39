package dev.twende.events.company;

import java.time.Instant;
import java.util.UUID;

/**
 * The bus reached the last stop.
 */
public record ScheduleCompleted(UUID scheduleId, UUID companyId, Instant completedAt) implements CompanyEvent {
    @Override
    public UUID aggregateId() {
        return scheduleId;
    }
}
