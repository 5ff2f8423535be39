package dev.twende.auth.sessions.boundary;

import static dev.twende.auth.sessions.entity.Revocation.LOGGED_OUT;
import static dev.twende.auth.sessions.entity.Revocation.TOKEN_REUSED;
import static dev.twende.auth.sessions.entity.Revocation.USER_INACTIVE;
import static dev.twende.kit.problem.ProblemType.INVALID_GRANT;

import dev.twende.auth.devices.boundary.Devices;
import dev.twende.auth.logins.boundary.LoginNotices;
import dev.twende.auth.revocations.boundary.Revocations;
import dev.twende.auth.sessions.control.AccessTokens;
import dev.twende.auth.sessions.control.Identities;
import dev.twende.auth.sessions.control.RefreshSecret;
import dev.twende.auth.sessions.control.SessionConfig;
import dev.twende.auth.sessions.control.SessionStore;
import dev.twende.auth.sessions.entity.Identity;
import dev.twende.auth.sessions.entity.RefreshToken;
import dev.twende.auth.sessions.entity.Revocation;
import dev.twende.auth.sessions.entity.Session;
import dev.twende.auth.sessions.entity.Standing;
import dev.twende.auth.sessions.entity.Visit;
import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Opens sessions and carries them on from refresh token to refresh token. */
@ApplicationScoped
@Transactional
public class Sessions {
    private static final Logger LOG = System.getLogger(Sessions.class.getName());

    private SessionStore store;
    private Identities identities;
    private AccessTokens tokens;
    private SessionConfig config;
    private Revocations revocations;
    private Devices devices;
    private LoginNotices notices;
    private CurrentVisit visit;
    private Caller caller;
    private Clock clock;

    protected Sessions() {} // for the CDI proxy

    @Inject
    public Sessions(
            SessionStore store,
            Identities identities,
            AccessTokens tokens,
            SessionConfig config,
            Revocations revocations,
            Devices devices,
            LoginNotices notices,
            CurrentVisit visit,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.identities = identities;
        this.tokens = tokens;
        this.config = config;
        this.revocations = revocations;
        this.devices = devices;
        this.notices = notices;
        this.visit = visit;
        this.caller = caller;
        this.clock = clock;
    }

    /** Opens a session for a user who has just proven to be that user. */
    public TokenResponse open(UUID userId) {
        return open(userId, null);
    }

    /** Opens a session for a cashier who has just proven to be that user, on an enrolled device and nowhere else. */
    public TokenResponse openOn(UUID deviceId, UUID userId) {
        return open(userId, deviceId);
    }

    private TokenResponse open(UUID userId, UUID deviceId) {
        Instant now = clock.instant();
        Session session =
                new Session(Ids.next(), userId, deviceId, visit.get(), RefreshSecret.salt(), config.maxAge(), now);
        Standing standing = standing(session);
        Identity identity = identity(session).orElseThrow(Identities::refusal);
        RefreshSecret first = RefreshSecret.first();
        store.open(session, token(first, session, now));
        if (deviceId == null) { // where a device is, its company knows
            Visit from = visit.get();
            notices.tell(userId, identity.principal(), from.address(), from.userAgent(), now);
        }
        LOG.log(Level.INFO, "session {0} opened by user {1}", session.id(), userId);
        return answer(identity, standing, first);
    }

    /**
     * Uses a refresh token and gives its successor. A token that comes again within the retry grace, while its successor is
     * unused, gets the same successor: the first answer was lost on the way. Any other second use ends the session.
     *
     * @param provenDevice which brings it; the token of a session on a device is good there only, and the others are good without
     */
    @Transactional(dontRollbackOn = Problem.class) // a revocation outlives the refusal that reports it
    public TokenResponse refresh(String presented, Optional<UUID> provenDevice) {
        RefreshSecret secret = new RefreshSecret(presented);
        Session session = store.lockByToken(secret.hash()).orElseThrow(Sessions::refusal);
        RefreshToken token = store.current(secret.hash());
        Instant now = clock.instant();
        boolean elsewhere = !session.deviceId().equals(provenDevice);
        if (!session.isOpen(now) || token.isExpired(now) || elsewhere) {
            throw refusal();
        }
        RefreshSecret successor = secret.successor(session.successorSalt());
        if (!token.isUsed()) {
            token.use(now);
            store.add(token(successor, session, now));
        } else if (!isRetry(token, successor, now)) {
            throw revoked(session, TOKEN_REUSED, now);
        }
        Standing standing = standing(session);
        Identity identity = identity(session).orElseThrow(() -> revoked(session, USER_INACTIVE, now));
        session.use(visit.get(), now);
        return answer(identity, standing, successor);
    }

    /** The caller's open sessions. */
    public Page<SessionResponse> list(int limit, String cursor) {
        List<SessionResponse> sessions =
                store.openAfter(Cursor.decodeId(cursor), caller.userId(), clock.instant(), limit + 1).stream()
                        .map(session -> SessionResponse.from(session, caller.sessionId()))
                        .toList();
        return Page.of(sessions, limit, session -> session.sessionId().toString());
    }

    /** Ends the session that the caller's token comes from; a token without one has none to end. */
    public void endCurrent() {
        end(caller.sessionId().orElseThrow(Problem::notFound));
    }

    /** Ends a session of the caller; a repetition finds it ended. */
    public void end(UUID sessionId) {
        Session session = store.lock(sessionId)
                .filter(found -> found.userId().equals(caller.userId()))
                .orElseThrow(Problem::notFound);
        revoke(session, LOGGED_OUT, clock.instant());
    }

    /** Ends all sessions of the caller. */
    public void endAll() {
        revokeAllOf(caller.userId(), LOGGED_OUT);
    }

    /** Ends the session of a refresh token, by whoever holds the token (RFC 7009); one that is unknown is no news. */
    public void endByToken(String presented) {
        store.lockByToken(new RefreshSecret(presented).hash())
                .ifPresent(session -> revoke(session, LOGGED_OUT, clock.instant()));
    }

    /** Ends all sessions of a user and voids all tokens of them; for the house's own use. */
    public void revokeAllOf(UUID userId, Revocation reason) {
        int ended = store.revokeAllOf(userId, reason, clock.instant());
        revocations.revoke(userId);
        LOG.log(Level.INFO, "{0} sessions of user {1} revoked: {2}", ended, userId, reason);
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

    /** To be asked before the identity is read, so that what changes in between voids the token instead of being missed. */
    private Standing standing(Session session) {
        List<UUID> names = Stream.concat(Stream.of(session.userId(), session.id()), session.deviceId().stream())
                .toList();
        return new Standing(Optional.of(session.id()), session.deviceId(), revocations.asOf(names));
    }

    /** Who the session speaks for now; to be asked after its standing. */
    private Optional<Identity> identity(Session session) {
        session.deviceId().ifPresent(devices::mustBeActive);
        Optional<Identity> identity = identities.current(session.userId());
        return session.deviceId().isPresent() ? identity.map(Identity::onADevice) : identity;
    }

    private TokenResponse answer(Identity identity, Standing standing, RefreshSecret refreshToken) {
        return TokenResponse.of(tokens.issue(identity, standing), tokens.lifetime(), refreshToken.text());
    }

    private Problem revoked(Session session, Revocation reason, Instant now) {
        revoke(session, reason, now);
        return refusal();
    }

    private void revoke(Session session, Revocation reason, Instant now) {
        if (session.revoke(reason, now)) { // the tokens of one that has ended are void already
            revocations.revoke(session.id());
            LOG.log(Level.WARNING, "session {0} of user {1} revoked: {2}", session.id(), session.userId(), reason);
        }
    }

    private static Problem refusal() {
        return Problem.of(INVALID_GRANT, "The refresh token is unknown, used, expired or revoked.")
                .with("error", "invalid_grant");
    }
}
