package dev.twende.auth.passwords.boundary;

import static dev.twende.auth.links.entity.Purpose.INVITATION;
import static dev.twende.auth.links.entity.Purpose.PASSWORD_RESET;
import static dev.twende.auth.sessions.entity.Revocation.PASSWORD_CHANGED;

import dev.twende.auth.links.boundary.Links;
import dev.twende.auth.mails.boundary.Mails;
import dev.twende.auth.mails.entity.MailKind;
import dev.twende.auth.passwords.control.PasswordResetConfig;
import dev.twende.auth.passwords.control.PasswordResetRequestStore;
import dev.twende.auth.passwords.entity.PasswordResetRequest;
import dev.twende.auth.sessions.boundary.Sessions;
import dev.twende.auth.sessions.boundary.TokenResponse;
import dev.twende.auth.users.boundary.Users;
import dev.twende.auth.users.entity.User;
import dev.twende.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives accounts new passwords; hashes come made, since a hash takes longer than a transaction should. */
@ApplicationScoped
@Transactional
public class Passwords {
    private static final Logger LOG = System.getLogger(Passwords.class.getName());

    private PasswordResetRequestStore store;
    private PasswordResetConfig config;
    private Links links;
    private Mails mails;
    private Users users;
    private Sessions sessions;
    private Clock clock;

    protected Passwords() {} // for the CDI proxy

    @Inject
    public Passwords(
            PasswordResetRequestStore store,
            PasswordResetConfig config,
            Links links,
            Mails mails,
            Users users,
            Sessions sessions,
            Clock clock) {
        this.store = store;
        this.config = config;
        this.links = links;
        this.mails = mails;
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Keeps the request. Known and unknown addresses cost one row each, so neither the answer nor its time tells them apart. */
    public void forgotten(String email) {
        store.add(new PasswordResetRequest(Ids.next(), User.canonical(email), clock.instant()));
    }

    /** Mails links to those whose requests wait; answers how many there were. */
    int answer(int limit) {
        List<PasswordResetRequest> asked = store.take(limit);
        asked.forEach(request -> users.byEmail(request.email())
                .filter(User::isActive)
                .filter(this::mayBeMailed)
                .ifPresent(this::mailLink));
        return asked.size();
    }

    /** Who is invited uses the invitation; nobody's mailbox is flooded. */
    private boolean mayBeMailed(User user) {
        Instant anHourAgo = clock.instant().minus(Duration.ofHours(1));
        return user.passwordHash().isPresent()
                && links.count(user.id(), PASSWORD_RESET, anHourAgo) < config.mailsPerHour();
    }

    private void mailLink(User user) {
        URI link = links.issue(user.id(), PASSWORD_RESET);
        String minutes = String.valueOf(links.lifetime(PASSWORD_RESET).toMinutes());
        mails.write(user.id(), MailKind.PASSWORD_RESET, Map.of("link", link.toString(), "minutes", minutes));
        LOG.log(Level.INFO, "user {0} was sent a link to a new password", user.id());
    }

    /** Takes the password chosen by a link, which is used up by it, and ends all sessions. */
    public void choose(String token, UUID userId, String hash) {
        links.use(token);
        boolean isFirst = users.require(userId).passwordHash().isEmpty();
        users.changePassword(userId, hash);
        links.revoke(userId, INVITATION);
        links.revoke(userId, PASSWORD_RESET);
        sessions.revokeAllOf(userId, PASSWORD_CHANGED);
        if (!isFirst) {
            mails.write(userId, MailKind.PASSWORD_CHANGED, Map.of());
        }
        LOG.log(Level.INFO, "user {0} has chosen a password by a link", userId);
    }

    /** Takes another password, ends all sessions and opens one for who has just proven to be the user. */
    public TokenResponse change(UUID userId, String hash) {
        users.changePassword(userId, hash);
        links.revoke(userId, PASSWORD_RESET);
        sessions.revokeAllOf(userId, PASSWORD_CHANGED);
        mails.write(userId, MailKind.PASSWORD_CHANGED, Map.of());
        LOG.log(Level.INFO, "user {0} has changed the password", userId);
        return sessions.open(userId);
    }
}
