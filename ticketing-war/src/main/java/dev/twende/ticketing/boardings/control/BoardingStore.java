package dev.twende.ticketing.boardings.control;

import dev.twende.ticketing.boardings.entity.AlertStatus;
import dev.twende.ticketing.boardings.entity.Boarding;
import dev.twende.ticketing.boardings.entity.BoardingAlert;
import dev.twende.ticketing.boardings.entity.BoardingUndo;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Boardings, what was taken back, and what was wrong. */
@ApplicationScoped
public class BoardingStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** Lets the same scan, sent twice at once, be handled one after the other; the unique constraint is the judge all the same. */
    public void lockNonce(UUID companyId, UUID nonce) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select pg_advisory_xact_lock(hashtextextended('scan ' || ?::uuid::text || ?::uuid::text, 0))")) {
            select.setObject(1, companyId);
            select.setObject(2, nonce);
            select.executeQuery();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The scan with this nonce, when it was told before; uq_boarding_nonce leads to it. */
    public Optional<Boarding> find(UUID companyId, UUID nonce) {
        return em.createQuery(
                        "select b from Boarding b where b.companyId = :company and b.nonce = :nonce", Boarding.class)
                .setParameter("company", companyId)
                .setParameter("nonce", nonce)
                .getResultStream()
                .findFirst();
    }

    public Optional<Boarding> find(UUID boardingId) {
        return Optional.ofNullable(em.find(Boarding.class, boardingId));
    }

    /** Keeps a scan, at once: what is written about it refers to it. */
    public void add(Boarding boarding) {
        em.persist(boarding);
        em.flush();
    }

    /** Who rides on a ticket, and was not taken back, the first one first; ix_boarding_ticket leads to them. */
    public List<Boarding> riding(UUID ticketId) {
        return em.createQuery("""
                        select b from Boarding b where b.ticketId = :ticket and b.isBoarding = true
                          and not exists (select u from BoardingUndo u where u.boardingId = b.id)
                        """, Boarding.class)
                .setParameter("ticket", ticketId)
                .getResultStream()
                .sorted(Boarding.FIRST_WINS)
                .toList();
    }

    /** The scans on a schedule, oldest first; ix_boarding_schedule leads to them. */
    public List<Boarding> page(UUID scheduleId, UUID after, int limit) {
        return em.createQuery(
                        "select b from Boarding b where b.scheduleId = :schedule and b.id > :after order by b.id",
                        Boarding.class)
                .setParameter("schedule", scheduleId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    public Optional<BoardingUndo> findUndo(UUID boardingId) {
        return Optional.ofNullable(em.find(BoardingUndo.class, boardingId));
    }

    /** Those of these boardings that were taken back. */
    public List<BoardingUndo> undone(Collection<UUID> boardingIds) {
        return boardingIds.isEmpty()
                ? List.of()
                : em.createQuery("select u from BoardingUndo u where u.boardingId in :ids", BoardingUndo.class)
                        .setParameter("ids", boardingIds)
                        .getResultList();
    }

    /** Takes a boarding back, at once: whoever asks who rides sees it. */
    public void add(BoardingUndo undo) {
        em.persist(undo);
        em.flush();
    }

    public void add(BoardingAlert alert) {
        em.persist(alert);
    }

    public Optional<BoardingAlert> findAlertForUpdate(UUID alertId) {
        return Optional.ofNullable(em.find(BoardingAlert.class, alertId, LockModeType.PESSIMISTIC_WRITE));
    }

    private static final String ALERTS = """
            select a from BoardingAlert a where %s and a.status in :statuses and a.id > :after order by a.id
            """;

    /** A company's alerts, oldest first; ix_boarding_alert_company leads to them. */
    public List<BoardingAlert> alertsOfCompany(
            UUID companyId, Collection<AlertStatus> statuses, UUID after, int limit) {
        return alerts("a.companyId = :of", companyId, statuses, after, limit);
    }

    /** A schedule's alerts, oldest first; ix_boarding_alert_schedule leads to them. */
    public List<BoardingAlert> alertsOfSchedule(
            UUID scheduleId, Collection<AlertStatus> statuses, UUID after, int limit) {
        return alerts("a.scheduleId = :of", scheduleId, statuses, after, limit);
    }

    private List<BoardingAlert> alerts(String whose, UUID of, Collection<AlertStatus> statuses, UUID after, int limit) {
        return em.createQuery(ALERTS.formatted(whose), BoardingAlert.class)
                .setParameter("of", of)
                .setParameter("statuses", statuses)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
