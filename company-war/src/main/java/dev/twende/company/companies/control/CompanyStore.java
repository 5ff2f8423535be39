package dev.twende.company.companies.control;

import dev.twende.company.companies.entity.Company;
import dev.twende.company.companies.entity.CompanyStatus;
import dev.twende.company.companies.entity.TinNumber;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps companies. */
@ApplicationScoped
public class CompanyStore {
    /** What lists can be sorted by; {@code ix_company_name} serves it. */
    private static final Map<String, String> SORT_KEYS = Map.of("name", "c.name");

    private static final UUID NOBODY = new UUID(0, 0);
    private static final String BY_TIN_NUMBER =
            "select count(c) from Company c where c.country = :country and c.tinNumber = :tinNumber";
    private static final String PAGE = """
            select c from Company c
            where lower(c.name) like :name and (c.status in :statuses or c.id = :own) and\s""";
    private static final String HAS_PRICES = """
            select exists (select from route join fare_table on fare_table.route_id = route.id where route.company_id = ?1)
                or exists (select from schedule where company_id = ?1 and published_at is not null)
            """;

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    /** Adds it at once, so that it is shown with its version. */
    public void add(Company company) {
        em.persist(company);
        em.flush();
    }

    /** Writes a change at once and counts it, so that it is shown with its new version. */
    public void changed(Company company) {
        em.lock(company, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        em.flush();
    }

    public Company require(UUID id) {
        return Optional.ofNullable(em.find(Company.class, id)).orElseThrow(CompanyStore::unknown);
    }

    public static Problem unknown() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no company with this id.");
    }

    public boolean knowsTinNumber(String country, TinNumber tinNumber) {
        return em.createQuery(BY_TIN_NUMBER, Long.class)
                        .setParameter("country", country)
                        .setParameter("tinNumber", tinNumber.value())
                        .getSingleResult()
                > 0;
    }

    /** Whether money of its currency was named anywhere: in fares, or in a schedule that was published. */
    public boolean hasPrices(UUID id) {
        return (Boolean) em.createNativeQuery(HAS_PRICES).setParameter(1, id).getSingleResult();
    }

    public static Sort sort(String sort, String cursor) {
        return Sort.of(SORT_KEYS, "c.id", sort, cursor);
    }

    /**
     * Companies whose name contains the text.
     *
     * @param own is among them whatever its status
     */
    public List<Company> page(
            String nameContains, Set<CompanyStatus> statuses, Optional<UUID> own, Sort sort, int count) {
        String literally = nameContains.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
        return sort.bind(em.createQuery(PAGE + sort.condition() + sort.orderBy(), Company.class))
                .setParameter("name", "%" + literally + "%")
                .setParameter("statuses", statuses)
                .setParameter("own", own.orElse(NOBODY))
                .setMaxResults(count)
                .getResultList();
    }
}
