package dev.twende.payment.callbacks.control;

import dev.twende.payment.callbacks.entity.ProviderCallback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** The tables of what arrived at the callback addresses. */
@ApplicationScoped
public class CallbackStore {
    private static final Duration HOUR = Duration.ofHours(1);

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
}
