package dev.twende.auth.users.boundary;

import dev.twende.auth.users.control.PasswordHasher;
import dev.twende.auth.users.entity.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    /** The active user whose password this is. An unknown address costs the same work and gives the same answer. */
    public Optional<UUID> verify(String email, String password) {
        Optional<User> user = users.byEmail(email);
        String hash = user.map(User::passwordHash).orElseGet(hasher::decoy);
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
}
