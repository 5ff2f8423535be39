package dev.twende.company.companies.boundary;

import dev.twende.company.companies.control.CompanyStore;
import dev.twende.company.companies.entity.Company;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Registers and activates companies, and answers who they are. */
@ApplicationScoped
@Transactional
public class Companies {
    private CompanyStore store;
    private IdempotentRequests idempotent;
    private Clock clock;

    protected Companies() {} // for the CDI proxy

    @Inject
    public Companies(CompanyStore store, IdempotentRequests idempotent, Clock clock) {
        this.store = store;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public CompanyResponse register(CompanyRequest request, IdempotencyKey key) {
        return idempotent.once(key, "companies.register", request, CompanyResponse.class, () -> {
            Company company = new Company(
                    Ids.next(),
                    request.name(),
                    request.tinNumber(),
                    request.country(),
                    request.currency(),
                    request.timeZone(),
                    clock.instant());
            if (store.knowsTinNumber(company.country(), company.tinNumber())) {
                throw Problem.of(
                        ProblemType.TIN_NUMBER_TAKEN,
                        "Another company of " + company.country() + " has this TIN number.");
            }
            store.add(company);
            return CompanyResponse.from(company);
        });
    }

    public CompanyResponse activate(UUID id) {
        Company company = store.require(id);
        company.activate();
        return CompanyResponse.from(company);
    }

    public CompanyResponse get(UUID id) {
        return CompanyResponse.from(store.require(id));
    }

    public Page<CompanyResponse> list(String nameContains, int limit, UUID after) {
        List<CompanyResponse> found = store.page(nameContains, after, limit + 1).stream()
                .map(CompanyResponse::from)
                .toList();
        return Page.of(found, limit, company -> company.companyId().toString());
    }

    /** For the other features of this house. */
    public Company require(UUID id) {
        return store.require(id);
    }
}
