package dev.twende.auth.sessions.control;

import dev.twende.auth.sessions.entity.RefreshToken;
import dev.twende.auth.sessions.entity.Revocation;
import dev.twende.auth.sessions.entity.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where sessions and the hashes of their refresh tokens are kept. */
@ApplicationScoped
public class SessionStore {
    @PersistenceContext(unitName = "auth")
    private EntityManager em;

    /** Keeps a new session and the token that its user takes along. */
    public void open(Session session, RefreshToken first) {
        em.persist(session);
        em.flush(); // its row first: JPA does not know that the token points at it
        em.persist(first);
    }

    /** Keeps a further token of an open session. */
    public void add(RefreshToken token) {
        em.persist(token);
    }

    /** The session of a token, locked, so that refreshes of one session go one after the other. */
    public Optional<Session> lockByToken(String tokenHash) {
        return token(tokenHash).map(token -> em.find(Session.class, token.sessionId(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** A token as it is now; read it after the session is locked. */
    public RefreshToken current(String tokenHash) {
        RefreshToken token = em.find(RefreshToken.class, tokenHash);
        em.refresh(token);
        return token;
    }

    /** The token with this hash. */
    public Optional<RefreshToken> token(String tokenHash) {
        return Optional.ofNullable(em.find(RefreshToken.class, tokenHash));
    }

    /** A session, locked. */
    public Optional<Session> lock(UUID sessionId) {
        return Optional.ofNullable(em.find(Session.class, sessionId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The open sessions of a user after the given one, in the order in which they were opened. */
    public List<Session> openAfter(UUID last, UUID userId, Instant now, int count) {
        return em.createQuery(
                        "select s from Session s where s.userId = :userId and s.id > :last and s.revocation is null"
                                + " and s.expiresAt > :now order by s.id",
                        Session.class)
                .setParameter("userId", userId)
                .setParameter("last", last)
                .setParameter("now", now)
                .setMaxResults(count)
                .getResultList();
    }

    /** Revokes what the user has open; answers how many sessions that were. */
    public int revokeAllOf(UUID userId, Revocation reason, Instant now) {
        return em.createQuery(
                        "update Session s set s.revocation = :reason, s.revokedAt = :now, s.version = s.version + 1"
                                + " where s.userId = :userId and s.revocation is null")
                .setParameter("reason", reason)
                .setParameter("now", now)
                .setParameter("userId", userId)
                .executeUpdate();
    }

    /** Deletes what ended before the given time, tokens included. */
    public int purge(Instant endedBefore) {
        return em.createQuery("delete from Session s where s.expiresAt < :endedBefore")
                .setParameter("endedBefore", endedBefore)
                .executeUpdate();
    }
}
