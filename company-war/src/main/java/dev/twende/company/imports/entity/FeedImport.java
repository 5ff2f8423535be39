package dev.twende.company.imports.entity;

import dev.twende.kit.id.NullableIdConverter;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The taking over of one GTFS feed into a company.
 *
 * <p>It reads the whole feed, then writes stops, routes, fares, timetables and schedules in one transaction: all of it is there
 * or nothing is. Everything it writes has a key from the feed, so importing again updates and never duplicates; that is also the
 * way on after a failure. The uploaded file lives on one instance only: when that dies, the import is FAILED after a time of
 * silence, and what its worker writes, should it live after all, is rolled back.
 */
@Entity
@Table(name = "feed_import")
public class FeedImport {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "from_date")
    private LocalDate from;

    private int days;

    @Column(name = "flat_fare")
    private Long flatFare;

    @Column(name = "bus_capacity")
    private int busCapacity;

    @Enumerated(EnumType.STRING)
    private ImportStatus status;

    @Enumerated(EnumType.STRING)
    private ImportStage stage;

    private int done;
    private int total;
    private int stops;
    private int routes;
    private int timetables;
    private int schedules;

    @Embedded
    private ImportChanges changes = new ImportChanges();

    @ElementCollection
    @CollectionTable(name = "feed_import_finding", joinColumns = @JoinColumn(name = "import_id"))
    @OrderColumn(name = "position")
    private List<Finding> findings = new ArrayList<>();

    @Convert(converter = NullableIdConverter.class)
    private UUID runner;

    @Column(name = "heartbeat_at")
    private Instant heartbeatAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    private String failure;

    protected FeedImport() {}

    public FeedImport(UUID id, ImportOrder order, Instant now) {
        this.id = id;
        this.companyId = order.companyId();
        this.from = order.from();
        this.days = order.days();
        this.flatFare = order.flatFare().isPresent() ? order.flatFare().getAsLong() : null;
        this.busCapacity = order.busCapacity();
        this.status = ImportStatus.RUNNING;
        this.stage = ImportStage.READING;
        this.heartbeatAt = now;
        this.createdAt = now;
    }

    /**
     * Takes the work.
     *
     * @return false when somebody has it, which happens when a request is repeated
     */
    public boolean claim(UUID newRunner, Instant now) {
        if (runner != null || status != ImportStatus.RUNNING) {
            return false;
        }
        runner = newRunner;
        heartbeatAt = now;
        return true;
    }

    /** Its worker lives, and is here. */
    public void reach(ImportProgress.Place place, Instant now) {
        mustBeRunning();
        stage = place.stage();
        done = place.done();
        total = place.total();
        heartbeatAt = now;
    }

    private void mustBeRunning() {
        if (status != ImportStatus.RUNNING) {
            throw new IllegalStateException("the import was taken for dead: " + failure);
        }
    }

    /** What the feed has for these days. */
    public void count(int stopsTaken, int routesTaken, int timetablesTaken, int schedulesAsked) {
        stops = stopsTaken;
        routes = routesTaken;
        timetables = timetablesTaken;
        schedules = schedulesAsked;
    }

    /** All is in. */
    public void succeed(ImportChanges made, List<Finding> found, Instant now) {
        mustBeRunning();
        status = ImportStatus.SUCCEEDED;
        stage = ImportStage.DONE;
        changes = made;
        findings.addAll(found);
        finishedAt = now;
    }

    /** Stops where it is; does nothing when it has ended before. */
    public void fail(String reason, List<Finding> found, Instant now) {
        if (status == ImportStatus.RUNNING) {
            status = ImportStatus.FAILED;
            failure = reason;
            findings.addAll(found);
            finishedAt = now;
        }
    }

    public ImportOrder order() {
        OptionalLong fare = flatFare == null ? OptionalLong.empty() : OptionalLong.of(flatFare);
        return new ImportOrder(companyId, from, days, fare, busCapacity);
    }

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return companyId;
    }

    public ImportStatus status() {
        return status;
    }

    public ImportStage stage() {
        return stage;
    }

    /** Steps of the stage that are through. */
    public int done() {
        return done;
    }

    /** Steps of the stage. */
    public int total() {
        return total;
    }

    public int stops() {
        return stops;
    }

    public int routes() {
        return routes;
    }

    public int timetables() {
        return timetables;
    }

    public int schedules() {
        return schedules;
    }

    public boolean isRunning() {
        return status == ImportStatus.RUNNING;
    }

    public ImportChanges changes() {
        return changes;
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
