package dev.twende.company.publications.boundary;

import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.publications.control.PublicationStore;
import dev.twende.company.publications.control.PublicationsConfig;
import dev.twende.company.publications.entity.Publication;
import dev.twende.company.schedules.boundary.Schedules;
import dev.twende.company.schedules.entity.DraftRange;
import dev.twende.company.schedules.entity.PublishedChunk;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes orders to publish many schedules, and works them off chunk by chunk. */
@ApplicationScoped
@Transactional
public class Publications {
    private PublicationStore store;
    private Schedules schedules;
    private Companies companies;
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
            PublicationsConfig config,
            IdempotentRequests idempotent,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.schedules = schedules;
        this.companies = companies;
        this.config = config;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    public PublicationResponse order(PublicationRequest request, IdempotencyKey key) {
        Company company = companies.require(caller.companyOr(request.companyId()));
        company.mustBeActive();
        ServiceDates.mustContain(request.from(), "from");
        ServiceDates.mustContain(request.to(), "to");
        if (request.to().isBefore(request.from())) {
            throw Problem.invalid("to", "must not be before from");
        }
        return idempotent.once(key, "publications.order", request, PublicationResponse.class, () -> {
            DraftRange range = new DraftRange(company.id(), request.from(), request.to(), request.routeId());
            Publication publication = new Publication(
                    Ids.next(),
                    company.id(),
                    request.from(),
                    request.to(),
                    request.routeId(),
                    schedules.countDrafts(range),
                    clock.instant());
            store.add(publication);
            return PublicationResponse.from(publication);
        });
    }

    public PublicationResponse get(UUID id) {
        Publication publication = store.require(id);
        caller.mustActFor(publication.companyId());
        return PublicationResponse.from(publication);
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
        PublishedChunk chunk = schedules.publishNext(range(publication), place(publication), config.chunk());
        if (chunk.isLast()) {
            publication.succeed(clock.instant());
            return false;
        }
        publication.advance(
                chunk.last().routeId(),
                chunk.last().scheduleId(),
                chunk.published(),
                chunk.refused().entrySet().stream()
                        .collect(Collectors.toMap(refusal -> refusal.getKey().code(), refusal -> refusal.getValue())),
                clock.instant());
        return true;
    }

    private static DraftRange range(Publication publication) {
        return new DraftRange(
                publication.companyId(),
                publication.from(),
                publication.to(),
                publication.routeId().orElse(null));
    }

    private static DraftRange.Place place(Publication publication) {
        return publication
                .afterRouteId()
                .map(route -> new DraftRange.Place(
                        route, publication.afterScheduleId().orElseThrow()))
                .orElse(DraftRange.Place.START);
    }
}
