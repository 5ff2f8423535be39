package dev.twende.redhouse.weeds.boundary;

import dev.twende.redhouse.roots.control.RootStore;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** A facade that queries by itself and through another feature's store, and begins a transaction within a transaction. */
@Transactional
public class Weeds {
    EntityManager em;
    RootStore roots;

    public void spread() {
        em.flush();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void spreadAnyway() {
        spread();
    }
}
