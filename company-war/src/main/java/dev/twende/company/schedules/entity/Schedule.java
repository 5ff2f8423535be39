package dev.twende.company.schedules.entity;

import static dev.twende.kit.problem.ProblemType.ILLEGAL_TRANSITION;
import static dev.twende.kit.problem.ProblemType.SCHEDULE_IN_PAST;
import static dev.twende.kit.problem.ProblemType.SCHEDULE_NOT_CHANGEABLE;

import dev.twende.company.buses.entity.Bus;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.company.timetables.entity.StopTimes;
import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.problem.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One dated run of a route with one bus.
 *
 * <p>It begins as a DRAFT, made by hand or generated from a timetable. Publishing it makes it SCHEDULED and tells the world all
 * it takes to sell it; that happens once, however many try. On the day it becomes DEPARTED and then COMPLETED. Until the
 * departure it can be CANCELLED. The world hears of each move, except of a draft that was never published.
 *
 * <p>While SCHEDULED it may run late or early and get another driver or bus; each such change counts its revision on and is told with
 * the whole of it. A bus that carries sold seats is exchanged by a {@link BusChange}. From departure to arrival, and a while to turn
 * round, it has its bus and its driver for itself.
 */
@Entity
@Table(name = "schedule")
public class Schedule {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "route_id")
    private UUID routeId;

    @Column(name = "timetable_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID timetableId;

    @Column(name = "assigned_bus_id")
    private UUID assignedBusId;

    @Column(name = "assigned_driver_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID assignedDriverId;

    @Column(name = "service_date")
    private LocalDate serviceDate;

    @Column(name = "service_seconds")
    private int serviceSeconds;

    @Column(name = "run_number")
    private Integer runNumber;

    @Column(name = "departure_time")
    private Instant departureTime;

    @Column(name = "arrival_time")
    private Instant arrivalTime;

    @Column(name = "occupied_until")
    private Instant occupiedUntil;

    @Column(name = "delay_seconds")
    private int delaySeconds;

    @Column(name = "is_pool_bus")
    private boolean poolBus;

    @Column(name = "stop_times")
    private StopTimes ownTimes;

    private String reason;

    private int revision;

    @Enumerated(EnumType.STRING)
    private ScheduleStatus status;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "published_at")
    private Instant publishedAt;

    protected Schedule() {}

    /**
     * A run made by hand.
     *
     * @param driverId null while no driver is assigned
     * @param departure in the zone of the first stop
     * @param times those of the route
     * @param runNumber tells it from other runs of the route at the same time
     * @param turnRound how long the bus and the driver are taken beyond the arrival
     */
    public Schedule(
            UUID id,
            Route route,
            Bus bus,
            UUID driverId,
            ZonedDateTime departure,
            StopTimes times,
            int runNumber,
            Duration turnRound,
            Instant now) {
        ServiceDates.mustContain(departure.toInstant(), "departure_time");
        this.id = id;
        this.companyId = route.companyId();
        this.routeId = route.id();
        this.assignedBusId = bus.id();
        this.poolBus = bus.isPool();
        this.assignedDriverId = driverId;
        this.serviceDate = departure.toLocalDate();
        this.serviceSeconds = departure.toLocalTime().toSecondOfDay();
        this.runNumber = runNumber;
        this.departureTime = departure.toInstant();
        this.arrivalTime = departureTime.plusSeconds(times.duration());
        this.occupiedUntil = arrivalTime.plus(turnRound);
        this.status = ScheduleStatus.DRAFT;
        this.createdAt = now;
    }

    /** Opens the run for sale. */
    public void publish(Instant now) {
        mustBeAbleToBecome(ScheduleStatus.SCHEDULED);
        if (isPast(now)) {
            throw Problem.of(SCHEDULE_IN_PAST, "The departure time has passed.");
        }
        status = ScheduleStatus.SCHEDULED;
        publishedAt = now;
        revision = 1;
    }

    /** Whether the bus should be gone. */
    public boolean isPast(Instant now) {
        return !departureTime.isAfter(now);
    }

    /** The bus left the first stop. */
    public void depart() {
        become(ScheduleStatus.DEPARTED);
    }

    /** The bus reached the last stop. */
    public void complete() {
        become(ScheduleStatus.COMPLETED);
    }

    /**
     * Calls the run off.
     *
     * @param why for passengers; null or blank when nothing is said
     */
    public void cancel(String why) {
        become(ScheduleStatus.CANCELLED);
        reason = said(why).orElse(null);
    }

    /**
     * The bus runs later than was said, or earlier when negative. Who turns round at its end has less time for it: the bus and the
     * driver are taken no longer than before, unless the arrival itself is later than that.
     *
     * @param fromSequence 0 moves the whole run; otherwise the stop and all behind it move, also while the bus is on its way
     * @param times of the run until now
     * @param why for passengers; null or blank leaves what was said before, for delays add up
     */
    public void delay(Duration by, int fromSequence, StopTimes times, String why, Instant now) {
        if (fromSequence == 0) {
            mustBe(ScheduleStatus.SCHEDULED);
            departureTime = departureTime.plus(by);
            mustBeAhead(departureTime, now);
            delaySeconds += (int) by.toSeconds();
            arrivalTime = arrivalTime.plus(by);
        } else {
            mustBe(ScheduleStatus.SCHEDULED, ScheduleStatus.DEPARTED);
            ownTimes = times.shiftedFrom(fromSequence, (int) by.toSeconds());
            mustBeAhead(
                    departureTime.plusSeconds(ownTimes.list().get(fromSequence).departureSeconds()), now);
            arrivalTime = departureTime.plusSeconds(ownTimes.duration());
        }
        Instant free = by.isNegative() ? occupiedUntil.plus(by) : occupiedUntil;
        occupiedUntil = free.isAfter(arrivalTime) ? free : arrivalTime;
        reason = said(why).orElse(reason);
        revision++;
    }

    private static Optional<String> said(String why) {
        return Optional.ofNullable(why).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static void mustBeAhead(Instant moment, Instant now) {
        ServiceDates.mustContain(moment, "minutes");
        if (!moment.isAfter(now)) {
            throw Problem.invalid("minutes", "would let the bus leave in the past");
        }
    }

    /** @param driverId null takes the driver off */
    public void assignDriver(UUID driverId) {
        mustBe(ScheduleStatus.DRAFT, ScheduleStatus.SCHEDULED);
        assignedDriverId = driverId;
        countChange();
    }

    /** Another bus has come, maybe after the departure: what ticketing was asked before it may be answered later. */
    public void assignBus(Bus bus) {
        mustBe(ScheduleStatus.DRAFT, ScheduleStatus.SCHEDULED, ScheduleStatus.DEPARTED);
        assignedBusId = bus.id();
        poolBus = bus.isPool();
        countChange();
    }

    /** Guards the decision for another bus. */
    public void mustTakeAnotherBus() {
        mustBe(ScheduleStatus.DRAFT, ScheduleStatus.SCHEDULED);
    }

    /** A draft changes without anybody being told. */
    private void countChange() {
        if (isPublished()) {
            revision++;
        }
    }

    private void mustBe(ScheduleStatus... allowed) {
        if (!Set.of(allowed).contains(status)) {
            throw Problem.of(SCHEDULE_NOT_CHANGEABLE, "The schedule is " + status + ".")
                    .with("status", status);
        }
    }

    private void become(ScheduleStatus next) {
        mustBeAbleToBecome(next);
        status = next;
    }

    private void mustBeAbleToBecome(ScheduleStatus next) {
        if (!status.canBecome(next)) {
            throw Problem.of(ILLEGAL_TRANSITION, "The schedule is " + status + ".")
                    .with("from", status)
                    .with("to", next);
        }
    }

    /** Whether the world was told of it. */
    public boolean isPublished() {
        return publishedAt != null;
    }

    /** Whether sellers may still ask for it; one that has departed would look like one that has not. */
    public boolean isOnSale() {
        return status == ScheduleStatus.SCHEDULED;
    }

    /** Counts every change, for whoever must not overwrite what he has not seen. */
    public int version() {
        return version;
    }

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return companyId;
    }

    public UUID routeId() {
        return routeId;
    }

    /** Empty for a run made by hand; its times are then those of the route. */
    public Optional<UUID> timetableId() {
        return Optional.ofNullable(timetableId);
    }

    /** The times of this very run, since it deviates; empty while they are those of the timetable or the route. */
    public Optional<StopTimes> ownTimes() {
        return Optional.ofNullable(ownTimes);
    }

    public UUID assignedBusId() {
        return assignedBusId;
    }

    public Optional<UUID> assignedDriverId() {
        return Optional.ofNullable(assignedDriverId);
    }

    public LocalDate serviceDate() {
        return serviceDate;
    }

    public Instant departureTime() {
        return departureTime;
    }

    /** At the last stop. */
    public Instant arrivalTime() {
        return arrivalTime;
    }

    /** Whether its bus stands for many, and is never busy. */
    public boolean isPoolBus() {
        return poolBus;
    }

    /** The bus and the driver may be elsewhere from then on. */
    public Instant occupiedUntil() {
        return occupiedUntil;
    }

    /** By how much the departure has moved from what was planned; negative is earlier. */
    public int delaySeconds() {
        return delaySeconds;
    }

    /** Why it is late or called off, as passengers were told last. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Empty for a run of a feed. */
    public Optional<Integer> runNumber() {
        return Optional.ofNullable(runNumber);
    }

    /** 0 until it is published, then 1; every change that the world is told of counts on. */
    public int revision() {
        return revision;
    }

    public ScheduleStatus status() {
        return status;
    }

    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }
}
