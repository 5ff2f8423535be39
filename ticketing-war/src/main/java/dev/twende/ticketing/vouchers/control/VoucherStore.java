package dev.twende.ticketing.vouchers.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.vouchers.entity.Purchase;
import dev.twende.ticketing.vouchers.entity.Usage;
import dev.twende.ticketing.vouchers.entity.UseStatus;
import dev.twende.ticketing.vouchers.entity.Voucher;
import dev.twende.ticketing.vouchers.entity.VoucherUse;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Vouchers, and their uses. The uses are native SQL: the database moves them with their bookings, behind the back of JPA. */
@ApplicationScoped
public class VoucherStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** Adds them at once, so that they are shown with their versions. */
    public void addAll(List<Voucher> vouchers) {
        vouchers.forEach(em::persist);
        em.flush();
    }

    /** Writes a change at once and counts it, so that it is shown with its new version. */
    public void changed(Voucher voucher) {
        em.lock(voucher, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        em.flush();
    }

    public Voucher require(UUID id) {
        return Optional.ofNullable(em.find(Voucher.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no voucher with this id."));
    }

    private static final String BY_CODE = "select v from Voucher v where v.code = :code";

    /** @param code normalized */
    public Optional<Voucher> find(String code) {
        return em.createQuery(BY_CODE, Voucher.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /**
     * As {@link #find}, and nobody else uses it until the transaction ends. Locked by plain SQL: after a lock of its own JPA keeps the
     * connection, what follows takes another one of the pool, and a crowd that waits here for the lock has them all.
     */
    public Optional<Voucher> findForUpdate(String code) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select 1 from voucher where code = ? for update")) {
            lock.setString(1, code);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return find(code);
    }

    /** As {@link #require}, and nobody else uses it until the transaction ends. */
    public Voucher requireForUpdate(UUID id) {
        return em.find(Voucher.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What was issued instead of a refund, under the refund's own id. */
    public Optional<Voucher> ofRefund(UUID refundId) {
        return Optional.ofNullable(em.find(Voucher.class, refundId))
                .filter(voucher -> voucher.refundId().isPresent());
    }

    /**
     * A company's vouchers by id, which is by issue; ix_voucher_company leads to them, ix_voucher_batch to those of a batch.
     *
     * @param batchId null for all
     */
    public List<Voucher> page(UUID companyId, UUID batchId, UUID after, int count) {
        String ofBatch = batchId == null ? "" : " and v.batchId = :batch";
        var query = em.createQuery(
                        "select v from Voucher v where v.companyId = :company and v.id > :after" + ofBatch
                                + " order by v.id",
                        Voucher.class)
                .setParameter("company", companyId)
                .setParameter("after", after)
                .setMaxResults(count);
        return (batchId == null ? query : query.setParameter("batch", batchId)).getResultList();
    }

    /**
     * How much of it is used; ix_voucher_use_counted has it all. Exact for whoever has locked the voucher before, in another statement.
     *
     * @param phone digits; null when nobody in particular asks
     */
    public Usage usage(UUID voucherId, String phone) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select count(*), count(*) filter (where phone = ?), coalesce(sum(amount), 0) from voucher_use
                        where voucher_id = ? and status <> 'RETURNED'
                        """)) {
            select.setString(1, phone);
            select.setObject(2, voucherId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Usage(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How much of each is used; those that nobody uses are left out. */
    public Map<UUID, Usage> usages(List<UUID> voucherIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select voucher_id, count(*), coalesce(sum(amount), 0) from voucher_use
                        where voucher_id = any(?) and status <> 'RETURNED' group by voucher_id
                        """)) {
            select.setArray(1, connection.createArrayOf("uuid", voucherIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                Map<UUID, Usage> usages = new HashMap<>();
                while (row.next()) {
                    usages.put(row.getObject(1, UUID.class), new Usage(row.getLong(2), 0, row.getLong(3)));
                }
                return usages;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reserves a use for a booking that is being made. */
    public void reserve(UUID useId, UUID voucherId, UUID bookingId, String reference, Purchase purchase, long amount) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into voucher_use (use_id, voucher_id, booking_id, booking_reference, phone, amount, status, used_at,
                                                 changed_at)
                        values (?, ?, ?, ?, ?, ?, 'RESERVED', clock_timestamp(), clock_timestamp())
                        """)) {
            insert.setObject(1, useId);
            insert.setObject(2, voucherId);
            insert.setObject(3, bookingId);
            insert.setString(4, reference);
            insert.setString(5, purchase.phone());
            insert.setLong(6, amount);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Compare-and-set: moves a booking's use.
     *
     * @return the use's id; empty when it did not stand as it was to
     */
    public Optional<UUID> move(UUID bookingId, UseStatus from, UseStatus to) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update voucher_use set status = ?, changed_at = clock_timestamp() where booking_id = ? and status = ?
                        returning use_id
                        """)) {
            update.setString(1, to.name());
            update.setObject(2, bookingId);
            update.setString(3, from.name());
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String USES = """
            select u.use_id, u.voucher_id, u.booking_reference, u.phone, u.amount, b.currency, u.status, u.used_at, u.changed_at
            from voucher_use u join booking b using (booking_id)
            """;

    /** A booking's use; uq_voucher_use_booking leads to it. */
    public Optional<VoucherUse> useOf(UUID bookingId) {
        return uses(USES + "where u.booking_id = ? and u.use_id > ? limit ?", bookingId, new UUID(0, 0), 1).stream()
                .findFirst();
    }

    /** A voucher's uses, oldest first; ix_voucher_use_voucher leads to them. */
    public List<VoucherUse> usesOf(UUID voucherId, UUID after, int count) {
        return uses(
                USES + "where u.voucher_id = ? and u.use_id > ? order by u.use_id limit ?", voucherId, after, count);
    }

    private List<VoucherUse> uses(String sql, UUID of, UUID after, int count) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, of);
            select.setObject(2, after);
            select.setInt(3, count);
            try (ResultSet row = select.executeQuery()) {
                List<VoucherUse> uses = new ArrayList<>();
                while (row.next()) {
                    uses.add(new VoucherUse(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getLong(5),
                            row.getString(6),
                            UseStatus.valueOf(row.getString(7)),
                            instant(row, 8),
                            instant(row, 9)));
                }
                return uses;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
