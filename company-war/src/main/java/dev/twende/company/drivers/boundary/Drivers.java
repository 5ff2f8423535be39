package dev.twende.company.drivers.boundary;

import static dev.twende.kit.security.Roles.DRIVER;

import dev.twende.company.drivers.control.AuthUsers;
import dev.twende.company.drivers.control.DriverStore;
import dev.twende.company.drivers.control.KnownUser;
import dev.twende.company.drivers.entity.Driver;
import dev.twende.events.auth.UserChanged;
import dev.twende.events.auth.UserDeactivated;
import dev.twende.events.auth.UserRegistered;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Knows who may drive for a company, as auth tells it. */
@ApplicationScoped
@Transactional
public class Drivers {
    private DriverStore store;
    private AuthUsers auth;

    protected Drivers() {} // for the CDI proxy

    @Inject
    public Drivers(DriverStore store, AuthUsers auth) {
        this.store = store;
        this.auth = auth;
    }

    /** A user exists and is active from now on; only drivers of a company are of interest. */
    public void heard(UserRegistered user) {
        if (user.companyId() != null && user.roles().contains(DRIVER)) {
            store.put(new Driver(user.userId(), user.companyId(), true));
        }
    }

    /** An active user has other roles: who is no driver any more is kept as one who may not drive. */
    public void heard(UserChanged user) {
        if (user.companyId() != null) {
            store.put(new Driver(user.userId(), user.companyId(), user.roles().contains(DRIVER)));
        }
    }

    /** A user may act no more. Kept even of one never heard of: an older answer of auth may still be under way. */
    public void heard(UserDeactivated user) {
        if (user.companyId() != null) {
            store.put(new Driver(user.userId(), user.companyId(), false));
        }
    }

    /**
     * Refuses whoever is no active driver of the company; for the other features of this house.
     *
     * @param userId null is nobody, and that is fine
     */
    public void mustDriveFor(UUID companyId, UUID userId) {
        if (userId != null && !mayDriveFor(companyId, userId)) {
            throw Problem.invalid("assigned_driver_id", "must be an active driver of the company");
        }
    }

    /** Whether this is an active driver of the company; for the other features of this house. */
    public boolean mayDriveFor(UUID companyId, UUID userId) {
        return find(companyId, userId)
                .filter(driver -> driver.mayDriveFor(companyId))
                .isPresent();
    }

    /**
     * Asks auth about a driver only once: from the answer on, its news keep the replica right. To the people of one company the
     * drivers of others are unknown; what auth answers about those is not theirs to keep.
     */
    private Optional<Driver> find(UUID companyId, UUID userId) {
        Optional<Driver> known = store.find(userId);
        if (known.isPresent()) {
            return known;
        }
        auth.find(userId)
                .filter(user -> isDriverOf(companyId, user))
                .ifPresent(user -> store.addMissing(new Driver(user.userId(), user.companyId(), user.isActive())));
        return store.find(userId);
    }

    private static boolean isDriverOf(UUID companyId, KnownUser user) {
        return companyId.equals(user.companyId()) && user.roles().contains(DRIVER);
    }
}
