package dev.twende.company.imports.boundary;

import dev.twende.company.buses.boundary.Buses;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.buses.entity.PlateNumber;
import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.fares.boundary.Fares;
import dev.twende.company.imports.control.ImportStore;
import dev.twende.company.imports.control.ImportsConfig;
import dev.twende.company.imports.entity.FeedImport;
import dev.twende.company.imports.entity.Finding;
import dev.twende.company.imports.entity.ImportOrder;
import dev.twende.company.imports.entity.ImportStage;
import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.schedules.boundary.GenerateResponse;
import dev.twende.company.schedules.boundary.TimetableSchedules;
import dev.twende.company.stops.boundary.Stops;
import dev.twende.company.stops.entity.Stop;
import dev.twende.company.timetables.boundary.Timetables;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.company.timetables.entity.Timetable;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Takes orders to import feeds, and the steps of the work: each keeps what it wrote and how far it is, in one transaction. */
@ApplicationScoped
@Transactional
public class Imports {
    private ImportStore store;
    private Companies companies;
    private Stops stops;
    private Routes routes;
    private Fares fares;
    private Buses buses;
    private Timetables timetables;
    private TimetableSchedules schedules;
    private ImportsConfig config;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Imports() {} // for the CDI proxy

    @Inject
    public Imports(
            ImportStore store,
            Companies companies,
            Stops stops,
            Routes routes,
            Fares fares,
            Buses buses,
            Timetables timetables,
            TimetableSchedules schedules,
            ImportsConfig config,
            IdempotentRequests idempotent,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.companies = companies;
        this.stops = stops;
        this.routes = routes;
        this.fares = fares;
        this.buses = buses;
        this.timetables = timetables;
        this.schedules = schedules;
        this.config = config;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    /** Refuses a request before its file is received, when the file could not help it. */
    public void mustBeAllowed(ImportRequest request) {
        companies.require(caller.companyOr(request.companyId()));
        ServiceDates.mustContain(request.from(), "from");
    }

    public ImportResponse order(ImportRequest request, IdempotencyKey key) {
        Company company = companies.require(caller.companyOr(request.companyId()));
        return idempotent.once(key, "imports.order", request, ImportResponse.class, () -> {
            if (store.isRunning(company.id())) {
                throw Problem.of(ProblemType.CONFLICT, "Another import of the company is running. Wait for its end.");
            }
            OptionalLong fare = request.flatFare() == null ? OptionalLong.empty() : OptionalLong.of(request.flatFare());
            ImportOrder order =
                    new ImportOrder(company.id(), request.from(), request.days(), fare, request.busCapacity());
            FeedImport feedImport = new FeedImport(Ids.next(), order, clock.instant());
            store.add(feedImport);
            return ImportResponse.from(feedImport);
        });
    }

    public ImportResponse get(UUID id) {
        FeedImport feedImport = store.require(id);
        caller.mustActFor(feedImport.companyId());
        return ImportResponse.from(feedImport);
    }

    /** Makes the runner the one who works on it, unless someone else does. */
    public boolean claim(UUID id, UUID runner) {
        return store.requireForUpdate(id).claim(runner, clock.instant());
    }

    public ImportOrder orderOf(UUID id) {
        return store.require(id).order();
    }

    /** For those who work on the import and act for nobody. */
    public Company companyOf(ImportOrder order) {
        return companies.require(order.companyId());
    }

    public void begin(UUID id, ImportStage stage, int size) {
        store.requireForUpdate(id).begin(stage, size, clock.instant());
    }

    /** Tells that the work goes on though no step is through. */
    public void live(UUID id) {
        store.requireForUpdate(id).advance(0, clock.instant());
    }

    /** Writes stops; answers the id behind each code. */
    public Map<String, UUID> putStops(UUID id, List<Stop> some) {
        FeedImport feedImport = step(id, some.size());
        feedImport.countStops(some.size());
        return stops.putAll(some);
    }

    /** Writes routes; answers the id behind each external reference. */
    public Map<String, UUID> putRoutes(UUID id, List<Route> some) {
        FeedImport feedImport = step(id, some.size());
        feedImport.countRoutes(some.size());
        return routes.putAll(some);
    }

    /** Prices routes. */
    public void putFares(UUID id, List<UUID> routeIds, Money price) {
        step(id, routeIds.size());
        fares.putFlat(routeIds, price);
    }

    /** The bus that drives whatever the company imports, for feeds name no vehicles. */
    public Bus importBus(Company company, int capacity) {
        String tail = company.id().toString().substring(24);
        return buses.ensurePool(company, PlateNumber.of("IMP" + tail), capacity);
    }

    /** Writes timetables; answers their ids. */
    public Collection<UUID> putTimetables(UUID id, List<Timetable> some) {
        FeedImport feedImport = step(id, some.size());
        feedImport.countTimetables(some.size());
        return timetables.putAll(some).values();
    }

    /** Generates the schedules of timetables for the days of the order; answers how many were there before. */
    public int generate(UUID id, Collection<UUID> timetableIds) {
        FeedImport feedImport = step(id, timetableIds.size());
        ImportOrder order = feedImport.order();
        GenerateResponse generated = schedules.generateAll(timetableIds, order.from(), order.to());
        feedImport.countSchedules(generated.created() + generated.existing());
        return generated.existing();
    }

    private FeedImport step(UUID id, int size) {
        FeedImport feedImport = store.requireForUpdate(id);
        feedImport.advance(size, clock.instant());
        return feedImport;
    }

    public void succeed(UUID id, List<Finding> findings) {
        store.requireForUpdate(id).succeed(findings, clock.instant());
    }

    public void fail(UUID id, String reason, List<Finding> findings) {
        store.requireForUpdate(id).fail(reason, findings, clock.instant());
    }

    /** Ends the imports whose instance has died. */
    public void failAbandoned() {
        store.silentSince(clock.instant().minus(config.silence()))
                .forEach(silent -> silent.fail(
                        "The server that worked on it stopped. Import the feed again; nothing will be duplicated.",
                        List.of(),
                        clock.instant()));
    }
}
