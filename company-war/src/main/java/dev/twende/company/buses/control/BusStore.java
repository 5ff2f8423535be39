package dev.twende.company.buses.control;

import dev.twende.company.buses.entity.Bus;
import dev.twende.company.buses.entity.PlateNumber;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps buses. */
@ApplicationScoped
public class BusStore {
    private static final String BY_PLATE = "select b from Bus b where b.country = :country and b.plateNumber = :plate";
    private static final String LOCK = """
            select cast(id as text) from bus
            where id in (select cast(wanted.id as uuid) from json_array_elements_text(cast(?1 as json)) as wanted (id))
            order by id for no key update
            """;
    private static final String PAGE =
            "select b from Bus b where b.companyId = :company and b.id > :after order by b.id";

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(Bus bus) {
        em.persist(bus);
    }

    public Bus require(UUID id) {
        return Optional.ofNullable(em.find(Bus.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no bus with this id."));
    }

    /** Keeps everybody else who assigns these buses waiting until the transaction ends. */
    public void lock(Collection<UUID> ids) {
        em.createNativeQuery(LOCK).setParameter(1, Json.mapper().toJson(ids)).getResultList();
    }

    public Optional<Bus> byPlate(String country, PlateNumber plate) {
        return em.createQuery(BY_PLATE, Bus.class)
                .setParameter("country", country)
                .setParameter("plate", plate)
                .getResultStream()
                .findFirst();
    }

    /** The company's buses, oldest first. */
    public List<Bus> page(UUID company, UUID after, int count) {
        return em.createQuery(PAGE, Bus.class)
                .setParameter("company", company)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultList();
    }
}
