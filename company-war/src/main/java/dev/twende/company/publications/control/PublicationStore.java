package dev.twende.company.publications.control;

import dev.twende.company.publications.entity.Publication;
import dev.twende.company.publications.entity.PublicationStatus;
import dev.twende.company.schedules.entity.PublishedChunk.Refused;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
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

    private static final String ADD_REFUSED = """
            insert into publication_refused_item (publication_id, schedule_id, code)
            select ?1, schedule_id, code
            from json_to_recordset(cast(?2 as json)) as new (schedule_id uuid, code text)
            """;
    private static final String REFUSED_AFTER = """
            select schedule_id, code from publication_refused_item
            where publication_id = ?1 and schedule_id > ?2
            order by schedule_id
            limit ?3
            """;

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

    /** Notes the schedules that were left as they were. One statement. */
    public void addRefused(UUID publication, List<Refused> refused) {
        if (!refused.isEmpty()) {
            List<RefusedRow> rows = refused.stream()
                    .map(one -> new RefusedRow(one.scheduleId(), one.why().code()))
                    .toList();
            em.createNativeQuery(ADD_REFUSED)
                    .setParameter(1, publication)
                    .setParameter(2, Json.mapper().toJson(rows))
                    .executeUpdate();
        }
    }

    /** The refused schedules behind an id, in the order of their ids. */
    @SuppressWarnings("unchecked") // a native query
    public List<Refused> refusedAfter(UUID publication, UUID after, int count) {
        return em.createNativeQuery(REFUSED_AFTER)
                .setParameter(1, publication)
                .setParameter(2, after)
                .setParameter(3, count)
                .getResultStream()
                .map(row -> (Object[]) row)
                .map(row -> new Refused(
                        (UUID) ((Object[]) row)[0],
                        ProblemType.ofCode((String) ((Object[]) row)[1]).orElse(ProblemType.CONFLICT)))
                .toList();
    }

    /** A refused schedule as JSON for the set-based insert. */
    public record RefusedRow(UUID scheduleId, String code) {}
}
