package dev.twende.events.company;

import java.util.List;
import java.util.UUID;

/**
 * A published schedule runs differently from what was told before. Carries the whole schedule as it stands now, so that whoever
 * missed a change needs no other.
 *
 * @param revision of the schedule; an older or equal one is old news
 * @param changes what changed: TIMES, BUS, DRIVER, FARES, SALES_RULES
 * @param delaySeconds by how much the departure at the first stop moved with this change, 0 when it did not; negative is earlier
 * @param reason for passengers; may be absent
 * @param schedule as it stands now
 */
public record ScheduleChanged(
        UUID scheduleId,
        UUID companyId,
        int revision,
        List<String> changes,
        long delaySeconds,
        String reason,
        ScheduleCreated schedule)
        implements CompanyEvent {
    @Override
    public UUID aggregateId() {
        return scheduleId;
    }
}
