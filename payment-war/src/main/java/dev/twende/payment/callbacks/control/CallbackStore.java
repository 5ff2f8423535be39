package dev.twende.payment.callbacks.control;

import dev.twende.payment.callbacks.entity.ProviderCallback;
import dev.twende.payment.callbacks.entity.StrayCallback;
import dev.twende.payment.transactions.entity.CallbackFinding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The tables of what arrived at the callback addresses. */
@ApplicationScoped
public class CallbackStore {
    private static final Duration HOUR = Duration.ofHours(1);

    private static final String PAGE = "select c from ProviderCallback c where c.id < :before order by c.id desc";
    private static final String PAGE_OF_FINDING =
            "select c from ProviderCallback c where c.finding = :finding and c.id < :before order by c.id desc";
    private static final String STRAYS = "select c from StrayCallback c where c.id < :before order by c.id desc";

    @PersistenceContext(unitName = "payment")
    EntityManager em;

    public void add(ProviderCallback callback) {
        em.persist(callback);
    }

    /** Keeps what came to an address that nobody was given, unless so many came in the last hour already. */
    public void addStray(UUID id, String body, Instant now, int perHour) {
        em.createNativeQuery("""
                        insert into stray_callback (id, body, received_at)
                        select cast(?1 as uuid), ?2, ?3
                         where (select count(*) from stray_callback where received_at > ?4) < ?5
                        """)
                .setParameter(1, id.toString())
                .setParameter(2, body)
                .setParameter(3, now.atOffset(ZoneOffset.UTC))
                .setParameter(4, now.minus(HOUR).atOffset(ZoneOffset.UTC))
                .setParameter(5, perHour)
                .executeUpdate();
    }

    /** What was told, but for strays, the latest first; only what is older than {@code before}. */
    public List<ProviderCallback> page(UUID before, int count) {
        return em.createQuery(PAGE, ProviderCallback.class)
                .setParameter("before", before)
                .setMaxResults(count)
                .getResultList();
    }

    /** As {@link #page(UUID, int)}, of one finding. */
    public List<ProviderCallback> page(CallbackFinding finding, UUID before, int count) {
        return em.createQuery(PAGE_OF_FINDING, ProviderCallback.class)
                .setParameter("finding", finding)
                .setParameter("before", before)
                .setMaxResults(count)
                .getResultList();
    }

    /** What came to addresses that nobody was given, the latest first; only what is older than {@code before}. */
    public List<StrayCallback> strays(UUID before, int count) {
        return em.createQuery(STRAYS, StrayCallback.class)
                .setParameter("before", before)
                .setMaxResults(count)
                .getResultList();
    }
}
