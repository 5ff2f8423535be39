package dev.twende.events.company;

import java.time.Instant;
import java.util.UUID;

/**
 * The bus left the first stop.
 */
public record ScheduleDeparted(UUID scheduleId, UUID companyId, Instant departedAt) implements CompanyEvent {
    @Override
    public UUID aggregateId() {
        return scheduleId;
    }
}
