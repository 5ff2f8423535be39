package dev.twende.company.publications.boundary;

import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.publications.control.PublicationStore;
import dev.twende.company.publications.control.PublicationsConfig;
import dev.twende.company.publications.entity.Publication;
import dev.twende.company.publications.entity.PublicationTask;
import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.schedules.boundary.Schedules;
import dev.twende.company.schedules.entity.PublishedChunk;
import dev.twende.company.schedules.entity.ScheduleRange;
import dev.twende.company.schedules.entity.ScheduleStatus;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes orders to publish many schedules, and works them off chunk by chunk. */
@ApplicationScoped
@Transactional
public class Publications {
    private PublicationStore store;
    private Schedules schedules;
    private Companies companies;
    private Routes routes;
    private PublicationsConfig config;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Publications() {} // for the CDI proxy

    @Inject
    public Publications(
            PublicationStore store,
            Schedules schedules,
            Companies companies,
            Routes routes,
            PublicationsConfig config,
            IdempotentRequests idempotent,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.schedules = schedules;
        this.companies = companies;
        this.routes = routes;
        this.config = config;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    public PublicationResponse order(PublicationRequest request, IdempotencyKey key) {
        UUID company = caller.companyOr(request.companyId());
        return idempotent.once(
                key,
                "publications.order",
                request,
                PublicationResponse.class,
                () -> order(company, PublicationTask.PUBLISH, request.from(), request.to(), request.routeId()));
    }

    /** Orders that the fares of a route be told of all schedules that are on sale already. */
    public PublicationResponse applyFares(UUID routeId, FaresAppliedRequest request, IdempotencyKey key) {
        UUID company = routes.requireForCaller(routeId).companyId();
        LocalDate to = Objects.requireNonNullElse(request.to(), ServiceDates.LAST);
        return idempotent.once(
                key,
                "publications.apply_fares:" + routeId,
                request,
                PublicationResponse.class,
                () -> order(company, PublicationTask.APPLY_FARES, request.from(), to, routeId));
    }

    private PublicationResponse order(
            UUID companyId, PublicationTask task, LocalDate from, LocalDate to, UUID routeId) {
        companies.require(companyId).mustBeActive();
        ServiceDates.mustContain(from, "from");
        ServiceDates.mustContain(to, "to");
        if (to.isBefore(from)) {
            throw Problem.invalid("to", "must not be before from");
        }
        int total = schedules.count(range(companyId, task, from, to, routeId));
        Publication publication =
                new Publication(Ids.next(), companyId, task, from, to, routeId, total, clock.instant());
        store.add(publication);
        return PublicationResponse.from(publication);
    }

    public PublicationResponse get(UUID id) {
        Publication publication = store.require(id);
        caller.mustActFor(publication.companyId());
        return PublicationResponse.from(publication);
    }

    /** The schedules that it left as they were, page by page. */
    public Page<RefusedItem> refusedItems(UUID id, int limit, UUID after) {
        caller.mustActFor(store.require(id).companyId());
        List<RefusedItem> found = store.refusedAfter(id, after, limit + 1).stream()
                .map(refused -> new RefusedItem(
                        refused.scheduleId(),
                        refused.why().code(),
                        refused.why().meaning()))
                .toList();
        return Page.of(found, limit, item -> item.scheduleId().toString());
    }

    /** Those that some instance should take up again. */
    public List<UUID> abandoned() {
        return store.silentSince(clock.instant().minus(config.silence()));
    }

    /** Makes the runner the one who works on it, unless someone else does or it is done. */
    public boolean claim(UUID id, UUID runner) {
        Publication publication = store.requireForUpdate(id);
        return publication.isFree(clock.instant().minus(config.silence()))
                && publication.claim(runner, clock.instant());
    }

    /**
     * Publishes the next chunk, and keeps how far it came, in one transaction.
     *
     * @return whether there is more to do for this runner
     */
    public boolean publishNext(UUID id, UUID runner) {
        Publication publication = store.requireForUpdate(id);
        if (!publication.isWorkedOnBy(runner)) {
            return false;
        }
        PublishedChunk chunk = nextChunk(publication);
        if (chunk.isLast()) {
            publication.succeed(clock.instant());
            return false;
        }
        Map<String, Integer> counts = chunk.refused().stream()
                .collect(Collectors.toMap(refused -> refused.why().code(), refused -> 1, Integer::sum));
        publication.advance(
                chunk.last().routeId(), chunk.last().scheduleId(), chunk.published(), counts, clock.instant());
        store.addRefused(id, chunk.refused());
        return true;
    }

    private PublishedChunk nextChunk(Publication publication) {
        ScheduleRange range = range(
                publication.companyId(),
                publication.task(),
                publication.from(),
                publication.to(),
                publication.routeId().orElse(null));
        return switch (publication.task()) {
            case PUBLISH -> schedules.publishNext(range, place(publication), config.chunk());
            case APPLY_FARES -> schedules.applyFaresNext(range, place(publication), config.chunk());
        };
    }

    private static ScheduleRange range(
            UUID companyId, PublicationTask task, LocalDate from, LocalDate to, UUID routeId) {
        ScheduleStatus status = switch (task) {
            case PUBLISH -> ScheduleStatus.DRAFT;
            case APPLY_FARES -> ScheduleStatus.SCHEDULED;
        };
        return new ScheduleRange(companyId, from, to, routeId, status);
    }

    private static ScheduleRange.Place place(Publication publication) {
        return publication
                .afterRouteId()
                .map(route -> new ScheduleRange.Place(
                        route, publication.afterScheduleId().orElseThrow()))
                .orElse(ScheduleRange.Place.START);
    }
}
