package dev.twende.company.buses.boundary;

import dev.twende.company.buses.control.BusStore;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.buses.entity.BusFeature;
import dev.twende.company.buses.entity.PlateNumber;
import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.layouts.boundary.Layouts;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Adds buses to a company, refits and retires them, and finds them. */
@ApplicationScoped
@Transactional
public class Buses {
    private BusStore store;
    private Companies companies;
    private Layouts layouts;
    private IdempotentRequests idempotent;
    private Caller caller;

    protected Buses() {} // for the CDI proxy

    @Inject
    public Buses(BusStore store, Companies companies, Layouts layouts, IdempotentRequests idempotent, Caller caller) {
        this.store = store;
        this.companies = companies;
        this.layouts = layouts;
        this.idempotent = idempotent;
        this.caller = caller;
    }

    public BusResponse add(BusRequest request, IdempotencyKey key) {
        Company company = companies.require(caller.companyOr(request.companyId()));
        return idempotent.once(key, "buses.add", request, BusResponse.class, () -> {
            PlateNumber plate = PlateNumber.of(request.plateNumber());
            Set<BusFeature> features = BusFeature.of(request.features());
            mustBeFree(company.country(), plate);
            Bus bus = new Bus(Ids.next(), company.id(), company.country(), plate, layout(company, request), features);
            store.add(bus);
            return BusResponse.from(bus);
        });
    }

    private void mustBeFree(String country, PlateNumber plate) {
        if (store.byPlate(country, plate).isPresent()) {
            throw taken(country, plate);
        }
    }

    private SeatLayout layout(Company company, BusRequest request) {
        if (request.layoutId() == null) {
            return layouts.plain(company, request.plainSeats());
        }
        SeatLayout layout = layouts.requireFor(company, request.layoutId(), request.layoutVersion());
        if (request.capacity() != null && request.capacity() != layout.capacity()) {
            throw Problem.invalid("capacity", "must be that of the layout, " + layout.capacity());
        }
        if (request.seats() != null && !request.seats().isEmpty()) {
            throw Problem.invalid("seats", "are those of the layout");
        }
        return layout;
    }

    /** Schedules that are on sale keep the plate and the seats they were published with. */
    public BusResponse change(UUID id, IfMatch seen, BusRequest request) {
        Bus bus = requireForCaller(id);
        IfMatch.mustMatch(seen, bus.version());
        Company company = companies.require(bus.companyId());
        PlateNumber plate = PlateNumber.of(request.plateNumber());
        Set<BusFeature> features = BusFeature.of(request.features());
        if (!plate.equals(bus.plateNumber())) {
            mustBeFree(bus.country(), plate);
        }
        bus.refit(plate, layout(company, request), features);
        store.changed(bus);
        return BusResponse.from(bus);
    }

    public BusResponse retire(UUID id) {
        Bus bus = requireForCaller(id);
        bus.retire();
        store.changed(bus);
        return BusResponse.from(bus);
    }

    public BusResponse reactivate(UUID id) {
        Bus bus = requireForCaller(id);
        bus.reactivate();
        store.changed(bus);
        return BusResponse.from(bus);
    }

    public BusResponse get(UUID id) {
        return BusResponse.from(requireForCaller(id));
    }

    private Bus requireForCaller(UUID id) {
        Bus bus = store.require(id);
        caller.mustActFor(bus.companyId());
        return bus;
    }

    /** @param active null for all */
    public Page<BusResponse> list(UUID companyId, Boolean active, String sort, int limit, String cursor) {
        Sort order = BusStore.sort(sort, cursor);
        List<BusResponse> found =
                store.page(caller.companyOr(companyId), Optional.ofNullable(active), order, limit + 1).stream()
                        .map(BusResponse::from)
                        .toList();
        return Page.of(found, limit, bus -> order.keyOf(bus.busId(), bus.plateNumber()));
    }

    /** The bus, if it is the company's; for the other features of this house. */
    public Bus requireOf(UUID companyId, UUID id) {
        Bus bus = store.require(id);
        if (!bus.companyId().equals(companyId)) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no bus with this id.");
        }
        return bus;
    }

    /** Lets one after the other assign these buses, each until its transaction ends; for the other features of this house. */
    public void lock(Collection<UUID> ids) {
        store.lock(ids);
    }

    /** As {@link #requireOf}, of a bus that takes new schedules. */
    public Bus requireUsable(UUID companyId, UUID id) {
        Bus bus = requireOf(companyId, id);
        bus.mustBeActive();
        return bus;
    }

    /**
     * The company's pool bus with this plate, added when there is none yet; for the other features of this house.
     *
     * @throws Problem {@link ProblemType#PLATE_NUMBER_TAKEN} when it is another company's
     */
    public Bus ensurePool(Company company, PlateNumber plate, int capacity) {
        Optional<Bus> known = store.byPlate(company.country(), plate);
        if (known.filter(bus -> !bus.companyId().equals(company.id())).isPresent()) {
            throw taken(company.country(), plate);
        }
        return known.orElseGet(() -> {
            SeatLayout layout = layouts.plain(company, BusRequest.numbered(capacity));
            Bus bus = Bus.ofPool(Ids.next(), company.id(), company.country(), plate, layout);
            store.add(bus);
            return bus;
        });
    }

    private static Problem taken(String country, PlateNumber plate) {
        return Problem.of(
                ProblemType.PLATE_NUMBER_TAKEN, "Another bus of " + country + " has the plate number " + plate + ".");
    }
}
