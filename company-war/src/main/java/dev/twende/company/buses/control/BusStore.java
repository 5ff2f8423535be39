package dev.twende.company.buses.control;

import dev.twende.company.buses.entity.Bus;
import dev.twende.company.buses.entity.PlateNumber;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.kit.rest.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps buses. */
@ApplicationScoped
public class BusStore {
    /** What lists can be sorted by; the unique index of plates is not per company, but a fleet is small enough to sort. */
    private static final Map<String, String> SORT_KEYS = Map.of("plate_number", "b.plateText");

    private static final String BY_PLATE = "select b from Bus b where b.country = :country and b.plateNumber = :plate";
    private static final String LOCK = """
            select cast(id as text) from bus
            where id in (select cast(wanted.id as uuid) from json_array_elements_text(cast(?1 as json)) as wanted (id))
            order by id for no key update
            """;
    private static final String PAGE = """
            select b from Bus b
            where b.companyId = :company and b.active in :states and\s""";

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    /** Adds it at once, so that it is shown with its version. */
    public void add(Bus bus) {
        em.persist(bus);
        em.flush();
    }

    /** Writes a change at once and counts it, whatever it touched, so that it is shown with its new version. */
    public void changed(Bus bus) {
        em.lock(bus, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        em.flush();
    }

    public Bus require(UUID id) {
        return Optional.ofNullable(em.find(Bus.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no bus with this id."));
    }

    /** Keeps everybody else who assigns these buses waiting until the transaction ends. */
    public void lock(Collection<UUID> ids) {
        em.createNativeQuery(LOCK)
                .setParameter(1, Json.mapper().toJson(ids))
                // what the caller is about to write is judged by him first, with a kinder answer than the constraint's
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }

    public Optional<Bus> byPlate(String country, PlateNumber plate) {
        return em.createQuery(BY_PLATE, Bus.class)
                .setParameter("country", country)
                .setParameter("plate", plate)
                .getResultStream()
                .findFirst();
    }

    public static Sort sort(String sort, String cursor) {
        return Sort.of(SORT_KEYS, "b.id", sort, cursor);
    }

    /** A page of the company's buses with their layouts and features. Four statements, however many there are. */
    public List<Bus> page(UUID company, Optional<Boolean> active, Sort sort, int count) {
        return sort.bind(em.createQuery(PAGE + sort.condition() + sort.orderBy(), Bus.class))
                .setParameter("company", company)
                .setParameter("states", active.map(List::of).orElse(List.of(true, false)))
                .setMaxResults(count)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "b.layout")
                .setHint("eclipselink.batch", "b.layout.cells")
                .setHint("eclipselink.batch", "b.features")
                .getResultList();
    }
}
