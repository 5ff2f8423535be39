package dev.twende.company.holdbacks.control;

import dev.twende.company.holdbacks.entity.Holdback;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps holdbacks. */
@ApplicationScoped
public class HoldbackStore {
    private static final String PAGE =
            "select h from Holdback h where h.routeId = :route and h.id > :after order by h.id";

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(Holdback holdback) {
        em.persist(holdback);
    }

    public void remove(Holdback holdback) {
        em.remove(holdback);
    }

    public Holdback require(UUID id) {
        return Optional.ofNullable(em.find(Holdback.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no holdback with this id."));
    }

    /** Those of a route, oldest first; read along {@code ix_holdback_route_id}. */
    public List<Holdback> page(UUID routeId, UUID after, int count) {
        return em.createQuery(PAGE, Holdback.class)
                .setParameter("route", routeId)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultList();
    }
}
