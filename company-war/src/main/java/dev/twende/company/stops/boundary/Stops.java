package dev.twende.company.stops.boundary;

import dev.twende.company.stops.control.StopFilter;
import dev.twende.company.stops.control.StopStore;
import dev.twende.company.stops.control.StopStore.NearPlace;
import dev.twende.company.stops.entity.PutCounts;
import dev.twende.company.stops.entity.Stop;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.rest.Sort;
import dev.twende.kit.security.Caller;
import dev.twende.kit.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Adds stops to the platform, corrects and finds them. */
@ApplicationScoped
@Transactional
public class Stops {
    private StopStore store;
    private IdempotentRequests idempotent;
    private Caller caller;

    protected Stops() {} // for the CDI proxy

    @Inject
    public Stops(StopStore store, IdempotentRequests idempotent, Caller caller) {
        this.store = store;
        this.idempotent = idempotent;
        this.caller = caller;
    }

    public StopResponse add(StopRequest request, IdempotencyKey key) {
        return idempotent.once(key, "stops.add", request, StopResponse.class, () -> {
            Stop stop = new Stop(
                    Ids.next(),
                    caller.companyId().orElse(null),
                    request.code(),
                    request.name(),
                    request.country(),
                    request.latitude(),
                    request.longitude(),
                    request.timeZone());
            stop.belongTo(station(request), false);
            mustBeFree(stop.code());
            store.add(stop);
            return StopResponse.from(stop);
        });
    }

    private void mustBeFree(String code) {
        if (store.knowsCode(code)) {
            throw Problem.of(ProblemType.STOP_CODE_TAKEN, "Another stop has the code " + code + ".");
        }
    }

    private Stop station(StopRequest request) {
        if (request.parentStationId() == null) {
            return null;
        }
        Stop station = store.findAll(List.of(request.parentStationId())).get(request.parentStationId());
        if (station == null) {
            throw Problem.invalid("parent_station_id", "is no stop of this platform");
        }
        store.lock(station);
        return station;
    }

    /** Schedules that are on sale keep the name they were published with. */
    public StopResponse change(UUID id, IfMatch seen, StopRequest request) {
        Stop stop = store.require(id);
        mustBeCorrectable(stop);
        store.lock(stop);
        IfMatch.mustMatch(seen, stop.version());
        String code = stop.code();
        stop.correct(
                request.code(),
                request.name(),
                request.country(),
                request.latitude(),
                request.longitude(),
                request.timeZone());
        if (!stop.code().equals(code)) {
            mustBeFree(stop.code());
        }
        stop.belongTo(station(request), store.isStation(stop));
        store.changed(stop);
        return StopResponse.from(stop);
    }

    private void mustBeCorrectable(Stop stop) {
        if (caller.is(Roles.SUPER_ADMIN)) {
            return;
        }
        UUID company = caller.companyId().orElse(null);
        if (company == null || !company.equals(stop.companyId())) {
            throw Problem.of(ProblemType.FORBIDDEN, "Only who made the stop and the platform change it.");
        }
        if (store.isServedByOthers(stop, company)) {
            throw Problem.of(ProblemType.STOP_SHARED, "Other companies serve the stop " + stop.code() + ".");
        }
    }

    public StopResponse get(UUID id) {
        return StopResponse.from(store.require(id));
    }

    /** Those near a place come the nearest first; the others as {@code sort} says. */
    public Page<StopResponse> list(StopFilter filter, String sort, int limit, String cursor) {
        return filter.near() == null ? sorted(filter, sort, limit, cursor) : nearest(filter, sort, limit, cursor);
    }

    private Page<StopResponse> sorted(StopFilter filter, String sort, int limit, String cursor) {
        Sort order = StopStore.sort(sort, cursor);
        List<StopResponse> found = store.page(filter, order, limit + 1).stream()
                .map(StopResponse::from)
                .toList();
        return Page.of(
                found,
                limit,
                stop -> order.keyOf(stop.stopId(), order.name().endsWith("code") ? stop.code() : stop.name()));
    }

    private Page<StopResponse> nearest(StopFilter filter, String sort, int limit, String cursor) {
        if (sort != null) {
            throw Problem.invalid("sort", "is by distance when lat and lon are given");
        }
        List<StopResponse> found = store.nearest(filter, nearPlace(cursor), limit + 1).stream()
                .map(near -> StopResponse.at(near.stop(), near.metres()))
                .toList();
        return Page.of(found, limit, stop -> stop.distanceM() + " " + stop.stopId());
    }

    private static NearPlace nearPlace(String cursor) {
        String place = Cursor.decode(cursor);
        try {
            String[] parts = place.split(" ", 2);
            return place.isEmpty()
                    ? NearPlace.START
                    : new NearPlace(Long.parseLong(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Problem.invalid("cursor", "is not a cursor from an earlier page");
        }
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

    /**
     * Makes stops part of stations, or of none; for the other features of this house.
     *
     * @param stations the code of a station, or null, by the code of its stop; what would make a station part of another is left out
     * @return how many changed
     */
    public int putStations(Map<String, String> stations) {
        return store.putStations(stations);
    }
}
