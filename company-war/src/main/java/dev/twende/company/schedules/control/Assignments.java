package dev.twende.company.schedules.control;

import dev.twende.company.buses.boundary.Buses;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.schedules.entity.Clash;
import dev.twende.company.schedules.entity.Schedule;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Who may drive what, and with which bus. It finds what stands in the way, to say it kindly; that nobody is in two places at once
 * is kept by the database. Only a pending change of bus is not in its constraint: whoever assigns a bus therefore locks it first.
 */
@ApplicationScoped
public class Assignments {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private ScheduleStore store;
    private BusChangeStore changes;
    private Buses buses;

    protected Assignments() {} // for the CDI proxy

    @Inject
    public Assignments(ScheduleStore store, BusChangeStore changes, Buses buses) {
        this.store = store;
        this.changes = changes;
        this.buses = buses;
    }

    /** Refuses a schedule for which its bus or its driver is not free, naming the schedule that stands in the way. */
    public void mustBeFree(Schedule schedule) {
        if (!schedule.isPoolBus()) {
            busMustBeFree(schedule.assignedBusId(), schedule);
        }
        schedule.assignedDriverId().ifPresent(driver -> driverMustBeFree(driver, schedule));
    }

    /** As {@link #mustBeFree}, of a bus that the schedule is to get. */
    public void busMustBeFree(Bus bus, Schedule schedule) {
        if (!bus.isPool()) {
            busMustBeFree(bus.id(), schedule);
        }
    }

    private void busMustBeFree(UUID bus, Schedule schedule) {
        buses.lock(List.of(bus));
        store.busClash(bus, schedule.id(), schedule.departureTime(), schedule.occupiedUntil())
                .ifPresent(Assignments::refuse);
    }

    /** As {@link #mustBeFree}, of a driver that the schedule is to get. */
    public void driverMustBeFree(UUID driver, Schedule schedule) {
        store.driverClash(driver, schedule.id(), schedule.departureTime(), schedule.occupiedUntil())
                .ifPresent(Assignments::refuse);
    }

    private static void refuse(Clash clash) {
        throw clash.refusal();
    }

    /** Refuses to touch a schedule while its bus is being changed: what would be told of it might not be so. */
    public void mustBeSettled(Schedule schedule) {
        if (changes.isPendingFor(schedule.id())) {
            throw Problem.of(ProblemType.BUS_CHANGE_PENDING, "A change of the bus of this schedule is being settled.")
                    .retryAfter(RETRY_AFTER);
        }
    }
}
