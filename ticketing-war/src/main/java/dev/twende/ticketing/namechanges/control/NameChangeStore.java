package dev.twende.ticketing.namechanges.control;

import dev.twende.ticketing.namechanges.entity.NameChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** Changes of names. */
@ApplicationScoped
public class NameChangeStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    public void add(NameChange change) {
        em.persist(change);
    }

    /** How often a ticket was handed on; ix_name_change_ticket leads to it. */
    public long count(UUID ticketId) {
        return em.createQuery("select count(c) from NameChange c where c.ticketId = :ticket", Long.class)
                .setParameter("ticket", ticketId)
                .getSingleResult();
    }
}
