package dev.twende.company.timetables.entity;

import dev.twende.kit.id.NullableIdConverter;
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
 * makes no duplicates, because a schedule is known by its timetable, its service date and its time of the day. A timetable
 * with a headway stands for many departures of a day. The times at the stops are kept here once, for all its schedules.
 */
@Entity
@Table(name = "timetable")
public class Timetable {
    /** The number of a run when nobody says otherwise. */
    public static final int FIRST_RUN = 1;

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

    protected Timetable() {}

    /**
     * @param assignedDriverId null while no driver is assigned
     * @param headway null for a single departure a day
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
            StopTimes stopTimes,
            String externalRef) {
        this.id = id;
        this.companyId = companyId;
        this.routeId = routeId;
        this.busId = busId;
        this.assignedDriverId = assignedDriverId;
        this.runNumber = externalRef == null ? FIRST_RUN : null;
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
