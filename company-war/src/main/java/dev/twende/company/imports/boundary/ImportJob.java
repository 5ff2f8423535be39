package dev.twende.company.imports.boundary;

import dev.twende.company.imports.control.FeedPlan;
import dev.twende.company.imports.control.Feeds;
import dev.twende.company.imports.control.Findings;
import dev.twende.company.imports.entity.ImportOrder;
import dev.twende.company.imports.entity.ImportProgress;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Receives feeds and imports them in the background. */
@ApplicationScoped
public class ImportJob {
    private static final Logger LOG = System.getLogger(ImportJob.class.getName());

    private final Map<UUID, ImportProgress> atWork = new ConcurrentHashMap<>();

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
                ImportProgress progress = new ImportProgress();
                atWork.put(id, progress);
                work(id, file, findings, progress);
                LOG.log(Level.INFO, "Import {0} is done", id);
            }
        } catch (Problem refused) {
            fail(id, findings, refused.detail());
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "Import " + id + " stopped", e);
            fail(id, findings, "Something went wrong on our side. Nothing was written. Import the feed again.");
        } finally {
            atWork.remove(id);
            delete(file);
        }
    }

    private void fail(UUID id, Findings findings, String reason) {
        findings.add("feed", "import-failed", reason, reason);
        imports.fail(id, reason, findings.list());
    }

    private void work(UUID id, Path file, Findings findings, ImportProgress progress) throws IOException {
        ImportOrder order = imports.orderOf(id);
        try (FeedPlan plan = feeds.plan(file, order, imports.companyOf(order), findings, progress::reach)) {
            imports.write(id, plan, findings, progress);
        }
    }

    /** Writes down how far the imports of this instance are; to be called again and again. */
    public void tellProgress() {
        atWork.forEach((id, progress) -> imports.tell(id, progress.place()));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A temporary file could not be deleted", e);
        }
    }
}
