package dev.twende.auth.devices.boundary;

import static dev.twende.kit.problem.ProblemType.ENROLMENT_VOID;
import static dev.twende.kit.problem.ProblemType.INVALID_CLIENT;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;

import dev.twende.auth.devices.control.DeviceAssertion;
import dev.twende.auth.devices.control.DeviceConfig;
import dev.twende.auth.devices.control.DeviceKey;
import dev.twende.auth.devices.control.DeviceStore;
import dev.twende.auth.devices.control.EnrolmentCode;
import dev.twende.auth.devices.entity.Device;
import dev.twende.auth.devices.entity.DeviceStatus;
import dev.twende.auth.devices.entity.Enrolment;
import dev.twende.auth.revocations.boundary.Revocations;
import dev.twende.events.auth.DeviceEnrolled;
import dev.twende.events.auth.DeviceRevoked;
import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.qr.QrModules;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invites, enrols, shows and revokes devices, and knows a device by what it signed. */
@ApplicationScoped
@Transactional
public class Devices {
    private static final Logger LOG = System.getLogger(Devices.class.getName());
    private static final int HANDSHAKE_VERSION = 1;

    private DeviceStore store;
    private DeviceConfig config;
    private Revocations revocations;
    private Outbox outbox;
    private Caller caller;
    private Clock clock;

    protected Devices() {} // for the CDI proxy

    @Inject
    public Devices(
            DeviceStore store,
            DeviceConfig config,
            Revocations revocations,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.config = config;
        this.revocations = revocations;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** A one-time code for a further device of the company. */
    public DeviceEnrolmentResponse invite(DeviceEnrolmentRequest request) {
        return invite(caller.companyOr(request.companyId()), null, request.name());
    }

    /** A one-time code with which this device gets a new key; the old one is good until then. */
    public DeviceEnrolmentResponse roll(UUID deviceId) {
        Device device = requireForCaller(deviceId);
        device.mustBeActive();
        return invite(device.companyId(), device.id(), device.name());
    }

    /** Enrols whoever brings an unused code, or gives a device its new key. */
    public DeviceResponse enrol(DeviceRequest request) {
        DeviceKey key = DeviceKey.of(request.publicKey().members());
        Instant now = clock.instant();
        Enrolment enrolment = store.use(new EnrolmentCode(request.token()).hash(), now)
                .orElseThrow(() -> Problem.of(ENROLMENT_VOID, "The code is unknown, was used or is too old."));
        Device device = enrolment
                .deviceId()
                .map(deviceId -> rolled(deviceId, key, request.appVersion(), now))
                .orElseGet(() -> enrolled(enrolment, key, request.appVersion(), now));
        store.flush();
        return DeviceResponse.from(device);
    }

    /** Lets the device act no more, for good. A repetition finds it revoked. */
    public DeviceResponse revoke(UUID deviceId) {
        Device device = requireForCaller(deviceId);
        Instant now = clock.instant();
        if (device.revoke(now)) {
            revocations.revoke(deviceId);
            outbox.publish(new DeviceRevoked(deviceId, device.companyId(), now));
            LOG.log(Level.INFO, "device {0} revoked", deviceId);
        }
        return DeviceResponse.from(device);
    }

    /** The devices of a company or, for a SUPER_ADMIN who names none, of all. */
    public Page<DeviceResponse> list(UUID companyId, DeviceStatus status, int limit, String cursor) {
        Optional<UUID> company =
                caller.is(SUPER_ADMIN) ? Optional.ofNullable(companyId) : Optional.of(caller.companyOr(companyId));
        List<DeviceResponse> devices =
                store.after(Cursor.decodeId(cursor), company, Optional.ofNullable(status), limit + 1).stream()
                        .map(DeviceResponse::from)
                        .toList();
        return Page.of(devices, limit, device -> device.deviceId().toString());
    }

    /** One device, if the caller may see it. */
    public DeviceResponse find(UUID deviceId) {
        Device device = store.find(deviceId).orElseThrow(Problem::notFound);
        caller.mustActFor(device.companyId());
        return DeviceResponse.from(device);
    }

    /** The device that calls. */
    public DeviceResponse current() {
        return find(caller.deviceId().orElseThrow(Problem::notFound));
    }

    /** Notes the version of the program on the device that calls. */
    public DeviceResponse update(DeviceUpdate update) {
        Device device = requireForCaller(caller.deviceId().orElseThrow(Problem::notFound));
        device.update(update.appVersion(), clock.instant());
        return DeviceResponse.from(device);
    }

    /**
     * The device that has signed an assertion, for the house's own use; an assertion is good once. Every cause of refusal gives the
     * same answer.
     */
    public ProvenDevice prove(String assertion) {
        Instant now = clock.instant();
        DeviceAssertion claimed = DeviceAssertion.read(assertion, config.audiences(), config.assertionLife(), now)
                .orElseThrow(Devices::stranger);
        long asOf = revocations.asOf(List.of(claimed.deviceId()));
        Device device = store.find(claimed.deviceId())
                .filter(Device::isActive)
                .filter(known -> DeviceKey.stored(known.publicJwk()).hasSigned(claimed.signed()))
                .orElseThrow(Devices::stranger);
        if (!store.isNew(claimed)) {
            throw stranger();
        }
        store.seen(device.id(), now);
        return new ProvenDevice(device.id(), device.companyId(), device.serial(), asOf);
    }

    /** Refuses when the device was revoked, for the house's own use. */
    public void mustBeActive(UUID deviceId) {
        store.find(deviceId).filter(Device::isActive).orElseThrow(Devices::stranger);
    }

    /** Forgets what ended. */
    public void purge() {
        int ended = store.purge(clock.instant());
        LOG.log(Level.DEBUG, "{0} codes and assertions of devices purged", ended);
    }

    private DeviceEnrolmentResponse invite(UUID companyId, UUID deviceId, String name) {
        Instant now = clock.instant();
        EnrolmentCode code = EnrolmentCode.next();
        Enrolment enrolment =
                new Enrolment(code.hash(), companyId, deviceId, name, caller.userId(), config.enrolmentLife(), now);
        store.add(enrolment);
        String text = Json.createObjectBuilder()
                .add("handshake_version", HANDSHAKE_VERSION)
                .add("url", config.enrolmentUrl())
                .add("token", code.text())
                .build()
                .toString();
        return new DeviceEnrolmentResponse(
                HANDSHAKE_VERSION,
                config.enrolmentUrl(),
                code.text(),
                enrolment.expiresAt(),
                companyId,
                deviceId,
                text,
                QrModules.of(text).svg("QR code to enrol a device"));
    }

    private Device enrolled(Enrolment enrolment, DeviceKey key, String appVersion, Instant now) {
        Device device = new Device(
                Ids.next(),
                enrolment.companyId(),
                store.nextSerial(enrolment.companyId()),
                enrolment.name(),
                key.json(),
                appVersion,
                now);
        store.add(device);
        tell(device, now);
        LOG.log(Level.INFO, "device {0} of company {1} enrolled", device.id(), device.companyId());
        return device;
    }

    private Device rolled(UUID deviceId, DeviceKey key, String appVersion, Instant now) {
        Device device = store.lock(deviceId);
        device.roll(key.json(), appVersion, now);
        revocations.revoke(deviceId); // who has the old key may have tokens as well
        tell(device, now);
        LOG.log(Level.INFO, "device {0} has a new key", deviceId);
        return device;
    }

    /** Tells the houses which key is the device's from now on. */
    private void tell(Device device, Instant now) {
        outbox.publish(new DeviceEnrolled(
                device.id(), device.companyId(), device.serial(), device.name(), device.publicJwk(), now));
    }

    private Device requireForCaller(UUID deviceId) {
        Device device = store.lock(deviceId);
        caller.mustActFor(device.companyId());
        return device;
    }

    private static Problem stranger() {
        return Problem.of(INVALID_CLIENT, "The assertion is none of an enrolled device, or was shown before.")
                .with("error", "invalid_client");
    }
}
