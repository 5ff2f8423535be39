package dev.twende.auth.links.control;

import dev.twende.auth.links.entity.OneTimeLink;
import dev.twende.auth.links.entity.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where links are kept, by the hashes of their secrets. */
@ApplicationScoped
public class LinkStore {
    @PersistenceContext(unitName = "auth")
    private EntityManager em;

    public void add(OneTimeLink link) {
        em.persist(link);
    }

    public Optional<OneTimeLink> find(String tokenHash) {
        return Optional.ofNullable(em.find(OneTimeLink.class, tokenHash));
    }

    /** The link that was sent to a user last; ix_account_link_user_id leads to it. */
    public Optional<OneTimeLink> newest(UUID userId, Purpose purpose) {
        return em.createQuery(
                        "select l from OneTimeLink l where l.userId = :userId and l.purpose = :purpose"
                                + " order by l.createdAt desc",
                        OneTimeLink.class)
                .setParameter("userId", userId)
                .setParameter("purpose", purpose)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** How many links of this purpose were sent to a user since then. */
    public long count(UUID userId, Purpose purpose, Instant since) {
        return em.createQuery(
                        "select count(l) from OneTimeLink l where l.userId = :userId and l.purpose = :purpose"
                                + " and l.createdAt > :since",
                        Long.class)
                .setParameter("userId", userId)
                .setParameter("purpose", purpose)
                .setParameter("since", since)
                .getSingleResult();
    }

    /** Uses a link up; false when it is not, or no longer, open. Of many who try at once one is told true. */
    public boolean use(String tokenHash, Instant now) {
        return em.createQuery("update OneTimeLink l set l.usedAt = :now where l.tokenHash = :hash"
                                + " and l.usedAt is null and l.revokedAt is null and l.expiresAt > :now")
                        .setParameter("now", now)
                        .setParameter("hash", tokenHash)
                        .executeUpdate()
                == 1;
    }

    /** Revokes a user's open links; answers how many there were. */
    public int revoke(UUID userId, Purpose purpose, Instant now) {
        return em.createQuery("update OneTimeLink l set l.revokedAt = :now where l.userId = :userId"
                        + " and l.purpose = :purpose and l.usedAt is null and l.revokedAt is null")
                .setParameter("now", now)
                .setParameter("userId", userId)
                .setParameter("purpose", purpose)
                .executeUpdate();
    }

    /** Deletes what expired before the given time. */
    public int purge(Instant expiredBefore) {
        return em.createQuery("delete from OneTimeLink l where l.expiresAt < :before")
                .setParameter("before", expiredBefore)
                .executeUpdate();
    }
}
