package dev.twende.auth.revocations.control;

import dev.twende.auth.revocations.entity.RevokedTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Where revocations are kept. */
@ApplicationScoped
public class RevocationStore {
    @PersistenceContext(unitName = "auth")
    private EntityManager em;

    /** Draws the next number for an id; others who revoke wait until our transaction ends, so that numbers appear in order. */
    public void revoke(UUID id, Instant now) {
        em.createNativeQuery("lock table revocation in share row exclusive mode")
                .executeUpdate();
        em.createNativeQuery("insert into revocation (id, number, revoked_at)"
                        + " values (?1, nextval('revocation_number'), ?2) on conflict on constraint pk_revocation"
                        + " do update set number = excluded.number, revoked_at = excluded.revoked_at")
                .setParameter(1, id)
                .setParameter(2, Timestamp.from(now)) // the driver of native statements knows no Instant
                .executeUpdate();
    }

    /** The highest number that concerns any of the ids; 0 when none does. */
    public long latestOf(Collection<UUID> ids) {
        return em.createQuery("select coalesce(max(r.number), 0) from RevokedTokens r where r.id in :ids", Long.class)
                .setParameter("ids", ids)
                .getSingleResult();
    }

    /** The highest number there is. */
    public long latest() {
        return em.createQuery("select coalesce(max(r.number), 0) from RevokedTokens r", Long.class)
                .getSingleResult();
    }

    /** The next ones after a number, in order. */
    public List<RevokedTokens> after(long number, int count) {
        return em.createQuery(
                        "select r from RevokedTokens r where r.number > :number order by r.number", RevokedTokens.class)
                .setParameter("number", number)
                .setMaxResults(count)
                .getResultList();
    }

    /** Deletes those from before a time. */
    public int purge(Instant before) {
        return em.createQuery("delete from RevokedTokens r where r.revokedAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
