package dev.twende.company.imports.boundary;

import dev.twende.company.buses.boundary.Buses;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.buses.entity.PlateNumber;
import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.fares.boundary.Fares;
import dev.twende.company.fares.entity.FareTriangle;
import dev.twende.company.fares.entity.FedFares;
import dev.twende.company.imports.control.FeedFares;
import dev.twende.company.imports.control.FeedPlan;
import dev.twende.company.imports.control.FeedPlan.PlannedRoute;
import dev.twende.company.imports.control.Findings;
import dev.twende.company.imports.control.ImportStore;
import dev.twende.company.imports.control.ImportsConfig;
import dev.twende.company.imports.control.PlannedRows;
import dev.twende.company.imports.entity.FeedImport;
import dev.twende.company.imports.entity.Finding;
import dev.twende.company.imports.entity.ImportChanges;
import dev.twende.company.imports.entity.ImportOrder;
import dev.twende.company.imports.entity.ImportProgress;
import dev.twende.company.imports.entity.ImportStage;
import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.schedules.boundary.TimetableSchedules;
import dev.twende.company.schedules.entity.FedCounts;
import dev.twende.company.schedules.entity.FedDeparture;
import dev.twende.company.schedules.entity.FedRange;
import dev.twende.company.stops.boundary.Stops;
import dev.twende.company.stops.entity.PutCounts;
import dev.twende.company.timetables.boundary.Timetables;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Takes orders to import feeds, and writes what a feed says in one transaction. */
@ApplicationScoped
@Transactional
public class Imports {
    // rows sent in one statement: some hundred kB
    private static final int STOPS_A_STEP = 2_000;
    private static final int ROUTES_A_STEP = 100;
    private static final int FARES_A_STEP = 25;

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

    /** Tells how far the work is, unless it is through. */
    public void tell(UUID id, ImportProgress.Place place) {
        FeedImport feedImport = store.requireForUpdate(id);
        if (feedImport.isRunning()) {
            feedImport.reach(place, clock.instant());
        }
    }

    /** Writes what the feed says and ends the import: all of it is done, or nothing is. */
    public void write(UUID id, FeedPlan plan, Findings findings, ImportProgress progress) {
        ImportOrder order = orderOf(id);
        Company company = companyOf(order);
        ImportChanges changes = new ImportChanges();
        progress.begin(ImportStage.STOPS, plan.stops().size());
        inSteps(
                plan.stops(),
                STOPS_A_STEP,
                progress,
                some -> changes.stops(stops.putAll(PlannedRows.stops(some, company))));
        stops.putStations(PlannedRows.stations(plan.stops(), company));
        Map<String, UUID> stopIds = stopIds(plan, company);
        progress.begin(ImportStage.ROUTES, plan.routes().size());
        inSteps(
                plan.routes(),
                ROUTES_A_STEP,
                progress,
                some -> changes.routes(routes.putAll(PlannedRows.routes(some, company, stopIds))));
        putFares(plan, order, company, changes, findings, progress);
        putTimetables(plan, order, company, changes, findings, progress);
        int asked = putSchedules(plan, order, changes, findings, progress);

        FeedImport feedImport = store.requireForUpdate(id);
        feedImport.count(plan.stops().size(), plan.routes().size(), plan.size(), asked);
        feedImport.succeed(changes, findings.list(), clock.instant());
    }

    private Map<String, UUID> stopIds(FeedPlan plan, Company company) {
        Map<String, UUID> ids = new HashMap<>();
        inSteps(
                plan.stops(),
                STOPS_A_STEP,
                new ImportProgress(),
                some -> ids.putAll(stops.idsOf(some.stream()
                        .map(stop -> PlannedRows.code(company, stop.id()))
                        .toList())));
        return ids;
    }

    private void putFares(
            FeedPlan plan,
            ImportOrder order,
            Company company,
            ImportChanges changes,
            Findings findings,
            ImportProgress progress) {
        if (plan.fares().isEmpty() && order.flatFare().isEmpty()) {
            findings.add(
                    "feed",
                    "no-fares",
                    "The feed has no prices, and no flat_fare was given: its routes cannot be published before they are priced.",
                    plan.routes().size(),
                    plan.routes().size() + " routes");
            return;
        }
        progress.begin(ImportStage.FARES, plan.routes().size());
        inSteps(plan.routes(), FARES_A_STEP, progress, some -> {
            Map<String, UUID> ids = routes.idsOf(
                    company.id(), some.stream().map(PlannedRoute::ref).toList());
            List<FedFares> priced = new ArrayList<>();
            for (PlannedRoute route : some) {
                Map<String, FareTriangle> prices = prices(plan, order, route);
                prices.forEach((rider, triangle) -> priced.add(new FedFares(ids.get(route.ref()), rider, triangle)));
                if (prices.isEmpty()) {
                    findings.add(
                            "feed",
                            "route-without-fares",
                            "The feed has no price for any two stops of the route: it cannot be published before it is priced.",
                            route.name());
                }
            }
            changes.fares(fares.putAll(priced, company.currency()));
        });
    }

    /** By the feed where it has prices, or else one price for all. */
    private static Map<String, FareTriangle> prices(FeedPlan plan, ImportOrder order, PlannedRoute route) {
        return plan.fares().isEmpty()
                ? FeedFares.flat(route, order.flatFare().getAsLong())
                : plan.fares().prices(route);
    }

    private void putTimetables(
            FeedPlan plan,
            ImportOrder order,
            Company company,
            ImportChanges changes,
            Findings findings,
            ImportProgress progress) {
        progress.begin(ImportStage.TIMETABLES, plan.size());
        Bus bus = importBus(company, order.busCapacity());
        findings.add(
                "feed",
                "import-bus",
                "A feed names no vehicles: one bus stands for all. Assign real buses before the day.",
                "bus " + bus.plateNumber() + " with " + bus.capacity() + " seats");
        PutCounts put = timetables.putAll(
                company.id(), bus.id(), each -> plan.forEach(planned -> each.accept(planned.timetable())));
        int retired = timetables.retireOthers(company.id(), plan.refsBegin(), plan.idle(), order.from());
        changes.timetables(put, retired);
        if (retired > 0) {
            findings.add(
                    "trips.txt",
                    "trips-removed",
                    "These trips are not in the feed any more: their timetables have ended.",
                    retired,
                    retired + " timetables");
        }
    }

    /** The bus that drives whatever the company imports, for feeds name no vehicles. */
    private Bus importBus(Company company, int capacity) {
        String tail = company.id().toString().substring(24);
        return buses.ensurePool(company, PlateNumber.of("IMP" + tail), capacity);
    }

    /** Answers how many schedules the feed asks for. */
    private int putSchedules(
            FeedPlan plan, ImportOrder order, ImportChanges changes, Findings findings, ImportProgress progress) {
        progress.begin(ImportStage.SCHEDULES, plan.size());
        AtomicInteger asked = new AtomicInteger();
        FedRange range = new FedRange(order.companyId(), plan.refsBegin(), order.from(), order.to());
        FedCounts counts = schedules.putAll(
                range,
                each -> plan.forEach(planned -> planned.timetable()
                        .departures(order.from(), order.to(), planned.zone())
                        .peek(departure -> asked.incrementAndGet())
                        .forEach(departure -> each.accept(new FedDeparture(
                                planned.timetable().ref(),
                                departure,
                                planned.timetable().times().duration())))));
        changes.schedules(counts.added(), counts.dropped());
        if (counts.clashes() > 0) {
            findings.add(
                    "trips.txt",
                    "bus-or-driver-busy",
                    "The bus or driver that was given to these trips is taken at that time; no schedules were made.",
                    counts.clashes(),
                    counts.clashes() + " departures");
        }
        counts.published()
                .forEach(schedule -> findings.add(
                        "trips.txt",
                        "published-differs",
                        "The feed does not have this departure any more, or at other times, but it is published: cancel or change it yourself.",
                        schedule));
        return asked.get();
    }

    private static <T> void inSteps(List<T> all, int size, ImportProgress progress, Consumer<List<T>> step) {
        for (int start = 0; start < all.size(); start += size) {
            int end = Math.min(all.size(), start + size);
            step.accept(all.subList(start, end));
            progress.reach(end);
        }
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
