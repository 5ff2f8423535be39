package dev.twende.payment.terms.control;

import dev.twende.payment.terms.entity.CompanyTerms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of terms, of which a company has few; {@code uq_terms_company_valid_from} finds them. */
@ApplicationScoped
public class TermsStore {
    private static final String AT =
            "select t from CompanyTerms t where t.companyId = :company and t.validFrom <= :at order by t.validFrom desc";
    private static final String LATEST =
            "select t from CompanyTerms t where t.companyId = :company order by t.validFrom desc";
    private static final String PAGE =
            "select t from CompanyTerms t where t.companyId = :company and t.id > :after order by t.id";

    @PersistenceContext(unitName = "payment")
    EntityManager em;

    public void add(CompanyTerms terms) {
        em.persist(terms);
    }

    /** Those in force at a moment. */
    public Optional<CompanyTerms> at(UUID company, Instant moment) {
        return em.createQuery(AT, CompanyTerms.class)
                .setParameter("company", company)
                .setParameter("at", moment)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Those set last, which may not be in force yet. */
    public Optional<CompanyTerms> latest(UUID company) {
        return em.createQuery(LATEST, CompanyTerms.class)
                .setParameter("company", company)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** All there ever were, oldest first. */
    public List<CompanyTerms> page(UUID company, UUID after, int count) {
        return em.createQuery(PAGE, CompanyTerms.class)
                .setParameter("company", company)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultList();
    }
}
