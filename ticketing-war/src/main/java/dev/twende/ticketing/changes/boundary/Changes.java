package dev.twende.ticketing.changes.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twende.kit.rest.Json;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.changes.boundary.ChangesResponse.ChangedSchedule;
import dev.twende.ticketing.changes.boundary.ChangesResponse.Jwk;
import dev.twende.ticketing.changes.boundary.ChangesResponse.Key;
import dev.twende.ticketing.changes.boundary.ChangesResponse.Plan;
import dev.twende.ticketing.changes.boundary.ChangesResponse.TakenSeat;
import dev.twende.ticketing.changes.control.ChangeConfig;
import dev.twende.ticketing.changes.control.ChangeStore;
import dev.twende.ticketing.changes.entity.Place;
import dev.twende.ticketing.changes.entity.TouchedSchedule;
import dev.twende.ticketing.devices.boundary.Devices;
import dev.twende.ticketing.devices.entity.DeviceKey;
import dev.twende.ticketing.leases.boundary.LeaseResponse;
import dev.twende.ticketing.leases.boundary.Leases;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.seats.boundary.SeatLeases;
import dev.twende.ticketing.seats.entity.SeatForDevice;
import dev.twende.ticketing.tickets.boundary.RevocationList;
import dev.twende.ticketing.tickets.boundary.Revocations;
import dev.twende.ticketing.tickets.boundary.TicketKeySet;
import dev.twende.ticketing.tickets.boundary.TicketKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is new for a company's devices.
 *
 * <p><b>Why no change is lost.</b> Every transaction that changes a schedule, or who has a seat of it, leaves a mark with its own number
 * ({@code pg_current_xact_id()}), written by the database's triggers. Numbers are given in order, but transactions commit in any order,
 * so a list that goes by number or by time would pass over what commits late. Therefore nobody is told of a mark before every transaction
 * with a lower number is over, which is what {@code pg_snapshot_xmin} says, and a cursor never gets beyond that. What is told is read after
 * the marks, so it is what the marks tell of or newer; what is newer is told once more when its own mark may be read. Revocations are read
 * in the same way, and keys and leases are told whole whenever they are not what the cursor says.
 *
 * <p>A transaction that stays open for long, such as a long import in the same cluster, delays what is new, and loses nothing.
 */
@ApplicationScoped
@Transactional
public class Changes {
    /** How many revocations go with a page: about 40 kB. */
    private static final int REVOCATIONS = 200;
    /** How many marks are dropped in one transaction. */
    private static final int BATCH = 1_000;

    private ChangeStore store;
    private ChangeConfig config;
    private Schedules schedules;
    private SeatLeases seats;
    private Leases leases;
    private Devices devices;
    private Revocations revocations;
    private TicketKeys ticketKeys;
    private Caller caller;
    private Clock clock;

    protected Changes() {} // for the CDI proxy

    @Inject
    public Changes(
            ChangeStore store,
            ChangeConfig config,
            Schedules schedules,
            SeatLeases seats,
            Leases leases,
            Devices devices,
            Revocations revocations,
            TicketKeys ticketKeys,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.config = config;
        this.schedules = schedules;
        this.seats = seats;
        this.leases = leases;
        this.devices = devices;
        this.revocations = revocations;
        this.ticketKeys = ticketKeys;
        this.caller = caller;
        this.clock = clock;
    }

    /** What is new for the caller's device; for people who are on none, for their company. */
    ChangesResponse sinceForCaller(String cursor, int limit) {
        UUID company = caller.companyOr(null);
        Optional<UUID> device = caller.deviceId();
        device.ifPresent(here -> devices.seen(here, company));
        return since(company, device.orElse(null), cursor, limit);
    }

    /**
     * Makes sure that a cursor is one of these lists', before anything is done for who sends it.
     *
     * @throws dev.twende.kit.problem.Problem {@link dev.twende.kit.problem.ProblemType#VALIDATION_FAILED}
     */
    public void mustKnow(String cursor) {
        ChangesCursor.of(cursor);
    }

    /**
     * What is new since a place in the lists.
     *
     * @param companyId the caller's
     * @param deviceId whose leases are told; null for none
     * @param cursor of an earlier answer; null or empty for who knows nothing yet
     * @param limit how many schedules are told of at once
     * @throws dev.twende.kit.problem.Problem {@link dev.twende.kit.problem.ProblemType#VALIDATION_FAILED} when the cursor is none of these
     *     lists': begin anew
     */
    public ChangesResponse since(UUID companyId, UUID deviceId, String cursor, int limit) {
        ChangesCursor known = ChangesCursor.of(cursor);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Place place = known.place().looking(now.plus(config.sight()));
        ChangeStore.Found found = store.page(companyId, place, now.minus(config.keptAfter()), limit);
        if (found.isAhead()) {
            throw ChangesCursor.noCursor();
        }
        boolean isFull = found.schedules().size() == limit;
        Place next =
                isFull ? place.behind(found.schedules().get(limit - 1)) : Place.between(found.fence(), place.sight());
        RevocationList revoked = revocations.since(companyId, known.revocations(), REVOCATIONS);
        List<Key> keys = keys(companyId);
        List<LeaseResponse> lent = deviceId == null ? List.of() : leases.liveOf(deviceId);
        ChangesCursor reached = new ChangesCursor(next, revoked.cursor(), name(keys), name(lent));
        return new ChangesResponse(
                clock.instant(),
                schedules.isSuspended(companyId),
                schedules(found.schedules(), deviceId),
                revoked.items(),
                reached.keys().equals(known.keys()) ? null : keys,
                reached.leases().equals(known.leases()) ? null : lent,
                reached.text(),
                isFull || revoked.more());
    }

    private List<ChangedSchedule> schedules(List<TouchedSchedule> touched, UUID deviceId) {
        Map<UUID, List<TakenSeat>> taken =
                seats.seen(touched.stream().map(TouchedSchedule::scheduleId).toList(), deviceId).stream()
                        .collect(Collectors.groupingBy(
                                SeatForDevice::scheduleId, Collectors.mapping(TakenSeat::from, Collectors.toList())));
        return touched.stream()
                .map(schedule -> new ChangedSchedule(
                        schedule.scheduleId(),
                        schedule.status(),
                        Long.parseUnsignedLong(schedule.position()),
                        schedule.isPlanNew() ? Plan.from(schedules.storedPlan(schedule.scheduleId())) : null,
                        taken.getOrDefault(schedule.scheduleId(), List.of())))
                .toList();
    }

    private List<Key> keys(UUID companyId) {
        List<Key> keys = new ArrayList<>();
        ticketKeys.published().keys().forEach(key -> keys.add(ofTheHouse(key)));
        devices.keys(companyId).forEach(key -> keys.add(ofADevice(key)));
        return keys;
    }

    private static Key ofTheHouse(TicketKeySet.Jwk key) {
        return new Key(
                key.kid(), null, Instant.ofEpochSecond(key.nbf()), null, new Jwk(key.kty(), key.crv(), key.x(), null));
    }

    private static Key ofADevice(DeviceKey key) {
        return new Key(
                key.keyId(),
                key.deviceId(),
                key.since(),
                key.until(),
                Json.mapper().fromJson(key.publicKey(), Jwk.class));
    }

    /** A name that is another one as soon as anything in the list is another. */
    private static String name(List<?> told) {
        return told.isEmpty()
                ? ""
                : UUID.nameUUIDFromBytes(Json.mapper().toJson(told).getBytes(UTF_8))
                        .toString();
    }

    /**
     * Drops marks that nobody needs any more.
     *
     * @return whether there may be more
     */
    boolean drop() {
        return store.drop(config.keptAfter(), BATCH) == BATCH;
    }
}
