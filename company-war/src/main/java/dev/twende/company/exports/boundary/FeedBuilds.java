package dev.twende.company.exports.boundary;

import dev.twende.company.exports.control.ExportsConfig;
import dev.twende.company.exports.entity.FeedVersion;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Builds feeds for whoever asks, a few at once: each is work for the database, and anybody may ask. */
@ApplicationScoped
public class FeedBuilds {
    private static final int WAIT_SECONDS = 10;
    private static final int RETRY_SECONDS = 30;

    private Exports exports;
    private Semaphore places;

    protected FeedBuilds() {} // for the CDI proxy

    @Inject
    public FeedBuilds(Exports exports, ExportsConfig config) {
        this.exports = exports;
        this.places = new Semaphore(config.atOnce());
    }

    /**
     * Builds the feed in a temporary file, which is gone when it has been sent.
     *
     * @throws Problem {@code BUSY} when too many are being built
     */
    public StreamingOutput build(UUID companyId, FeedVersion version) {
        takePlace();
        try {
            Path file = Files.createTempFile("twende-export-", ".zip");
            try {
                exports.write(companyId, version, file);
            } catch (RuntimeException e) {
                Files.delete(file);
                throw e;
            }
            return out -> {
                try (out) {
                    Files.copy(file, out);
                } finally {
                    Files.delete(file);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.of(ProblemType.BUSY, "Other feeds are being built.").with("retry_after", RETRY_SECONDS);
    }
}
