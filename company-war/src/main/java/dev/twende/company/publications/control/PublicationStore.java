package dev.twende.company.publications.control;

import dev.twende.company.publications.entity.Publication;
import dev.twende.company.publications.entity.PublicationStatus;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps publications. */
@ApplicationScoped
public class PublicationStore {
    private static final String SILENT =
            "select p.id from Publication p where p.status = :running and p.heartbeatAt < :since order by p.heartbeatAt";

    /** The next round takes the others; each is a thread. */
    private static final int SILENT_MAX = 20;

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(Publication publication) {
        em.persist(publication);
    }

    public Publication require(UUID id) {
        return found(em.find(Publication.class, id));
    }

    /** Keeps everybody else from it until the transaction ends. */
    public Publication requireForUpdate(UUID id) {
        return found(em.find(Publication.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Publication found(Publication publication) {
        return Optional.ofNullable(publication)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no publication with this id."));
    }

    /** The longest silent of those that should be worked on but were not heard of since then. */
    public List<UUID> silentSince(Instant since) {
        return em.createQuery(SILENT, UUID.class)
                .setParameter("running", PublicationStatus.RUNNING)
                .setParameter("since", since)
                .setMaxResults(SILENT_MAX)
                .getResultList();
    }
}
