package dev.twende.auth.sessions.control;

import static dev.twende.kit.problem.ProblemType.INVALID_CREDENTIALS;
import static dev.twende.kit.security.Roles.SECOND_FACTOR_DUE;

import dev.twende.auth.secondfactors.boundary.SecondFactors;
import dev.twende.auth.sessions.entity.Identity;
import dev.twende.auth.users.boundary.Credentials;
import dev.twende.auth.users.boundary.Users;
import dev.twende.auth.users.entity.User;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Knows users as tokens speak of them. */
@ApplicationScoped
public class Identities {
    private Users users;
    private Credentials credentials;
    private SecondFactors secondFactors;

    protected Identities() {} // for the CDI proxy

    @Inject
    public Identities(Users users, Credentials credentials, SecondFactors secondFactors) {
        this.users = users;
        this.credentials = credentials;
        this.secondFactors = secondFactors;
    }

    /**
     * The user whose email and password these are; every cause of refusal gives the same answer. Only who knows the password learns
     * whether a second factor is asked for.
     *
     * @param otp null for who has no second factor
     */
    public UUID prove(String email, String password, String otp) {
        UUID userId = credentials.verify(email, password).orElseThrow(Identities::refusal);
        secondFactors.prove(userId, otp);
        return userId;
    }

    /** Who an active user is at this moment; roles taken away are gone with the next token. */
    public Optional<Identity> current(UUID userId) {
        return users.active(userId).map(this::identity);
    }

    /** The one answer to whoever cannot prove to be an active user. */
    public static Problem refusal() {
        return Problem.of(INVALID_CREDENTIALS, "The email and password do not match an active account.");
    }

    private Identity identity(User user) {
        return new Identity(user.id(), user.email(), user.companyId(), roles(user));
    }

    /** Who still has to enrol a second factor may do nothing else. */
    private List<String> roles(User user) {
        return secondFactors.isDue(user) ? List.of(SECOND_FACTOR_DUE) : users.groups(user);
    }
}
