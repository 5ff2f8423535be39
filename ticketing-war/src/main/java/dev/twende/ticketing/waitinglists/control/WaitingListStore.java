package dev.twende.ticketing.waitinglists.control;

import dev.twende.ticketing.waitinglists.entity.PlaceStatus;
import dev.twende.ticketing.waitinglists.entity.WaitingList;
import dev.twende.ticketing.waitinglists.entity.WaitingPlace;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Lines and the places in them. */
@ApplicationScoped
public class WaitingListStore {
    private static final List<PlaceStatus> ALIVE = List.of(PlaceStatus.WAITING, PlaceStatus.OFFERED);

    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /**
     * Takes the list that has been due for longest, so that nobody else does before the pause is over, whatever becomes of it;
     * ix_waiting_list_due leads to it.
     *
     * @return its schedule; empty when none is due that nobody else is taking
     */
    public Optional<UUID> takeDue(Duration pause) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update waiting_list set next_round_at = clock_timestamp() + make_interval(secs => ?)
                        where schedule_id = (
                            select schedule_id from waiting_list where next_round_at <= clock_timestamp()
                            order by next_round_at limit 1 for update skip locked)
                        returning schedule_id
                        """)) {
            update.setDouble(1, pause.toMillis() / 1000.0);
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The schedule's list, begun if there is none, which nobody else changes until the transaction ends. */
    public WaitingList ensureForUpdate(UUID scheduleId, UUID companyId) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into waiting_list (schedule_id, company_id, last_number) values (?, ?, 0)
                        on conflict on constraint pk_waiting_list do nothing
                        """)) {
            insert.setObject(1, scheduleId);
            insert.setObject(2, companyId);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return requireForUpdate(scheduleId);
    }

    /** The schedule's list, which nobody else changes until the transaction ends. */
    public WaitingList requireForUpdate(UUID scheduleId) {
        return em.find(WaitingList.class, scheduleId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Adds it at once, so that a phone's second place is noticed here. */
    public void add(WaitingPlace place) {
        em.persist(place);
        em.flush();
    }

    public Optional<WaitingPlace> find(UUID placeId) {
        return Optional.ofNullable(em.find(WaitingPlace.class, placeId));
    }

    /** The place that was offered this booking. */
    public Optional<WaitingPlace> offered(String bookingReference) {
        return em.createQuery("select p from WaitingPlace p where p.bookingReference = :reference", WaitingPlace.class)
                .setParameter("reference", bookingReference)
                .getResultStream()
                .findFirst();
    }

    /** As it stands after whoever had the list's lock before. */
    public void refresh(WaitingPlace place) {
        em.refresh(place);
    }

    /** Those who wait or have an offer, first come first; ix_waiting_place_line leads to them. */
    public List<WaitingPlace> line(UUID scheduleId) {
        return em.createQuery(
                        "select p from WaitingPlace p where p.scheduleId = :schedule and p.status in :alive"
                                + " order by p.number",
                        WaitingPlace.class)
                .setParameter("schedule", scheduleId)
                .setParameter("alive", ALIVE)
                .getResultList();
    }
}
