package dev.twende.company.schedules.control;

import dev.twende.company.schedules.entity.Clash;
import dev.twende.company.schedules.entity.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Who may drive what, and with which bus. It finds what stands in the way, to say it kindly; that nobody is in two places at once
 * is kept by the database.
 */
@ApplicationScoped
public class Assignments {
    private ScheduleStore store;

    protected Assignments() {} // for the CDI proxy

    @Inject
    public Assignments(ScheduleStore store) {
        this.store = store;
    }

    /** Refuses a schedule for which its bus or its driver is not free, naming the schedule that stands in the way. */
    public void mustBeFree(Schedule schedule) {
        if (!schedule.isPoolBus()) {
            store.busClash(schedule.assignedBusId(), schedule.id(), schedule.departureTime(), schedule.occupiedUntil())
                    .map(Clash::refusal)
                    .ifPresent(refusal -> {
                        throw refusal;
                    });
        }
        schedule.assignedDriverId()
                .flatMap(driver ->
                        store.driverClash(driver, schedule.id(), schedule.departureTime(), schedule.occupiedUntil()))
                .map(Clash::refusal)
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }
}
