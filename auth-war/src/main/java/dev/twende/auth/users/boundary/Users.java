package dev.twende.auth.users.boundary;

import static dev.twende.kit.problem.ProblemType.EMAIL_TAKEN;
import static dev.twende.kit.problem.ProblemType.OWN_ACCOUNT;
import static dev.twende.kit.security.Roles.SERVICE;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;

import dev.twende.auth.users.control.PasswordHasher;
import dev.twende.auth.users.control.PasswordPolicy;
import dev.twende.auth.users.control.RolePolicy;
import dev.twende.auth.users.control.UserStore;
import dev.twende.auth.users.entity.Role;
import dev.twende.auth.users.entity.User;
import dev.twende.events.auth.UserDeactivated;
import dev.twende.events.auth.UserRegistered;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Registers and reads users. */
@ApplicationScoped
@Transactional
public class Users {
    private static final Logger LOG = System.getLogger(Users.class.getName());
    private UserStore store;
    private PasswordHasher hasher;
    private IdempotentRequests idempotent;
    private Outbox outbox;
    private Caller caller;
    private Clock clock;

    protected Users() {} // for the CDI proxy

    @Inject
    public Users(
            UserStore store,
            PasswordHasher hasher,
            IdempotentRequests idempotent,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.hasher = hasher;
        this.idempotent = idempotent;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** Registers a user: any by a SUPER_ADMIN, one of the own company by its COMPANY_ADMIN. */
    public UserResponse register(UserRequest request, IdempotencyKey key) {
        UUID company = companyFor(request);
        return idempotent.once(key, "users.register", request.withoutPassword(), UserResponse.class, () -> {
            User user = add(
                    request.email(), request.password(), request.fullName(), request.phone(), company, request.roles());
            return UserResponse.from(user);
        });
    }

    /** Registers the SUPER_ADMIN who registers all others, unless there is one; several instances may ask at once. */
    public void registerFirstAdministrator(String email, String password) {
        store.lock();
        if (!store.anyoneIs(Role.SUPER_ADMIN)) {
            add(email, password, "Administrator", null, null, Set.of(Role.SUPER_ADMIN));
        }
    }

    /** One user, if the caller may see that user; the other houses see all. */
    public UserResponse find(UUID userId) {
        return UserResponse.from(caller.is(SERVICE) ? store.require(userId) : requireForCaller(userId));
    }

    /** Lets the user act no more; for the house's own use, since sessions have to end with it. */
    public UserResponse deactivate(UUID userId) {
        User user = requireForCaller(userId);
        if (caller.userId().equals(userId)) {
            throw Problem.of(OWN_ACCOUNT, "Ask another administrator to deactivate you.");
        }
        if (user.isActive()) {
            user.deactivate();
            outbox.publish(new UserDeactivated(userId, user.companyId().orElse(null), clock.instant()));
            LOG.log(Level.INFO, "user {0} deactivated", userId);
        }
        return UserResponse.from(user);
    }

    /** Lets the user act again, and tells so as of a new one. */
    public UserResponse activate(UUID userId) {
        User user = requireForCaller(userId);
        if (!user.isActive()) {
            user.activate();
            outbox.publish(registered(user));
            LOG.log(Level.INFO, "user {0} activated", userId);
        }
        return UserResponse.from(user);
    }

    private User requireForCaller(UUID userId) {
        User user = store.require(userId);
        caller.mustActFor(user.companyId().orElse(null));
        return user;
    }

    /** The users of a company or, for a SUPER_ADMIN who names none, of all. */
    public Page<UserResponse> list(UUID companyId, int limit, String cursor) {
        Optional<UUID> company =
                caller.is(SUPER_ADMIN) ? Optional.ofNullable(companyId) : Optional.of(caller.companyOr(companyId));
        List<UserResponse> users = store.after(Cursor.decodeId(cursor), company, limit + 1).stream()
                .map(UserResponse::from)
                .toList();
        return Page.of(users, limit, user -> user.userId().toString());
    }

    /** The user under this address, for the house's own use. */
    public Optional<User> byEmail(String email) {
        return store.byEmail(email);
    }

    /** The user of this id while active, for the house's own use. */
    public Optional<User> active(UUID userId) {
        return store.find(userId).filter(User::isActive);
    }

    /** Keeps the hash of the same password made with today's parameters. */
    public void rehash(UUID userId, String oldHash, String newHash) {
        store.replaceHash(userId, oldHash, newHash);
    }

    private UUID companyFor(UserRequest request) {
        if (caller.is(SUPER_ADMIN)) {
            return request.companyId();
        }
        UUID own = caller.companyOr(request.companyId());
        RolePolicy.requireCompanyRoles(request.roles());
        return own;
    }

    private User add(String email, String password, String fullName, String phone, UUID companyId, Set<Role> roles) {
        PasswordPolicy.check(password, email);
        if (store.byEmail(email).isPresent()) {
            throw Problem.of(EMAIL_TAKEN, "Another account uses this email address.");
        }
        String hash = hasher.hash(password);
        User user = new User(Ids.next(), email, fullName, phone, hash, companyId, roles, clock.instant());
        store.add(user);
        outbox.publish(registered(user));
        LOG.log(Level.INFO, "user {0} registered with roles {1}", user.id(), roles);
        return user;
    }

    private static UserRegistered registered(User user) {
        return new UserRegistered(
                user.id(),
                user.companyId().orElse(null),
                user.roles().stream().sorted().map(Role::name).toList());
    }
}
