package dev.twende.company.exports.control;

import dev.twende.company.companies.entity.Company;
import dev.twende.company.exports.entity.ExportRange;
import dev.twende.company.exports.entity.FeedVersion;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds the feeds of companies. */
@ApplicationScoped
public class CompanyFeeds {
    private ExportStore store;
    private ExportsConfig config;

    protected CompanyFeeds() {} // for the CDI proxy

    @Inject
    public CompanyFeeds(ExportStore store, ExportsConfig config) {
        this.store = store;
        this.config = config;
    }

    /**
     * Writes the feed to a file, so that no slow reader keeps a transaction open.
     *
     * @throws Problem {@code NOT_FOUND} when nothing is published: a feed without trips is none
     */
    public void write(Company company, ExportRange range, FeedVersion version, Path file) {
        if (store.stage(range) == 0) {
            throw Problem.of(ProblemType.NOT_FOUND, "The company has published nothing for the coming days.");
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            new FeedWriter(out, store, company).write(version, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.forget();
    }
}
