package dev.twende.company.salesrules.control;

import dev.twende.company.salesrules.entity.SalesRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** Keeps the sales rules of companies and routes. */
@ApplicationScoped
public class SalesRulesStore {
    @PersistenceContext(unitName = "company")
    private EntityManager em;

    /** @param ownerId the company, or one of its routes */
    public Optional<SalesRules> find(UUID ownerId) {
        return Optional.ofNullable(em.find(SalesRules.class, ownerId));
    }

    /** Keeps new or changed rules, at once, so that what is shown next carries the new version. */
    public void put(SalesRules rules) {
        em.persist(rules);
        em.flush();
    }
}
