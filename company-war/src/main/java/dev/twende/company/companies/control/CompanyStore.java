package dev.twende.company.companies.control;

import dev.twende.company.companies.entity.Company;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Keeps companies. */
@ApplicationScoped
public class CompanyStore {
    private static final String BY_TIN_NUMBER =
            "select count(c) from Company c where c.country = :country and c.tinNumber = :tinNumber";
    private static final String PAGE =
            "select c from Company c where c.id > :after and lower(c.name) like :name order by c.id";

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(Company company) {
        em.persist(company);
    }

    public Company require(UUID id) {
        return Optional.ofNullable(em.find(Company.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no company with this id."));
    }

    public boolean knowsTinNumber(String country, String tinNumber) {
        return em.createQuery(BY_TIN_NUMBER, Long.class)
                        .setParameter("country", country)
                        .setParameter("tinNumber", tinNumber)
                        .getSingleResult()
                > 0;
    }

    /** Companies whose name contains the text, in the order they joined. */
    public List<Company> page(String nameContains, UUID after, int count) {
        String literally = nameContains.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
        return em.createQuery(PAGE, Company.class)
                .setParameter("after", after)
                .setParameter("name", "%" + literally + "%")
                .setMaxResults(count)
                .getResultList();
    }
}
