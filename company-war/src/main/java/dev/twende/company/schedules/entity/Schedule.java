package dev.twende.company.schedules.entity;

import static dev.twende.kit.problem.ProblemType.ILLEGAL_TRANSITION;
import static dev.twende.kit.problem.ProblemType.SCHEDULE_IN_PAST;

import dev.twende.company.timetables.entity.ServiceDates;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * One dated run of a route with one bus.
 *
 * <p>It begins as a DRAFT, made by hand or generated from a timetable. Publishing it makes it SCHEDULED and tells the world all
 * it takes to sell it; that happens once, however many try. On the day it becomes DEPARTED and then COMPLETED. Until the
 * departure it can be CANCELLED. The world hears of each move, except of a draft that was never published.
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

    @Column(name = "departure_time")
    private Instant departureTime;

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
     * @param assignedDriverId null while no driver is assigned
     * @param zone of the first stop
     */
    public Schedule(
            UUID id,
            UUID companyId,
            UUID routeId,
            UUID assignedBusId,
            UUID assignedDriverId,
            Instant departureTime,
            ZoneId zone,
            Instant now) {
        ServiceDates.mustContain(departureTime, "departure_time");
        ZonedDateTime departure = departureTime.atZone(zone);
        this.id = id;
        this.companyId = companyId;
        this.routeId = routeId;
        this.assignedBusId = assignedBusId;
        this.assignedDriverId = assignedDriverId;
        this.serviceDate = departure.toLocalDate();
        this.serviceSeconds = departure.toLocalTime().toSecondOfDay();
        this.departureTime = departureTime;
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

    /** Calls the run off. */
    public void cancel() {
        become(ScheduleStatus.CANCELLED);
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

    public ScheduleStatus status() {
        return status;
    }

    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }
}
