package dev.twende.ticketing.manifests.boundary;

import dev.twende.kit.id.Ids;
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
import dev.twende.ticketing.manifests.entity.Rider;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who rides on a bus: live until it leaves, then as it was when it left. Whoever looks is noted. */
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
     */
    public record Shown(String json, Optional<String> sha256) {
        Manifest manifest() {
            return Json.mapper().fromJson(json, Manifest.class);
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
        return ManifestCsv.write(shown.manifest());
    }

    /** As {@link #json}, on paper; each time another copy. */
    public byte[] pdf(UUID scheduleId, boolean live) {
        SchedulePlan plan = ours(scheduleId);
        Shown shown = shown(plan, live);
        int copy = store.nextCopy(scheduleId);
        note(plan, ManifestForm.PDF, copy, shown.sha256());
        return ManifestPdf.write(
                shown.manifest(),
                new ManifestPdf.Imprint(
                        copy, caller.userId(), clock.instant(), shown.sha256().orElse(null)));
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
                .map(frozen -> new Shown(frozen.content(), Optional.of(frozen.sha256())))
                .orElseGet(() -> new Shown(
                        Json.mapper()
                                .toJson(Manifest.of(plan, store.riders(plan.scheduleId()), clock.instant(), false)),
                        Optional.empty()));
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
