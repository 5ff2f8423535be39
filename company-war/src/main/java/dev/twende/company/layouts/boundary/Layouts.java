package dev.twende.company.layouts.boundary;

import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.layouts.control.LayoutStore;
import dev.twende.company.layouts.entity.SeatLayout;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Draws layouts, version by version, and finds them. */
@ApplicationScoped
@Transactional
public class Layouts {
    private LayoutStore store;
    private Companies companies;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Layouts() {} // for the CDI proxy

    @Inject
    public Layouts(LayoutStore store, Companies companies, IdempotentRequests idempotent, Caller caller, Clock clock) {
        this.store = store;
        this.companies = companies;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    public LayoutResponse add(LayoutRequest request, IdempotencyKey key) {
        UUID owner = owner(request.companyId());
        return idempotent.once(key, "layouts.add", request, LayoutResponse.class, () -> {
            UUID id = Ids.next();
            SeatLayout layout = new SeatLayout(
                    id, id, 1, owner, request.name(), request.grid(), request.toCells(), clock.instant());
            store.add(layout);
            return LayoutResponse.from(layout);
        });
    }

    /** Null, which is the platform, only for its own people. */
    private UUID owner(UUID requested) {
        boolean ofPlatform = requested == null && caller.is(Roles.SUPER_ADMIN);
        return ofPlatform
                ? null
                : companies.require(caller.companyOr(requested)).id();
    }

    /** Adds the next version; buses keep the one they have. */
    public LayoutResponse edit(UUID layoutId, IfMatch seen, LayoutRequest request) {
        SeatLayout latest = require(layoutId, null);
        caller.mustActFor(latest.companyId());
        IfMatch.mustMatch(seen, latest.version());
        SeatLayout next = latest.next(Ids.next(), request.name(), request.grid(), request.toCells(), clock.instant());
        store.add(next);
        return LayoutResponse.from(next);
    }

    /** @param version null for the newest */
    public LayoutResponse get(UUID layoutId, Integer version) {
        return LayoutResponse.from(require(layoutId, version));
    }

    private SeatLayout require(UUID layoutId, Integer version) {
        SeatLayout layout = find(layoutId, version)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no layout with this id and version."));
        if (!layout.isOfPlatform()) {
            caller.mustActFor(layout.companyId());
        }
        return layout;
    }

    private Optional<SeatLayout> find(UUID layoutId, Integer version) {
        return version == null ? store.latest(layoutId) : store.version(layoutId, version);
    }

    public Page<LayoutResponse> list(UUID companyId, boolean platform, String sort, int limit, String cursor) {
        Sort order = LayoutStore.sort(sort, cursor);
        UUID owner = platform ? null : caller.companyOr(companyId);
        List<LayoutResponse> found = store.page(owner, order, limit + 1).stream()
                .map(LayoutResponse::from)
                .toList();
        return Page.of(found, limit, layout -> order.keyOf(layout.layoutId(), layout.name()));
    }

    /**
     * A layout that the company's buses may have; for the other features of this house.
     *
     * @param version null for the newest
     */
    public SeatLayout requireFor(Company company, UUID layoutId, Integer version) {
        return find(layoutId, version)
                .filter(layout -> layout.isFor(company.id()))
                .orElseThrow(() -> Problem.invalid("layout_id", "is no layout of the company or the platform"));
    }

    /** The company's layout for seats of which only the numbers are known; for the other features of this house. */
    public SeatLayout plain(Company company, List<String> seatNumbers) {
        SeatLayout wanted = SeatLayout.plain(Ids.next(), company.id(), company.country(), seatNumbers, clock.instant());
        store.lock(wanted.layoutId());
        return store.version(wanted.layoutId(), wanted.version()).orElseGet(() -> {
            store.add(wanted);
            return wanted;
        });
    }
}
