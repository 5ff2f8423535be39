package dev.twende.auth.passwords.boundary;

import dev.twende.auth.links.boundary.Links;
import dev.twende.auth.sessions.boundary.TokenResponse;
import dev.twende.auth.users.boundary.Credentials;
import dev.twende.auth.users.boundary.Users;
import dev.twende.kit.limits.Limits;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Judges and hashes new passwords before they are kept. No transaction is open meanwhile. */
@ApplicationScoped
public class NewPasswords {
    private Passwords passwords;
    private Credentials credentials;
    private Links links;
    private Users users;
    private Limits limits;
    private Caller caller;

    protected NewPasswords() {} // for the CDI proxy

    @Inject
    public NewPasswords(
            Passwords passwords, Credentials credentials, Links links, Users users, Limits limits, Caller caller) {
        this.passwords = passwords;
        this.credentials = credentials;
        this.links = links;
        this.users = users;
        this.limits = limits;
        this.caller = caller;
    }

    /** The password of whoever holds the link; a password that is refused leaves the link open. */
    public void choose(ChosenPassword chosen) {
        UUID userId = links.owner(chosen.token());
        passwords.choose(chosen.token(), userId, credentials.hash(users.require(userId), chosen.password()));
    }

    /** Another password for the caller, who knows the current one, and a session in place of all others. */
    public TokenResponse change(PasswordChange change) {
        UUID userId = caller.userId();
        limits.spend("password-change", userId.toString());
        if (!credentials.areOf(userId, change.currentPassword())) {
            throw Problem.invalid("current_password", "is not your password");
        }
        return passwords.change(userId, credentials.hash(users.require(userId), change.password()));
    }
}
