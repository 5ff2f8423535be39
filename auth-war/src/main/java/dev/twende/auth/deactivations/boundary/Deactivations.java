package dev.twende.auth.deactivations.boundary;

import dev.twende.auth.sessions.boundary.Sessions;
import dev.twende.auth.users.boundary.UserResponse;
import dev.twende.auth.users.boundary.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Closes accounts and opens them again. An access token that is out already is good until it lapses, 15 minutes at most. */
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
        sessions.revokeAllOf(userId);
        return user;
    }

    /** Lets the user log in again. */
    public UserResponse activate(UUID userId) {
        return users.activate(userId);
    }
}
