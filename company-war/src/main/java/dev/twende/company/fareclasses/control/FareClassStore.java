package dev.twende.company.fareclasses.control;

import dev.twende.company.fareclasses.entity.FareClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps fare classes. */
@ApplicationScoped
public class FareClassStore {
    private static final String OF_COMPANY = "select c from FareClass c where c.companyId = :company order by c.code";
    private static final String OF_CODE = "select c from FareClass c where c.companyId = :company and c.code = :code";
    private static final String PRICED = """
            select count(*) from fare_period p join route r on r.id = p.route_id where r.company_id = ?1 and p.fare_class = ?2
            """;

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(FareClass fareClass) {
        em.persist(fareClass);
    }

    public void remove(FareClass fareClass) {
        em.remove(fareClass);
    }

    /** So that what is shown next carries the new version. */
    public void flush() {
        em.flush();
    }

    /** All that the company has stated, by code. */
    public List<FareClass> ofCompany(UUID companyId) {
        return em.createQuery(OF_COMPANY, FareClass.class)
                .setParameter("company", companyId)
                .getResultList();
    }

    public Optional<FareClass> find(UUID companyId, String code) {
        return em.createQuery(OF_CODE, FareClass.class)
                .setParameter("company", companyId)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** Whether a route of the company has prices in the class. */
    public boolean isPriced(UUID companyId, String code) {
        Number count = (Number) em.createNativeQuery(PRICED)
                .setParameter(1, companyId)
                .setParameter(2, code)
                .getSingleResult();
        return count.longValue() > 0;
    }
}
