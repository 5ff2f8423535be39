package dev.twende.company.imports.control;

import dev.twende.company.companies.entity.Company;
import dev.twende.company.imports.entity.ImportOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.function.IntConsumer;

/** Receives feed files and finds out what an import would write. */
@ApplicationScoped
public class Feeds {
    private ImportsConfig config;

    protected Feeds() {} // for the CDI proxy

    @Inject
    public Feeds(ImportsConfig config) {
        this.config = config;
    }

    /**
     * Keeps an upload in a temporary file, which the caller deletes.
     *
     * @param upload bounded by the kit, see {@code MaxBody}
     * @throws dev.twende.kit.problem.Problem {@code FEED_UNREADABLE} when it cannot be a feed
     */
    public Path receive(InputStream upload) throws IOException {
        Path file = Files.createTempFile("twende-feed-", ".zip");
        try {
            Files.copy(upload, file, StandardCopyOption.REPLACE_EXISTING);
            BoundedZip.open(file, config.unpackedBytesMax(), new Findings()).close();
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * Reads the whole feed; the caller closes the plan.
     *
     * @param onRows called now and then with the number of stop times read so far
     */
    public FeedPlan plan(Path file, ImportOrder order, Company company, Findings findings, IntConsumer onRows)
            throws IOException {
        try (BoundedZip zip = BoundedZip.open(file, config.unpackedBytesMax(), findings)) {
            Feed feed = FeedReader.read(zip, findings);
            ZoneId homeZone = ZoneId.of(company.timeZone());
            return new FeedPlanner(feed, order, homeZone, company.currency(), findings)
                    .plan(zip, onRows, config.schedulesMax());
        }
    }
}
