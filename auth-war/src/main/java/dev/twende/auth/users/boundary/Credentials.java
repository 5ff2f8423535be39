package dev.twende.auth.users.boundary;

import dev.twende.auth.users.control.PasswordHasher;
import dev.twende.auth.users.control.PasswordPolicy;
import dev.twende.auth.users.entity.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Proves by email and password who someone is. There is no transaction around it: a hash takes longer than any statement and
 * must hold no connection.
 */
@ApplicationScoped
public class Credentials {
    private Users users;
    private PasswordHasher hasher;

    protected Credentials() {} // for the CDI proxy

    @Inject
    public Credentials(Users users, PasswordHasher hasher) {
        this.users = users;
        this.hasher = hasher;
    }

    /** Whether this is the password of the active user. */
    public boolean areOf(UUID userId, String password) {
        return users.active(userId)
                .flatMap(User::passwordHash)
                .filter(hash -> hasher.matches(password, hash))
                .isPresent();
    }

    /** The hash of a new password of the user, if it is good enough. */
    public String hash(User user, String password) {
        PasswordPolicy.check(password, List.of(user.email(), user.fullName()));
        return hasher.hash(password);
    }

    /** The active user whose password this is. An unknown address costs the same work and gives the same answer. */
    public Optional<UUID> verify(String email, String password) {
        Optional<User> user = users.byEmail(email);
        String hash = user.flatMap(User::passwordHash).orElseGet(hasher::decoy);
        boolean proven =
                hasher.matches(password, hash) && user.filter(User::isActive).isPresent();
        if (!proven) {
            return Optional.empty();
        }
        UUID userId = user.get().id();
        if (hasher.isOutdated(hash)) {
            users.rehash(userId, hash, hasher.hash(password));
        }
        return Optional.of(userId);
    }

    /** The hash of another secret of a person, made as that of a password. */
    public String hash(String secret) {
        return hasher.hash(secret);
    }

    /** Whether a secret is that of the hash; without one it costs the same work, and is not. */
    public boolean matches(String secret, Optional<String> hash) {
        return hasher.matches(secret, hash.orElseGet(hasher::decoy)) && hash.isPresent();
    }
}
