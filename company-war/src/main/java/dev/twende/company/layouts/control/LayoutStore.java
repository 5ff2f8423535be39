package dev.twende.company.layouts.control;

import dev.twende.company.layouts.entity.SeatLayout;
import dev.twende.kit.rest.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps layouts, every version of them. */
@ApplicationScoped
public class LayoutStore {
    /** What lists can be sorted by. */
    private static final Map<String, String> SORT_KEYS = Map.of("name", "l.name");

    private static final String LATEST =
            "select l from SeatLayout l where l.layoutId = :layout order by l.version desc";
    private static final String VERSION =
            "select l from SeatLayout l where l.layoutId = :layout and l.version = :version";
    private static final String PAGE = """
            select l from SeatLayout l
            where l.version = (select max(m.version) from SeatLayout m where m.layoutId = l.layoutId) and\s""";

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(SeatLayout layout) {
        em.persist(layout);
        em.flush();
    }

    /** The newest version. */
    public Optional<SeatLayout> latest(UUID layoutId) {
        return em.createQuery(LATEST, SeatLayout.class)
                .setParameter("layout", layoutId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    public Optional<SeatLayout> version(UUID layoutId, int version) {
        return em.createQuery(VERSION, SeatLayout.class)
                .setParameter("layout", layoutId)
                .setParameter("version", version)
                .getResultStream()
                .findFirst();
    }

    /** Lets one transaction at a time add this layout, so that two who need the same one share it instead of colliding. */
    public void lock(UUID layoutId) {
        em.createNativeQuery("select 1 from (select pg_advisory_xact_lock(?1)) as locked")
                .setParameter(1, layoutId.getLeastSignificantBits())
                .getSingleResult();
    }

    public static Sort sort(String sort, String cursor) {
        return Sort.of(SORT_KEYS, "l.layoutId", sort, cursor);
    }

    /**
     * The newest versions. Two statements, however many there are.
     *
     * @param company null for those of the platform
     */
    public List<SeatLayout> page(UUID company, Sort sort, int count) {
        String whose = company == null ? "l.companyId is null and " : "l.companyId = :company and ";
        var query = sort.bind(em.createQuery(PAGE + whose + sort.condition() + sort.orderBy(), SeatLayout.class));
        if (company != null) {
            query.setParameter("company", company);
        }
        return query.setMaxResults(count)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "l.cells")
                .getResultList();
    }
}
