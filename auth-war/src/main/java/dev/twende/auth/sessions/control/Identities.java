package dev.twende.auth.sessions.control;

import static dev.twende.kit.problem.ProblemType.INVALID_CREDENTIALS;

import dev.twende.auth.sessions.entity.Identity;
import dev.twende.auth.users.boundary.Credentials;
import dev.twende.auth.users.boundary.Users;
import dev.twende.auth.users.entity.User;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Knows users as tokens speak of them. */
@ApplicationScoped
public class Identities {
    private Users users;
    private Credentials credentials;

    protected Identities() {} // for the CDI proxy

    @Inject
    public Identities(Users users, Credentials credentials) {
        this.users = users;
        this.credentials = credentials;
    }

    /** The user whose email and password these are; every cause of refusal gives the same answer. */
    public UUID prove(String email, String password) {
        return credentials.verify(email, password).orElseThrow(Identities::refusal);
    }

    /** Who an active user is at this moment; roles taken away are gone with the next token. */
    public Optional<Identity> current(UUID userId) {
        return users.active(userId).map(Identities::identity);
    }

    /** The one answer to whoever cannot prove to be an active user. */
    public static Problem refusal() {
        return Problem.of(INVALID_CREDENTIALS, "The email and password do not match an active account.");
    }

    private static Identity identity(User user) {
        return new Identity(
                user.id(),
                user.email(),
                user.companyId(),
                user.roles().stream().map(Enum::name).sorted().toList());
    }
}
