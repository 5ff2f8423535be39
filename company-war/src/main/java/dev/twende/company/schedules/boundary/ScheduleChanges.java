package dev.twende.company.schedules.boundary;

import dev.twende.company.drivers.boundary.Drivers;
import dev.twende.company.schedules.control.Assignments;
import dev.twende.company.schedules.control.Itineraries;
import dev.twende.company.schedules.control.ScheduleStore;
import dev.twende.company.schedules.entity.Schedule;
import dev.twende.events.company.ScheduleChanged;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.security.Caller;
import dev.twende.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Changes runs that were planned otherwise. What the world was told of before it is told of again, whole. */
@ApplicationScoped
@Transactional
public class ScheduleChanges {
    private ScheduleStore store;
    private Assignments assignments;
    private Itineraries itineraries;
    private Drivers drivers;
    private Outbox outbox;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected ScheduleChanges() {} // for the CDI proxy

    @Inject
    public ScheduleChanges(
            ScheduleStore store,
            Assignments assignments,
            Itineraries itineraries,
            Drivers drivers,
            Outbox outbox,
            IdempotentRequests idempotent,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.assignments = assignments;
        this.itineraries = itineraries;
        this.drivers = drivers;
        this.outbox = outbox;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    /** Moves the run, or the rest of it. Two requests add up, hence the key: a repetition does not. */
    public ScheduleResponse delay(UUID id, DelayRequest request, IdempotencyKey key) {
        Schedule schedule = requireForCaller(id);
        return idempotent.once(key, "schedules.delay:" + id, request, ScheduleResponse.class, () -> {
            assignments.mustBeSettled(schedule);
            Duration by = Duration.ofMinutes(request.minutes());
            int from = Objects.requireNonNullElse(request.fromSequence(), 0);
            schedule.delay(by, from, itineraries.times(schedule), request.reason(), clock.instant());
            assignments.mustBeFree(schedule);
            return told(schedule, "TIMES", from == 0 ? by : Duration.ZERO, request.reason());
        });
    }

    /** Sends another driver, or takes the driver off. */
    public ScheduleResponse assignDriver(UUID id, DriverRequest request, IfMatch seen) {
        Schedule schedule = requireForCaller(id);
        IfMatch.mustMatch(seen, schedule.version());
        assignments.mustBeSettled(schedule);
        drivers.mustDriveFor(schedule.companyId(), request.assignedDriverId());
        schedule.assignDriver(request.assignedDriverId());
        assignments.mustBeFree(schedule);
        return told(schedule, "DRIVER", Duration.ZERO, null);
    }

    /** The world hears only of what it was told of before. */
    private ScheduleResponse told(Schedule schedule, String change, Duration delay, String reason) {
        store.flush();
        if (schedule.isPublished()) {
            outbox.publish(new ScheduleChanged(
                    schedule.id(),
                    schedule.companyId(),
                    schedule.revision(),
                    List.of(change),
                    delay.toSeconds(),
                    reason,
                    itineraries.describe(schedule)));
        }
        return ScheduleResponse.from(schedule);
    }

    private Schedule requireForCaller(UUID id) {
        Schedule schedule = store.require(id);
        caller.mustActFor(schedule.companyId());
        return schedule;
    }
}
