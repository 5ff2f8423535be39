package dev.twende.ticketing.swaps.control;

import dev.twende.ticketing.swaps.entity.BusChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** The changes of a bus that were made. */
@ApplicationScoped
public class BusChangeStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    public Optional<BusChange> find(UUID changeId) {
        return Optional.ofNullable(em.find(BusChange.class, changeId));
    }

    public void add(BusChange change) {
        em.persist(change);
    }
}
