package dev.twende.auth.deactivations.boundary;

import static dev.twende.auth.sessions.entity.Revocation.USER_INACTIVE;

import dev.twende.auth.sessions.boundary.Sessions;
import dev.twende.auth.users.boundary.UserResponse;
import dev.twende.auth.users.boundary.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Closes accounts and opens them again. Tokens that are out already are void at once in this house and within seconds in the others. */
@ApplicationScoped
@Transactional
public class Deactivations {
    private Users users;
    private Sessions sessions;

    protected Deactivations() {} // for the CDI proxy

    @Inject
    public Deactivations(Users users, Sessions sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    /** Ends all logins of the user, for good: activated again, the user logs in anew. */
    public UserResponse deactivate(UUID userId) {
        UserResponse user = users.deactivate(userId);
        sessions.revokeAllOf(userId, USER_INACTIVE);
        return user;
    }

    /** Lets the user log in again. */
    public UserResponse activate(UUID userId) {
        return users.activate(userId);
    }
}
