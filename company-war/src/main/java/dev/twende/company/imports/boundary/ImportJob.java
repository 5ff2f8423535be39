package dev.twende.company.imports.boundary;

import dev.twende.company.buses.entity.Bus;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.imports.control.FeedPlan;
import dev.twende.company.imports.control.Feeds;
import dev.twende.company.imports.control.Findings;
import dev.twende.company.imports.control.PlannedRows;
import dev.twende.company.imports.entity.ImportOrder;
import dev.twende.company.imports.entity.ImportStage;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Receives feeds and imports them in the background; each step is a transaction, the job is not. */
@ApplicationScoped
public class ImportJob {
    private static final Logger LOG = System.getLogger(ImportJob.class.getName());

    // sizes of steps: each is one transaction of a fraction of a second
    private static final int STOPS_A_STEP = 1_000;
    private static final int ROUTES_A_STEP = 50;
    private static final int FARES_A_STEP = 25;
    private static final int TIMETABLES_A_STEP = 100;
    private static final int GENERATED_A_STEP = 25;

    @Resource
    private ManagedExecutorService executor;

    private Imports imports;
    private Feeds feeds;

    protected ImportJob() {} // for the CDI proxy

    @Inject
    public ImportJob(Imports imports, Feeds feeds) {
        this.imports = imports;
        this.feeds = feeds;
    }

    /** Receives the file, then imports it while the caller goes on. */
    public ImportResponse start(ImportRequest request, IdempotencyKey key, InputStream upload) {
        imports.mustBeAllowed(request);
        Path file = received(upload);
        try {
            ImportResponse ordered = imports.order(request, key);
            executor.execute(() -> run(ordered.importId(), file));
            return ordered;
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
    }

    private Path received(InputStream upload) {
        try {
            return feeds.receive(upload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(UUID id, Path file) {
        Findings findings = new Findings();
        try {
            if (imports.claim(id, Ids.next())) {
                work(id, file, findings);
                imports.succeed(id, findings.list());
                LOG.log(Level.INFO, "Import {0} is done", id);
            }
        } catch (Problem refused) {
            fail(id, findings, refused.detail());
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "Import " + id + " stopped", e);
            fail(id, findings, "Something went wrong on our side. Import the feed again; nothing will be duplicated.");
        } finally {
            delete(file);
        }
    }

    private void fail(UUID id, Findings findings, String reason) {
        findings.add("feed", "import-failed", reason, reason);
        imports.fail(id, reason, findings.list());
    }

    private void work(UUID id, Path file, Findings findings) throws IOException {
        ImportOrder order = imports.orderOf(id);
        Company company = imports.companyOf(order);
        FeedPlan plan = feeds.plan(file, order, company, findings, () -> imports.live(id));
        Map<String, UUID> stopIds = stops(id, plan, company);
        Map<String, UUID> routeIds = routes(id, plan, company, stopIds);
        fares(id, order, company, routeIds.values(), findings);
        Collection<UUID> timetableIds = timetables(id, plan, order, company, routeIds, findings);
        schedules(id, timetableIds, findings);
    }

    private Map<String, UUID> stops(UUID id, FeedPlan plan, Company company) {
        Map<String, UUID> ids = new HashMap<>();
        imports.begin(id, ImportStage.STOPS, plan.stops().size());
        inSteps(plan.stops(), STOPS_A_STEP, some -> ids.putAll(imports.putStops(id, PlannedRows.stops(some, company))));
        return ids;
    }

    private Map<String, UUID> routes(UUID id, FeedPlan plan, Company company, Map<String, UUID> stopIds) {
        Map<String, UUID> ids = new HashMap<>();
        imports.begin(id, ImportStage.ROUTES, plan.routes().size());
        inSteps(
                plan.routes(),
                ROUTES_A_STEP,
                some -> ids.putAll(imports.putRoutes(id, PlannedRows.routes(some, company, stopIds))));
        return ids;
    }

    private void fares(UUID id, ImportOrder order, Company company, Collection<UUID> routeIds, Findings findings) {
        if (order.flatFare().isEmpty()) {
            findings.add(
                    "feed",
                    "no-fares",
                    "No flat_fare was given: routes without fares were imported, but cannot be published.",
                    routeIds.size(),
                    routeIds.size() + " routes");
            return;
        }
        Money price = Money.of(order.flatFare().getAsLong(), company.currency());
        imports.begin(id, ImportStage.FARES, routeIds.size());
        inSteps(List.copyOf(routeIds), FARES_A_STEP, some -> imports.putFares(id, some, price));
    }

    private Collection<UUID> timetables(
            UUID id, FeedPlan plan, ImportOrder order, Company company, Map<String, UUID> routeIds, Findings findings) {
        Bus bus = imports.importBus(company, order.busCapacity());
        findings.add(
                "feed",
                "import-bus",
                "A feed names no vehicles: one bus stands for all. Assign real buses before the day.",
                "bus " + bus.plateNumber() + " with " + bus.capacity() + " seats");
        Collection<UUID> ids = new ArrayList<>();
        imports.begin(id, ImportStage.TIMETABLES, plan.timetables().size());
        inSteps(
                plan.timetables(),
                TIMETABLES_A_STEP,
                some -> ids.addAll(
                        imports.putTimetables(id, PlannedRows.timetables(some, company, routeIds, bus.id()))));
        return ids;
    }

    private void schedules(UUID id, Collection<UUID> timetableIds, Findings findings) {
        imports.begin(id, ImportStage.SCHEDULES, timetableIds.size());
        inSteps(List.copyOf(timetableIds), GENERATED_A_STEP, some -> {
            int existing = imports.generate(id, some);
            if (existing > 0) {
                findings.add(
                        "feed",
                        "schedules-existing",
                        "These schedules were imported before and stay as they are.",
                        existing,
                        existing + " schedules");
            }
        });
    }

    private static <T> void inSteps(List<T> all, int size, Consumer<List<T>> step) {
        for (int start = 0; start < all.size(); start += size) {
            step.accept(all.subList(start, Math.min(all.size(), start + size)));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A temporary file could not be deleted", e);
        }
    }
}
