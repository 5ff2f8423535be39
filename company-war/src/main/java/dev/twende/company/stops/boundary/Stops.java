package dev.twende.company.stops.boundary;

import dev.twende.company.stops.control.StopStore;
import dev.twende.company.stops.entity.PutCounts;
import dev.twende.company.stops.entity.Stop;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Adds stops to the platform and finds them. */
@ApplicationScoped
@Transactional
public class Stops {
    private StopStore store;
    private IdempotentRequests idempotent;

    protected Stops() {} // for the CDI proxy

    @Inject
    public Stops(StopStore store, IdempotentRequests idempotent) {
        this.store = store;
        this.idempotent = idempotent;
    }

    public StopResponse add(StopRequest request, IdempotencyKey key) {
        return idempotent.once(key, "stops.add", request, StopResponse.class, () -> {
            Stop stop = new Stop(
                    Ids.next(),
                    request.code(),
                    request.name(),
                    request.country(),
                    request.latitude(),
                    request.longitude(),
                    request.timeZone());
            if (store.knowsCode(stop.code())) {
                throw Problem.of(ProblemType.STOP_CODE_TAKEN, "Another stop has the code " + stop.code() + ".");
            }
            store.add(stop);
            return StopResponse.from(stop);
        });
    }

    public StopResponse get(UUID id) {
        return StopResponse.from(store.require(id));
    }

    public Page<StopResponse> list(String contains, int limit, UUID after) {
        List<StopResponse> found = store.page(contains, after, limit + 1).stream()
                .map(StopResponse::from)
                .toList();
        return Page.of(found, limit, stop -> stop.stopId().toString());
    }

    /** For the other features of this house. */
    public Stop require(UUID id) {
        return store.require(id);
    }

    /** Adds or updates by code; for the other features of this house. */
    public PutCounts putAll(Collection<Stop> stops) {
        return store.putAll(stops);
    }

    /** The ids behind codes, as far as they exist; for the other features of this house. */
    public Map<String, UUID> idsOf(Collection<String> codes) {
        return store.idsOf(codes);
    }

    /** The stops behind the ids, as far as they exist; for the other features of this house. */
    public Map<UUID, Stop> findAll(Collection<UUID> ids) {
        return store.findAll(ids);
    }
}
