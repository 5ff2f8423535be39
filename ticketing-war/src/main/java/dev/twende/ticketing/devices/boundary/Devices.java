package dev.twende.ticketing.devices.boundary;

import dev.twende.events.auth.DeviceEnrolled;
import dev.twende.events.auth.DeviceRevoked;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.devices.control.DeviceStore;
import dev.twende.ticketing.devices.control.JwkThumbprint;
import dev.twende.ticketing.devices.entity.Device;
import dev.twende.ticketing.devices.entity.DeviceKey;
import dev.twende.ticketing.devices.entity.KnownDevice;
import dev.twende.ticketing.seats.boundary.SeatLeases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The companies' point-of-sale devices: whose they are, what they sign with, and how they do. */
@ApplicationScoped
@Transactional
public class Devices {
    private DeviceStore store;
    private SeatLeases leases;
    private Caller caller;
    private int leaseQuota;

    protected Devices() {} // for the CDI proxy

    @Inject
    public Devices(
            DeviceStore store,
            SeatLeases leases,
            Caller caller,
            @ConfigProperty(name = "twende.ticketing.leases.per-device") int leaseQuota) {
        this.store = store;
        this.leases = leases;
        this.caller = caller;
        this.leaseQuota = leaseQuota;
    }

    /** A device is new, or has a new key; hearing of it again changes nothing. */
    public void follow(DeviceEnrolled told) {
        DeviceKey key = new DeviceKey(
                told.deviceId(), JwkThumbprint.of(told.publicKey()), told.publicKey(), told.enrolledAt(), null);
        store.enrol(
                new Device(told.deviceId(), told.companyId(), told.serial(), told.name(), told.enrolledAt(), null, key),
                key);
    }

    /**
     * A device may act no more: what it had for itself goes back at once. News that overtook the enrolment is refused, so that it comes
     * again.
     */
    public void follow(DeviceRevoked told) {
        if (!store.revoke(told.deviceId(), told.revokedAt())) {
            throw new IllegalStateException("device " + told.deviceId() + " is revoked but was not told of yet");
        }
        leases.giveBackAllOf(told.deviceId());
    }

    /** The device with its key, if auth has told of it. */
    public Optional<Device> find(UUID deviceId) {
        return store.find(deviceId).map(KnownDevice::device);
    }

    /** All keys that the company's devices have and had, with which what they signed is checked. */
    public List<DeviceKey> keys(UUID companyId) {
        return store.keys(companyId);
    }

    /** The device was here. */
    public void seen(UUID deviceId, UUID companyId) {
        store.seen(deviceId, companyId);
    }

    /** The device was here and tells how it does. */
    public void report(UUID deviceId, UUID companyId, HealthReport health) {
        store.report(deviceId, companyId, health.appVersion(), health.queueLength(), health.deviceTime());
    }

    /**
     * So many of the device's refused sales more, or fewer, wait for somebody to settle them; in the transaction in which they do.
     *
     * @param change negative for those that are settled
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void countConflicts(UUID deviceId, UUID companyId, int change) {
        store.countConflicts(deviceId, companyId, change);
    }

    /** The device and how it does, for its company's staff. */
    public DeviceResponse show(UUID deviceId) {
        KnownDevice known = store.find(deviceId).orElseThrow(Problem::notFound);
        caller.mustActFor(known.device().companyId());
        return shown(List.of(known)).get(0);
    }

    /**
     * A company's devices and how they do.
     *
     * @param companyId null for people of a company
     */
    public Page<DeviceResponse> list(UUID companyId, int limit, String cursor) {
        List<KnownDevice> known = store.list(caller.companyOr(companyId), Cursor.decodeId(cursor), limit + 1);
        return Page.of(shown(known), limit, device -> device.deviceId().toString());
    }

    private List<DeviceResponse> shown(List<KnownDevice> known) {
        Map<UUID, Integer> lent = leases.lentByDevice(
                known.stream().map(each -> each.device().deviceId()).toList());
        return known.stream()
                .map(each -> DeviceResponse.from(
                        each, lent.getOrDefault(each.device().deviceId(), 0), leaseQuota))
                .toList();
    }
}
