package dev.twende.ticketing.tickets.control;

import dev.twende.ticketing.tickets.entity.TicketKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Where ticket keys are kept. */
@ApplicationScoped
public class TicketKeyStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    public void add(TicketKey key) {
        em.persist(key);
    }

    /** All keys there ever were; a handful. */
    public List<TicketKey> all() {
        return em.createQuery("select k from TicketKey k order by k.id", TicketKey.class)
                .getResultList();
    }

    /** The key, which nobody else changes until the transaction ends. */
    public TicketKey requireForUpdate(int keyId) {
        return em.find(TicketKey.class, keyId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Lets no one else write keys until the transaction ends; reading goes on. */
    public void lock() {
        em.createNativeQuery("lock table ticket_key in share row exclusive mode")
                .executeUpdate();
    }
}
