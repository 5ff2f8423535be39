package dev.twende.ticketing.manifests.control;

import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.manifests.entity.FrozenManifest;
import dev.twende.ticketing.manifests.entity.ManifestAccess;
import dev.twende.ticketing.manifests.entity.ManifestSupplement;
import dev.twende.ticketing.manifests.entity.Rider;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Who rides, what was kept of it, and who looked. */
@ApplicationScoped
public class ManifestStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /**
     * Native: one statement for a whole bus. Bookings are found by ix_booking_schedule, their tickets by ix_ticket_booking, boardings by
     * ix_boarding_ticket. A reservation whose time is over has no seat any more, told or not.
     */
    private static final String RIDERS = """
            select t.ticket_id, b.booking_reference, b.from_sequence, b.to_sequence, t.seat_number, t.change_sequence, t.second_seat_number, t.passenger_name,
                   coalesce(t.passenger_phone, b.contact_phone), t.rider_category, t.status, seen.boarded_at,
                   t.passenger_identity
            from booking b join ticket t using (booking_id)
            left join lateral (
                select min(x.boarded_at) as boarded_at from boarding x
                where x.ticket_id = t.ticket_id and x.is_boarding
                  and not exists (select 1 from boarding_undo u where u.boarding_id = x.boarding_id)) seen on true
            where b.schedule_id = ? and not t.superseded and t.status in ('RESERVED', 'PAID', 'BOARDED', 'NO_SHOW')
              and (t.status <> 'RESERVED' or b.hold_expires_at > clock_timestamp())
            """;

    /** Everyone who has a seat on a schedule, in no order. */
    public List<Rider> riders(UUID scheduleId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(RIDERS)) {
            select.setObject(1, scheduleId);
            try (ResultSet row = select.executeQuery()) {
                List<Rider> riders = new ArrayList<>();
                while (row.next()) {
                    riders.add(new Rider(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getInt(3),
                            row.getInt(4),
                            row.getString(5),
                            row.getObject(6, Integer.class),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9),
                            row.getString(10),
                            TicketStatus.valueOf(row.getString(11)),
                            Optional.ofNullable(row.getObject(12, OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant)
                                    .orElse(null),
                            row.getString(13)));
                }
                return riders;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Optional<FrozenManifest> frozen(UUID scheduleId) {
        return Optional.ofNullable(em.find(FrozenManifest.class, scheduleId));
    }

    public void add(FrozenManifest manifest) {
        em.persist(manifest);
    }

    /** Others who print or supplement the manifest wait until the transaction ends. */
    public void lock(UUID scheduleId) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(
                        "select pg_advisory_xact_lock(hashtextextended('manifest ' || ?::uuid::text, 0))")) {
            lock.setObject(1, scheduleId);
            lock.executeQuery();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void add(ManifestSupplement supplement) {
        em.persist(supplement);
    }

    /** What was added to a frozen manifest, oldest first; uq_manifest_supplement_number leads to it. */
    public List<ManifestSupplement> supplements(UUID scheduleId) {
        return em.createQuery(
                        "select s from ManifestSupplement s where s.scheduleId = :schedule order by s.id",
                        ManifestSupplement.class)
                .setParameter("schedule", scheduleId)
                .getResultList();
    }

    /** The number of the next printed copy; others who print wait until the transaction ends. */
    public int nextCopy(UUID scheduleId) {
        lock(scheduleId);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select coalesce(max(copy_number), 0) + 1 from manifest_access where schedule_id = ?")) {
            select.setObject(1, scheduleId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void add(ManifestAccess access) {
        em.persist(access);
    }

    /** Who looked at the passengers of a schedule, oldest first; ix_manifest_access_schedule leads to them. */
    public List<ManifestAccess> accesses(UUID scheduleId, UUID after, int limit) {
        return em.createQuery(
                        "select a from ManifestAccess a where a.scheduleId = :schedule and a.id > :after order by a.id",
                        ManifestAccess.class)
                .setParameter("schedule", scheduleId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
