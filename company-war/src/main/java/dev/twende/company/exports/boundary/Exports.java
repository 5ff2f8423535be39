package dev.twende.company.exports.boundary;

import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.companies.entity.CompanyStatus;
import dev.twende.company.exports.control.CompanyFeeds;
import dev.twende.company.exports.control.ExportStore;
import dev.twende.company.exports.entity.ExportRange;
import dev.twende.company.exports.entity.FeedVersion;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Tells the world what active companies have published, as GTFS feeds. */
@ApplicationScoped
@Transactional
public class Exports {
    private Companies companies;
    private ExportStore store;
    private CompanyFeeds feeds;
    private Clock clock;

    protected Exports() {} // for the CDI proxy

    @Inject
    public Exports(Companies companies, ExportStore store, CompanyFeeds feeds, Clock clock) {
        this.companies = companies;
        this.store = store;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** The state that the company's feed is in. */
    public FeedVersion version(UUID companyId) {
        return store.version(range(requireActive(companyId)), clock.instant());
    }

    /** Writes the company's feed to the file. */
    public void write(UUID companyId, FeedVersion version, Path file) {
        Company company = requireActive(companyId);
        feeds.write(company, range(company), version, file);
    }

    private ExportRange range(Company company) {
        return ExportRange.around(company.id(), LocalDate.now(clock.withZone(ZoneId.of(company.timeZone()))));
    }

    /** The company, if the world may know what it runs; for the other features of this house. */
    public Company requireActive(UUID companyId) {
        Company company = companies.require(companyId);
        if (company.status() != CompanyStatus.ACTIVE) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no active company with this id.");
        }
        return company;
    }
}
