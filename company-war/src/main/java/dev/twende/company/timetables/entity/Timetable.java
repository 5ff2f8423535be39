package dev.twende.company.timetables.entity;

import static dev.twende.kit.problem.ProblemType.TIMETABLE_RETIRED;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.problem.Problem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The recurring template of departures: which route, with which bus, at what time of the service day, on which days.
 *
 * <p>It says nothing about one dated run; those are schedules, generated from it for a range of dates. Generating twice
 * makes no duplicates, because a schedule is known by its timetable, its service date and its time of the day, and so do two timetables
 * for one run of a route. A change reaches schedules that are generated later; retired, it generates nothing more. A timetable
 * with a headway stands for many departures of a day. The times at the stops are kept here once, for all its schedules.
 */
@Entity
@Table(name = "timetable")
public class Timetable {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "route_id")
    private UUID routeId;

    @Column(name = "bus_id")
    private UUID busId;

    @Column(name = "assigned_driver_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID assignedDriverId;

    @Column(name = "run_number")
    private Integer runNumber;

    @Column(name = "departure_seconds")
    private int departureSeconds;

    @Embedded
    private Headway headway;

    private OperatingDays days;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    @Column(name = "external_ref")
    private String externalRef;

    @ElementCollection
    @CollectionTable(name = "timetable_exception", joinColumns = @JoinColumn(name = "timetable_id"))
    private Set<DateException> exceptions = new HashSet<>();

    @Column(name = "stop_times")
    private StopTimes stopTimes;

    @Column(name = "retired_at")
    private Instant retiredAt;

    protected Timetable() {}

    /**
     * @param assignedDriverId null while no driver is assigned
     * @param headway null for a single departure a day
     * @param runNumber tells its runs from others of the route at the same time; null for a feed's, which are told apart by its trips
     * @param stopTimes one for each stop of the route
     * @param externalRef where the timetable comes from, so that a second import finds it again; null for one made by hand
     */
    public Timetable(
            UUID id,
            UUID companyId,
            UUID routeId,
            UUID busId,
            UUID assignedDriverId,
            ServiceTime departureTime,
            Headway headway,
            OperatingCalendar calendar,
            Integer runNumber,
            StopTimes stopTimes,
            String externalRef) {
        this.id = id;
        this.companyId = companyId;
        this.routeId = routeId;
        this.busId = busId;
        this.assignedDriverId = assignedDriverId;
        this.runNumber = runNumber;
        this.departureSeconds = departureTime.seconds();
        this.headway = headway;
        this.days = calendar.days();
        this.validFrom = calendar.validFrom();
        this.validTo = calendar.validTo();
        this.exceptions.addAll(calendar.exceptions());
        this.stopTimes = stopTimes;
        this.externalRef = externalRef;
    }

    /**
     * Runs otherwise from now on. What was generated stays as it is: schedules are a plan that people have seen.
     *
     * @param driverId null for nobody
     * @param newHeadway null for a single departure a day
     */
    public void change(
            UUID newBusId,
            UUID driverId,
            ServiceTime departureTime,
            Headway newHeadway,
            OperatingCalendar calendar,
            Integer newRunNumber,
            StopTimes times) {
        mustNotBeRetired();
        this.busId = newBusId;
        this.assignedDriverId = driverId;
        this.departureSeconds = departureTime.seconds();
        this.headway = newHeadway;
        this.days = calendar.days();
        this.validFrom = calendar.validFrom();
        this.validTo = calendar.validTo();
        this.exceptions.clear();
        this.exceptions.addAll(calendar.exceptions());
        this.runNumber = newRunNumber;
        this.stopTimes = times;
    }

    /** Generates nothing more; what was generated stays. */
    public void retire(Instant now) {
        mustNotBeRetired();
        retiredAt = now;
    }

    public void mustNotBeRetired() {
        if (retiredAt != null) {
            throw Problem.of(TIMETABLE_RETIRED, "The timetable was retired on " + retiredAt + ".");
        }
    }

    /**
     * Every departure it asks for.
     *
     * @param to the last day
     * @param zone of the first stop
     */
    public Stream<Departure> departures(LocalDate from, LocalDate to, ZoneId zone) {
        return Departure.all(calendar(), departureTime(), headway(), from, to, zone);
    }

    public OperatingCalendar calendar() {
        return new OperatingCalendar(days, validFrom, validTo, Set.copyOf(exceptions));
    }

    public Optional<Headway> headway() {
        return Optional.ofNullable(headway);
    }

    public ServiceTime departureTime() {
        return new ServiceTime(departureSeconds);
    }

    public Optional<UUID> assignedDriverId() {
        return Optional.ofNullable(assignedDriverId);
    }

    public Optional<Instant> retiredAt() {
        return Optional.ofNullable(retiredAt);
    }

    /** Counts every change, for whoever must not overwrite what he has not seen. */
    public int version() {
        return version;
    }

    /** Whether it comes from a feed. */
    public boolean isFed() {
        return externalRef != null;
    }

    /** Tells its runs from others of the route at the same time; empty for a feed's, which are told apart by its trips. */
    public Optional<Integer> runNumber() {
        return Optional.ofNullable(runNumber);
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

    public UUID busId() {
        return busId;
    }

    public String externalRef() {
        return externalRef;
    }

    public StopTimes stopTimes() {
        return stopTimes;
    }
}
