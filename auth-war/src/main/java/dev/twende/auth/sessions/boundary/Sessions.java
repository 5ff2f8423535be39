package dev.twende.auth.sessions.boundary;

import static dev.twende.auth.sessions.entity.Revocation.TOKEN_REUSED;
import static dev.twende.auth.sessions.entity.Revocation.USER_INACTIVE;
import static dev.twende.kit.problem.ProblemType.INVALID_GRANT;

import dev.twende.auth.sessions.control.AccessTokens;
import dev.twende.auth.sessions.control.Identities;
import dev.twende.auth.sessions.control.RefreshSecret;
import dev.twende.auth.sessions.control.SessionConfig;
import dev.twende.auth.sessions.control.SessionStore;
import dev.twende.auth.sessions.entity.Identity;
import dev.twende.auth.sessions.entity.RefreshToken;
import dev.twende.auth.sessions.entity.Revocation;
import dev.twende.auth.sessions.entity.Session;
import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Opens sessions and carries them on from refresh token to refresh token. */
@ApplicationScoped
@Transactional
public class Sessions {
    private static final Logger LOG = System.getLogger(Sessions.class.getName());

    private SessionStore store;
    private Identities identities;
    private AccessTokens tokens;
    private SessionConfig config;
    private Clock clock;

    protected Sessions() {} // for the CDI proxy

    @Inject
    public Sessions(SessionStore store, Identities identities, AccessTokens tokens, SessionConfig config, Clock clock) {
        this.store = store;
        this.identities = identities;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    /** Opens a session for a user who has just proven to be that user. */
    public TokenResponse open(UUID userId) {
        Identity identity = identities.current(userId).orElseThrow(Identities::refusal);
        Instant now = clock.instant();
        Session session = new Session(Ids.next(), userId, RefreshSecret.salt(), config.maxAge(), now);
        RefreshSecret first = RefreshSecret.first();
        store.open(session, token(first, session, now));
        LOG.log(Level.INFO, "session {0} opened by user {1}", session.id(), userId);
        return answer(identity, first);
    }

    /**
     * Uses a refresh token and gives its successor. A token that comes again within the retry grace, while its successor is
     * unused, gets the same successor: the first answer was lost on the way. Any other second use ends the session.
     */
    @Transactional(dontRollbackOn = Problem.class) // a revocation outlives the refusal that reports it
    public TokenResponse refresh(String presented) {
        RefreshSecret secret = new RefreshSecret(presented);
        Session session = store.lockByToken(secret.hash()).orElseThrow(Sessions::refusal);
        RefreshToken token = store.current(secret.hash());
        Instant now = clock.instant();
        if (!session.isOpen(now) || token.isExpired(now)) {
            throw refusal();
        }
        RefreshSecret successor = secret.successor(session.successorSalt());
        if (!token.isUsed()) {
            token.use(now);
            store.add(token(successor, session, now));
        } else if (!isRetry(token, successor, now)) {
            throw revoked(session, TOKEN_REUSED, now);
        }
        Identity identity =
                identities.current(session.userId()).orElseThrow(() -> revoked(session, USER_INACTIVE, now));
        return answer(identity, successor);
    }

    /** Ends all sessions of a user who may act no more; for the house's own use. */
    public void revokeAllOf(UUID userId) {
        int ended = store.revokeAllOf(userId, USER_INACTIVE, clock.instant());
        LOG.log(Level.INFO, "{0} sessions of user {1} revoked", ended, userId);
    }

    /** Forgets the sessions that ended by age. */
    public void purge() {
        int ended = store.purge(clock.instant());
        LOG.log(Level.DEBUG, "{0} sessions purged", ended);
    }

    private RefreshToken token(RefreshSecret secret, Session session, Instant now) {
        return new RefreshToken(secret.hash(), session.id(), config.idleTimeout(), now);
    }

    private boolean isRetry(RefreshToken token, RefreshSecret successor, Instant now) {
        return token.wasUsedWithin(config.retryGrace(), now)
                && store.token(successor.hash()).filter(next -> !next.isUsed()).isPresent();
    }

    private TokenResponse answer(Identity identity, RefreshSecret refreshToken) {
        return TokenResponse.of(tokens.issue(identity), tokens.lifetime(), refreshToken.text());
    }

    private static Problem revoked(Session session, Revocation reason, Instant now) {
        session.revoke(reason, now);
        LOG.log(Level.WARNING, "session {0} of user {1} revoked: {2}", session.id(), session.userId(), reason);
        return refusal();
    }

    private static Problem refusal() {
        return Problem.of(INVALID_GRANT, "The refresh token is unknown, used, expired or revoked.")
                .with("error", "invalid_grant");
    }
}
