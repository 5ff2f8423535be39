package dev.twende.ticketing.manifests.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.bookings.boundary.PassengerIdentities;
import dev.twende.ticketing.bookings.entity.PassengerIdentity;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.manifests.control.BorderListCsv;
import dev.twende.ticketing.manifests.control.ManifestCsv;
import dev.twende.ticketing.manifests.control.ManifestPdf;
import dev.twende.ticketing.manifests.control.ManifestStore;
import dev.twende.ticketing.manifests.entity.FrozenManifest;
import dev.twende.ticketing.manifests.entity.Manifest;
import dev.twende.ticketing.manifests.entity.ManifestAccess;
import dev.twende.ticketing.manifests.entity.ManifestForm;
import dev.twende.ticketing.manifests.entity.ManifestSupplement;
import dev.twende.ticketing.manifests.entity.Rider;
import dev.twende.ticketing.manifests.entity.Supplement;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who rides on a bus: live until it leaves, then as it was when it left, with supplements for those who paid on the way. Whoever looks is
 * noted.
 */
@ApplicationScoped
@Transactional
public class Manifests {
    private ManifestStore store;
    private Schedules schedules;
    private PassengerIdentities identities;
    private Caller caller;
    private Clock clock;

    protected Manifests() {} // for the CDI proxy

    @Inject
    public Manifests(
            ManifestStore store, Schedules schedules, PassengerIdentities identities, Caller caller, Clock clock) {
        this.store = store;
        this.schedules = schedules;
        this.identities = identities;
        this.caller = caller;
        this.clock = clock;
    }

    /** Keeps who rides as it is now, because the bus leaves; a second time changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void freeze(UUID scheduleId) {
        if (store.frozen(scheduleId).isEmpty()) {
            SchedulePlan plan = schedules.storedPlan(scheduleId);
            Instant now = clock.instant();
            String content = Json.mapper().toJson(Manifest.of(plan, store.riders(scheduleId), now, true));
            store.add(new FrozenManifest(scheduleId, plan.companyId(), content, sha256(content), now));
        }
    }

    /**
     * Keeps who has paid since the bus left, because the ride is over: so the manifest and its supplements have everyone, also when
     * nobody looked.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void close(UUID scheduleId) {
        store.frozen(scheduleId).ifPresent(frozen -> supplements(schedules.storedPlan(scheduleId), frozen));
    }

    /** What was added since the bus left; who has paid since the last look is added first. */
    private List<ManifestSupplement> supplements(SchedulePlan plan, FrozenManifest frozen) {
        store.lock(plan.scheduleId());
        List<ManifestSupplement> known = new ArrayList<>(store.supplements(plan.scheduleId()));
        Set<UUID> listed = Stream.concat(
                        Stream.of(frozen.content()), known.stream().map(ManifestSupplement::content))
                .flatMap(content -> manifest(content).paid())
                .collect(Collectors.toSet());
        List<Rider> later = store.riders(plan.scheduleId()).stream()
                .filter(rider -> rider.status() != TicketStatus.RESERVED && !listed.contains(rider.ticketId()))
                .toList();
        if (!later.isEmpty()) {
            Instant now = clock.instant();
            String content = Json.mapper().toJson(Manifest.of(plan, later, now, true));
            ManifestSupplement added = new ManifestSupplement(
                    Ids.next(),
                    plan.scheduleId(),
                    plan.companyId(),
                    known.size() + 1,
                    content,
                    sha256(content),
                    later.size(),
                    now);
            store.add(added);
            known.add(added);
        }
        return known;
    }

    private static Manifest manifest(String content) {
        return Json.mapper().fromJson(content, Manifest.class);
    }

    private static String sha256(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A manifest as it goes out.
     *
     * @param json as it was kept, byte for byte, or as it is now
     * @param sha256 empty when it is not final
     * @param supplements what was added to a final one
     */
    public record Shown(String json, Optional<String> sha256, List<Supplement> supplements) {
        Manifest manifest() {
            return Manifests.manifest(json);
        }
    }

    /** @param live whether it is wanted as it is now, though the bus has left */
    public Shown json(UUID scheduleId, boolean live) {
        SchedulePlan plan = ours(scheduleId);
        Shown shown = shown(plan, live);
        note(plan, ManifestForm.JSON, null, shown.sha256());
        return shown;
    }

    /** As {@link #json}, as a table. */
    public String csv(UUID scheduleId, boolean live) {
        SchedulePlan plan = ours(scheduleId);
        Shown shown = shown(plan, live);
        note(plan, ManifestForm.CSV, null, shown.sha256());
        return ManifestCsv.write(shown.manifest(), shown.supplements());
    }

    /** As {@link #json}, on paper; each time another copy. */
    public byte[] pdf(UUID scheduleId, boolean live) {
        SchedulePlan plan = ours(scheduleId);
        Shown shown = shown(plan, live);
        int copy = store.nextCopy(scheduleId);
        note(plan, ManifestForm.PDF, copy, shown.sha256());
        return ManifestPdf.write(
                shown.manifest(),
                shown.supplements(),
                new ManifestPdf.Imprint(
                        copy, caller.userId(), clock.instant(), shown.sha256().orElse(null)));
    }

    /** What was added since the bus left, oldest first; none before. */
    public Page<SupplementResponse> supplements(UUID scheduleId, UUID after, int limit) {
        SchedulePlan plan = ours(scheduleId);
        List<SupplementResponse> added = store.frozen(scheduleId).stream()
                .flatMap(frozen -> supplements(plan, frozen).stream())
                .dropWhile(supplement -> after.compareTo(supplement.id()) >= 0)
                .limit(limit + 1L)
                .map(SupplementResponse::from)
                .toList();
        return Page.of(added, limit, supplement -> supplement.supplementId().toString());
    }

    /**
     * One of them, as it is kept, byte for byte.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}
     */
    public Shown supplement(UUID scheduleId, int number) {
        SchedulePlan plan = ours(scheduleId);
        Shown shown = store.supplements(scheduleId).stream()
                .filter(supplement -> supplement.number() == number)
                .map(supplement -> new Shown(supplement.content(), Optional.of(supplement.sha256()), List.of()))
                .findFirst()
                .orElseThrow(Problem::notFound);
        note(plan, ManifestForm.JSON, null, shown.sha256());
        return shown;
    }

    /**
     * The passengers with their papers, for a border; who did not come is not on it. Always as it is now: papers are put right until the
     * border is reached, and forgotten some time after the ride.
     */
    public String borderList(UUID scheduleId) {
        SchedulePlan plan = ours(scheduleId);
        List<BorderListCsv.Traveller> travellers = store.riders(scheduleId).stream()
                .filter(rider -> rider.status() == TicketStatus.PAID || rider.status() == TicketStatus.BOARDED)
                .map(rider -> new BorderListCsv.Traveller(rider, identity(rider)))
                .toList();
        note(plan, ManifestForm.BORDER_CSV, null, Optional.empty());
        return BorderListCsv.write(plan, travellers);
    }

    private PassengerIdentity identity(Rider rider) {
        return rider.sealedIdentity() == null ? PassengerIdentity.NONE : identities.open(rider.sealedIdentity());
    }

    /** Who looked, oldest first. */
    public Page<AccessResponse> accesses(UUID scheduleId, UUID after, int limit) {
        ours(scheduleId);
        return Page.of(
                store.accesses(scheduleId, after, limit + 1).stream()
                        .map(AccessResponse::from)
                        .toList(),
                limit,
                access -> access.accessId().toString());
    }

    private Shown shown(SchedulePlan plan, boolean live) {
        return store.frozen(plan.scheduleId())
                .filter(frozen -> !live)
                .map(frozen -> new Shown(
                        frozen.content(),
                        Optional.of(frozen.sha256()),
                        supplements(plan, frozen).stream()
                                .map(added -> new Supplement(added.number(), added.sha256(), manifest(added.content())))
                                .toList()))
                .orElseGet(() -> new Shown(
                        Json.mapper()
                                .toJson(Manifest.of(plan, store.riders(plan.scheduleId()), clock.instant(), false)),
                        Optional.empty(),
                        List.of()));
    }

    private SchedulePlan ours(UUID scheduleId) {
        SchedulePlan plan = schedules.storedPlan(scheduleId);
        caller.mustActFor(plan.companyId());
        return plan;
    }

    private void note(SchedulePlan plan, ManifestForm form, Integer copy, Optional<String> sha256) {
        store.add(new ManifestAccess(
                Ids.next(),
                plan.scheduleId(),
                plan.companyId(),
                caller.userId(),
                form,
                copy,
                sha256.orElse(null),
                clock.instant()));
    }
}
