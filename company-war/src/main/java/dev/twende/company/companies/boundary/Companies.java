package dev.twende.company.companies.boundary;

import dev.twende.company.companies.control.CompanyStore;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.companies.entity.CompanyStatus;
import dev.twende.company.companies.entity.Licence;
import dev.twende.company.companies.entity.TinNumber;
import dev.twende.events.company.CompanyActivated;
import dev.twende.events.company.CompanySuspended;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.rest.Sort;
import dev.twende.kit.security.Caller;
import dev.twende.kit.security.Roles;
import dev.twende.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Registers companies, lets them sell or stops them, and answers who they are, to each as much as concerns him. */
@ApplicationScoped
@Transactional
public class Companies {
    private CompanyStore store;
    private Outbox outbox;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Companies() {} // for the CDI proxy

    @Inject
    public Companies(CompanyStore store, Outbox outbox, IdempotentRequests idempotent, Caller caller, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.idempotent = idempotent;
        this.caller = caller;
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
            company.present(request.name(), request.languages(), request.toContact());
            company.identify(company.tinNumber(), company.timeZone(), request.toLicence());
            mustBeFree(company.country(), company.tinNumber());
            store.add(company);
            return CompanyResponse.from(company);
        });
    }

    private void mustBeFree(String country, TinNumber tinNumber) {
        if (store.knowsTinNumber(country, tinNumber)) {
            throw Problem.of(ProblemType.TIN_NUMBER_TAKEN, "Another company of " + country + " has this TIN number.");
        }
    }

    public CompanyResponse change(UUID id, IfMatch seen, CompanyChange change) {
        Company company = store.require(id);
        caller.mustActFor(id);
        IfMatch.mustMatch(seen, company.version());
        company.present(change.name(), change.languages(), change.toContact());
        identify(company, change);
        changeCurrency(company, change.currency());
        store.changed(company);
        return CompanyResponse.from(company);
    }

    private void identify(Company company, CompanyChange change) {
        TinNumber tinNumber =
                change.tinNumber() == null ? company.tinNumber() : TinNumber.of(company.country(), change.tinNumber());
        String timeZone = change.timeZone() == null ? company.timeZone() : change.timeZone();
        Licence licence = change.licence() == null
                ? company.licence().orElse(null)
                : change.licence().toLicence();
        boolean sameTinNumber = tinNumber.equals(company.tinNumber());
        boolean same = sameTinNumber
                && timeZone.equals(company.timeZone())
                && Optional.ofNullable(licence).equals(company.licence());
        if (same) {
            return;
        }
        mustBePlatform();
        if (!sameTinNumber) {
            mustBeFree(company.country(), tinNumber);
        }
        company.identify(tinNumber, timeZone, licence);
    }

    private void changeCurrency(Company company, String currency) {
        if (currency == null || currency.equals(company.currency())) {
            return;
        }
        mustBePlatform();
        if (store.hasPrices(company.id())) {
            throw Problem.of(
                    ProblemType.CURRENCY_IN_USE,
                    "The company has fares or published schedules in " + company.currency() + ".");
        }
        company.sellIn(currency);
    }

    private void mustBePlatform() {
        if (!caller.is(Roles.SUPER_ADMIN)) {
            throw Problem.of(
                    ProblemType.FORBIDDEN,
                    "Only the platform changes the TIN number, the licence, the time zone and the currency.");
        }
    }

    public CompanyResponse activate(UUID id) {
        Company company = store.require(id);
        company.activate();
        store.changed(company);
        outbox.publish(new CompanyActivated(id, company.name(), company.statusRevision(), clock.instant()));
        return CompanyResponse.from(company);
    }

    public CompanyResponse suspend(UUID id, SuspendRequest request) {
        Company company = store.require(id);
        company.suspend();
        store.changed(company);
        outbox.publish(new CompanySuspended(
                id, company.name(), company.statusRevision(), request.reason().strip(), clock.instant()));
        return CompanyResponse.from(company);
    }

    public CompanyResponse get(UUID id) {
        Company company = store.require(id);
        if (!company.isActive() && !isOwn(id) && !caller.is(Roles.SUPER_ADMIN)) {
            throw CompanyStore.unknown();
        }
        return shown(company);
    }

    /** @param status null for all that the caller may see */
    public Page<CompanyResponse> list(
            String nameContains, CompanyStatus status, String sort, int limit, String cursor) {
        Sort order = CompanyStore.sort(sort, cursor);
        List<CompanyResponse> found = store
                .page(nameContains, visible(status), caller.companyId().filter(own -> status == null), order, limit + 1)
                .stream()
                .map(this::shown)
                .toList();
        return Page.of(found, limit, company -> order.keyOf(company.companyId(), company.name()));
    }

    private Set<CompanyStatus> visible(CompanyStatus wanted) {
        Set<CompanyStatus> visible =
                caller.is(Roles.SUPER_ADMIN) ? EnumSet.allOf(CompanyStatus.class) : EnumSet.of(CompanyStatus.ACTIVE);
        if (wanted != null) {
            visible.retainAll(Set.of(wanted));
        }
        return visible;
    }

    private CompanyResponse shown(Company company) {
        boolean whole = caller.is(Roles.SUPER_ADMIN) || caller.is(Roles.COMPANY_ADMIN) && isOwn(company.id());
        return whole ? CompanyResponse.from(company) : CompanyResponse.forPassengers(company);
    }

    private boolean isOwn(UUID id) {
        return caller.companyId().equals(Optional.of(id));
    }

    /** For the other features of this house. */
    public Company require(UUID id) {
        return store.require(id);
    }
}
