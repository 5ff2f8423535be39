package dev.twende.company.buses.boundary;

import dev.twende.company.buses.control.BusStore;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.buses.entity.PlateNumber;
import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.companies.entity.Company;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Adds buses to a company and finds them. */
@ApplicationScoped
@Transactional
public class Buses {
    private BusStore store;
    private Companies companies;
    private IdempotentRequests idempotent;
    private Caller caller;

    protected Buses() {} // for the CDI proxy

    @Inject
    public Buses(BusStore store, Companies companies, IdempotentRequests idempotent, Caller caller) {
        this.store = store;
        this.companies = companies;
        this.idempotent = idempotent;
        this.caller = caller;
    }

    public BusResponse add(BusRequest request, IdempotencyKey key) {
        Company company = companies.require(caller.companyOr(request.companyId()));
        return idempotent.once(key, "buses.add", request, BusResponse.class, () -> {
            Bus bus = new Bus(
                    Ids.next(),
                    company.id(),
                    company.country(),
                    PlateNumber.of(request.plateNumber()),
                    request.capacity(),
                    Objects.requireNonNullElse(request.seats(), List.of()),
                    Set.copyOf(Objects.requireNonNullElse(request.features(), List.of())));
            if (store.byPlate(bus.country(), bus.plateNumber()).isPresent()) {
                throw taken(bus.country(), bus.plateNumber());
            }
            store.add(bus);
            return BusResponse.from(bus);
        });
    }

    public BusResponse get(UUID id) {
        Bus bus = store.require(id);
        caller.mustActFor(bus.companyId());
        return BusResponse.from(bus);
    }

    public Page<BusResponse> list(UUID companyId, int limit, UUID after) {
        List<BusResponse> found = store.page(caller.companyOr(companyId), after, limit + 1).stream()
                .map(BusResponse::from)
                .toList();
        return Page.of(found, limit, bus -> bus.busId().toString());
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
            Bus bus = Bus.ofPool(Ids.next(), company.id(), company.country(), plate, capacity);
            store.add(bus);
            return bus;
        });
    }

    private static Problem taken(String country, PlateNumber plate) {
        return Problem.of(
                ProblemType.PLATE_NUMBER_TAKEN, "Another bus of " + country + " has the plate number " + plate + ".");
    }
}
