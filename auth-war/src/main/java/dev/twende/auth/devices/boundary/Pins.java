package dev.twende.auth.devices.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;

import dev.twende.auth.devices.control.DeviceConfig;
import dev.twende.auth.devices.control.DeviceStore;
import dev.twende.auth.devices.entity.CashierPin;
import dev.twende.auth.users.boundary.Users;
import dev.twende.auth.users.entity.User;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps the PINs of cashiers, and counts who tries them where. */
@ApplicationScoped
@Transactional
public class Pins {
    private static final Logger LOG = System.getLogger(Pins.class.getName());

    private DeviceStore store;
    private DeviceConfig config;
    private Users users;
    private Caller caller;
    private Clock clock;

    protected Pins() {} // for the CDI proxy

    @Inject
    public Pins(DeviceStore store, DeviceConfig config, Users users, Caller caller, Clock clock) {
        this.store = store;
        this.config = config;
        this.users = users;
        this.caller = caller;
        this.clock = clock;
    }

    /** Lets pass who may set this user's PIN: the user, and the administrators of the company; but not with a device's token. */
    public void mustBeSettable(UUID userId) {
        if (caller.deviceId().isPresent()) {
            throw Problem.of(ProblemType.NOT_ON_A_DEVICE, "A PIN is set with one's own login, not on a shared device.");
        }
        if (!caller.userId().equals(userId)) {
            users.find(userId);
            mustBeAdministrator();
        }
    }

    /** Keeps the hash of a PIN, and unlocks the user on all devices. */
    public void keep(UUID userId, String pinHash) {
        CashierPin pin = store.pin(userId)
                .map(known -> {
                    known.replace(pinHash, caller.userId(), clock.instant());
                    return known;
                })
                .orElseGet(() -> new CashierPin(userId, pinHash, caller.userId(), clock.instant()));
        store.keep(pin);
        LOG.log(Level.INFO, "PIN of user {0} set by {1}", userId, caller.userId());
    }

    /** Those who may take over the device that calls, by name. */
    public List<CashierResponse> ofCurrentDevice() {
        List<User> people = users.activeOf(caller.companyId().orElseThrow(Problem::notFound));
        Set<UUID> withPin =
                new HashSet<>(store.withPin(people.stream().map(User::id).toList()));
        return people.stream()
                .filter(user -> withPin.contains(user.id()))
                .map(user -> new CashierResponse(user.id(), user.fullName()))
                .toList();
    }

    /**
     * The hash that a try of the PIN on this device is to be held against; the try is counted before it is made. Empty for anyone
     * who cannot log in here: of another company, inactive, without a PIN, or locked.
     */
    public Optional<String> hashForTry(UUID userId, UUID deviceId, UUID companyId) {
        return users.active(userId)
                .filter(user -> user.companyId().equals(Optional.of(companyId)))
                .flatMap(user -> store.pin(user.id()))
                .filter(pin -> store.mayTry(userId, deviceId, config.pinTries()))
                .map(CashierPin::pinHash);
    }

    /** Takes a counted try back. */
    public void notTried(UUID userId, UUID deviceId) {
        store.forgetTry(userId, deviceId);
    }

    /** Begins the count anew after a try that was right. */
    public void proven(UUID userId, UUID deviceId) {
        store.forgetTries(userId, deviceId);
    }

    private void mustBeAdministrator() {
        if (!caller.is(SUPER_ADMIN) && !caller.is(COMPANY_ADMIN)) {
            throw Problem.of(ProblemType.FORBIDDEN, "Others' PINs are set by administrators.");
        }
    }
}
