package dev.twende.company.publications.entity;

import dev.twende.kit.id.NullableIdConverter;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An order to publish all drafts of a company in a range of service dates, or to tell new fares of all it has on sale there.
 *
 * <p>It is worked off in the background, chunk by chunk, each in one transaction together with the place it came to. When the
 * instance that works on it dies, another one claims it after a time of silence and goes on behind that place; the old worker,
 * should it live after all, finds itself replaced. Schedules that cannot be published are listed with the reason and left as
 * they are. When no attempt gets any further, it is given up.
 */
@Entity
@Table(name = "publication")
public class Publication {
    /** Attempts in a row that end before the first chunk is through. */
    public static final int ATTEMPTS_MAX = 5;

    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    @Enumerated(EnumType.STRING)
    private PublicationTask task;

    @Column(name = "from_date")
    private LocalDate from;

    @Column(name = "to_date")
    private LocalDate to;

    @Column(name = "route_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID routeId;

    @Enumerated(EnumType.STRING)
    private PublicationStatus status;

    private int total;
    private int published;
    private int refused;

    @ElementCollection
    @CollectionTable(name = "publication_refusal", joinColumns = @JoinColumn(name = "publication_id"))
    @MapKeyColumn(name = "code")
    @Column(name = "count")
    private Map<String, Integer> refusals = new HashMap<>();

    @Column(name = "after_route_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID afterRouteId;

    @Column(name = "after_schedule_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID afterScheduleId;

    @Convert(converter = NullableIdConverter.class)
    private UUID runner;

    private int attempts;

    @Column(name = "heartbeat_at")
    private Instant heartbeatAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    private String failure;

    protected Publication() {}

    /**
     * @param to the last service date
     * @param routeId null for all routes
     * @param total how many schedules there are now
     */
    public Publication(
            UUID id,
            UUID companyId,
            PublicationTask task,
            LocalDate from,
            LocalDate to,
            UUID routeId,
            int total,
            Instant now) {
        this.id = id;
        this.companyId = companyId;
        this.task = task;
        this.from = from;
        this.to = to;
        this.routeId = routeId;
        this.total = total;
        this.status = PublicationStatus.RUNNING;
        this.heartbeatAt = now;
        this.createdAt = now;
    }

    /**
     * Takes the work over.
     *
     * @return false when it is done, or given up now because earlier attempts got nowhere
     */
    public boolean claim(UUID newRunner, Instant now) {
        if (status != PublicationStatus.RUNNING) {
            return false;
        }
        if (attempts >= ATTEMPTS_MAX) {
            status = PublicationStatus.FAILED;
            failure = "Given up after " + ATTEMPTS_MAX + " attempts that got no further.";
            finishedAt = now;
            return false;
        }
        runner = newRunner;
        attempts++;
        heartbeatAt = now;
        return true;
    }

    /** Whether nobody has worked on it yet, or the one who did has been silent since then. */
    public boolean isFree(Instant silentSince) {
        return runner == null || heartbeatAt.isBefore(silentSince);
    }

    /** Whether this runner still is the one. */
    public boolean isWorkedOnBy(UUID someRunner) {
        return status == PublicationStatus.RUNNING && someRunner.equals(runner);
    }

    /** A chunk is through. */
    public void advance(
            UUID lastRouteId, UUID lastScheduleId, int more, Map<String, Integer> moreRefusals, Instant now) {
        afterRouteId = lastRouteId;
        afterScheduleId = lastScheduleId;
        published += more;
        moreRefusals.forEach((code, count) -> {
            refused += count;
            refusals.merge(code, count, Integer::sum);
        });
        attempts = 0;
        heartbeatAt = now;
    }

    /** Nothing is left to look at. */
    public void succeed(Instant now) {
        status = PublicationStatus.SUCCEEDED;
        finishedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return companyId;
    }

    public PublicationTask task() {
        return task;
    }

    public LocalDate from() {
        return from;
    }

    /** The last service date. */
    public LocalDate to() {
        return to;
    }

    public Optional<UUID> routeId() {
        return Optional.ofNullable(routeId);
    }

    public PublicationStatus status() {
        return status;
    }

    public int total() {
        return total;
    }

    public int published() {
        return published;
    }

    public int refused() {
        return refused;
    }

    /** How many were refused, by the code of the problem catalogue. */
    public SortedMap<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    /** The route of the last schedule that was looked at. */
    public Optional<UUID> afterRouteId() {
        return Optional.ofNullable(afterRouteId);
    }

    /** The last schedule that was looked at. */
    public Optional<UUID> afterScheduleId() {
        return Optional.ofNullable(afterScheduleId);
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
