package dev.twende.auth.users.boundary;

import static dev.twende.kit.problem.ProblemType.EMAIL_TAKEN;
import static dev.twende.kit.problem.ProblemType.OWN_ACCOUNT;
import static dev.twende.kit.security.Roles.SERVICE;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.twende.auth.revocations.boundary.Revocations;
import dev.twende.auth.users.control.CompanyRoleStore;
import dev.twende.auth.users.control.PasswordHasher;
import dev.twende.auth.users.control.PasswordPolicy;
import dev.twende.auth.users.control.RolePolicy;
import dev.twende.auth.users.control.UserStore;
import dev.twende.auth.users.entity.Language;
import dev.twende.auth.users.entity.Role;
import dev.twende.auth.users.entity.User;
import dev.twende.events.auth.UserChanged;
import dev.twende.events.auth.UserDeactivated;
import dev.twende.events.auth.UserRegistered;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.IfMatch;
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
import java.util.stream.Stream;

/** Registers and reads users. */
@ApplicationScoped
@Transactional
public class Users {
    private static final Logger LOG = System.getLogger(Users.class.getName());
    private UserStore store;
    private CompanyRoleStore companyRoles;
    private PasswordHasher hasher;
    private IdempotentRequests idempotent;
    private Revocations revocations;
    private Outbox outbox;
    private Caller caller;
    private Clock clock;

    protected Users() {} // for the CDI proxy

    @Inject
    public Users(
            UserStore store,
            CompanyRoleStore companyRoles,
            PasswordHasher hasher,
            IdempotentRequests idempotent,
            Revocations revocations,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.companyRoles = companyRoles;
        this.hasher = hasher;
        this.idempotent = idempotent;
        this.revocations = revocations;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** Registers a user: any by a SUPER_ADMIN, one of the own company by its COMPANY_ADMIN. */
    public UserResponse register(UserRequest request, IdempotencyKey key) {
        UUID company = companyFor(request);
        return idempotent.once(key, "users.register", request.withoutPassword(), UserResponse.class, () -> {
            PasswordPolicy.check(request.password(), List.of(request.email(), request.fullName()));
            mustBeFree(request.email());
            User user = add(new User(
                    Ids.next(),
                    request.email(),
                    request.fullName(),
                    request.phone(),
                    language(request.language()),
                    hasher.hash(request.password()),
                    company,
                    request.roles(),
                    companyRoles.own(request.companyRoleIds(), company),
                    clock.instant()));
            return UserResponse.from(user);
        });
    }

    /**
     * Registers a user who has no password yet, under the rules of {@link #register}; for the house's own use.
     *
     * @param request its password is ignored
     */
    @Transactional(MANDATORY)
    public UserResponse invite(UserRequest request) {
        UUID company = companyFor(request);
        mustBeFree(request.email());
        User user = add(new User(
                Ids.next(),
                request.email(),
                request.fullName(),
                request.phone(),
                language(request.language()),
                null,
                company,
                request.roles(),
                companyRoles.own(request.companyRoleIds(), company),
                clock.instant()));
        return UserResponse.from(user);
    }

    /**
     * Changes a user: any by a SUPER_ADMIN, one of the own company by its COMPANY_ADMIN, and nobody the own roles. Other roles are told
     * to the world, since tokens of before still carry the old ones.
     */
    public UserResponse change(UUID userId, IfMatch seen, UserUpdate update) {
        User user = requireForCaller(userId);
        IfMatch.mustMatch(seen, user.version());
        if (!caller.is(SUPER_ADMIN)) {
            RolePolicy.requireCompanyRoles(update.roles());
        }
        user.describe(update.fullName(), update.phone(), Language.of(update.language()));
        Set<UUID> ownRoles =
                companyRoles.own(update.companyRoleIds(), user.companyId().orElse(null));
        if (user.assign(update.roles(), ownRoles)) {
            mustNotBeOwn(userId, "Ask another administrator to change your roles.");
            tellRoles(user);
            LOG.log(Level.INFO, "user {0} has roles {1} now", userId, user.roles());
        }
        store.changed(user);
        return UserResponse.from(user);
    }

    /** Registers the SUPER_ADMIN who registers all others, unless there is one; several instances may ask at once. */
    public void registerFirstAdministrator(String email, String password) {
        store.lock();
        if (!store.anyoneIs(Role.SUPER_ADMIN)) {
            PasswordPolicy.check(password, List.of(email));
            add(new User(
                    Ids.next(),
                    email,
                    "Administrator",
                    null,
                    Language.ENGLISH,
                    hasher.hash(password),
                    null,
                    Set.of(Role.SUPER_ADMIN),
                    Set.of(),
                    clock.instant()));
        }
    }

    /** Tells the world what roles the users have who have this one, which their company has changed; for the house's own use. */
    @Transactional(MANDATORY)
    public void rolesChanged(UUID companyRoleId) {
        store.having(companyRoleId).forEach(this::tellRoles);
    }

    /** Tokens of before say what is no longer so. */
    private void tellRoles(User user) {
        if (user.isActive()) {
            revocations.revoke(user.id());
            outbox.publish(new UserChanged(user.id(), user.companyId().orElse(null), groups(user), clock.instant()));
        }
    }

    /** The roles that tokens of this user carry: the user's, and those whose doors the company's own roles open. */
    public List<String> groups(User user) {
        return Stream.concat(user.roles().stream(), companyRoles.doors(user.companyRoleIds()))
                .distinct()
                .sorted()
                .map(Role::name)
                .toList();
    }

    /** One user, if the caller may see that user; the other houses see all. */
    public UserResponse find(UUID userId) {
        return UserResponse.from(caller.is(SERVICE) ? store.require(userId) : requireForCaller(userId));
    }

    /** Lets the user act no more; for the house's own use, since sessions have to end with it. */
    public UserResponse deactivate(UUID userId) {
        User user = requireForCaller(userId);
        mustNotBeOwn(userId, "Ask another administrator to deactivate you.");
        if (user.isActive()) {
            user.deactivate();
            outbox.publish(new UserDeactivated(userId, user.companyId().orElse(null), clock.instant()));
            store.changed(user);
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
            store.changed(user);
            LOG.log(Level.INFO, "user {0} activated", userId);
        }
        return UserResponse.from(user);
    }

    private void mustNotBeOwn(UUID userId, String advice) {
        if (caller.userId().equals(userId)) {
            throw Problem.of(OWN_ACCOUNT, advice);
        }
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

    /** The caller's own account. */
    public UserResponse own() {
        return UserResponse.from(store.require(caller.userId()));
    }

    /** The user of this id, active or not, for the house's own use. */
    public User require(UUID userId) {
        return store.require(userId);
    }

    /** A user whom the caller may change; for the house's own use. */
    public User requireManaged(UUID userId) {
        return requireForCaller(userId);
    }

    /** Gives the user another password; for the house's own use. */
    @Transactional(MANDATORY)
    public void changePassword(UUID userId, String hash) {
        store.require(userId).changePassword(hash);
    }

    /** The active users of a company, the first 200 by registration, for the house's own use. */
    public List<User> activeOf(UUID companyId) {
        return store.after(new UUID(0, 0), Optional.of(companyId), Page.MAX_LIMIT).stream()
                .filter(User::isActive)
                .toList();
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

    private void mustBeFree(String email) {
        if (store.byEmail(email).isPresent()) {
            throw Problem.of(EMAIL_TAKEN, "Another account uses this email address.");
        }
    }

    private User add(User user) {
        store.add(user);
        outbox.publish(registered(user));
        LOG.log(Level.INFO, "user {0} registered with roles {1}", user.id(), user.roles());
        return user;
    }

    private static Language language(String code) {
        return code == null ? Language.ENGLISH : Language.of(code);
    }

    private UserRegistered registered(User user) {
        return new UserRegistered(user.id(), user.companyId().orElse(null), groups(user));
    }
}
