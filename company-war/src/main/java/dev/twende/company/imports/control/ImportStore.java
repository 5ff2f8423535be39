package dev.twende.company.imports.control;

import dev.twende.company.imports.entity.FeedImport;
import dev.twende.company.imports.entity.ImportStatus;
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

/** Keeps imports. */
@ApplicationScoped
public class ImportStore {
    private static final String RUNNING_OF =
            "select count(i) from FeedImport i where i.companyId = :company and i.status = :running";
    private static final String SILENT =
            "select i from FeedImport i where i.status = :running and i.heartbeatAt < :since";

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(FeedImport feedImport) {
        em.persist(feedImport);
    }

    public FeedImport require(UUID id) {
        return found(em.find(FeedImport.class, id));
    }

    /** Keeps everybody else from it until the transaction ends. */
    public FeedImport requireForUpdate(UUID id) {
        return found(em.find(FeedImport.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static FeedImport found(FeedImport feedImport) {
        return Optional.ofNullable(feedImport)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no import with this id."));
    }

    public boolean isRunning(UUID companyId) {
        return em.createQuery(RUNNING_OF, Long.class)
                        .setParameter("company", companyId)
                        .setParameter("running", ImportStatus.RUNNING)
                        .getSingleResult()
                > 0;
    }

    /** Those that should be at work but were not heard of since then. */
    public List<FeedImport> silentSince(Instant since) {
        return em.createQuery(SILENT, FeedImport.class)
                .setParameter("running", ImportStatus.RUNNING)
                .setParameter("since", since)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }
}
