package dev.twende.ticketing.seats.control;

import dev.twende.kit.sql.Columns;
import dev.twende.ticketing.seats.entity.LeaseStatus;
import dev.twende.ticketing.seats.entity.LeasedSale;
import dev.twende.ticketing.seats.entity.Lent;
import dev.twende.ticketing.seats.entity.LentSeats;
import dev.twende.ticketing.seats.entity.SeatForDevice;
import dev.twende.ticketing.seats.entity.SeatLease;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The leases' SQL. Native, as the claims are: what is lent where is a range of theirs. */
@ApplicationScoped
public class LeaseStore {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    private RecentRefusals refusals;

    protected LeaseStore() {} // for the CDI proxy

    @Inject
    public LeaseStore(RecentRefusals refusals) {
        this.refusals = refusals;
    }

    /**
     * The schedules are locked as by everyone who claims seats, in one order. The claims are locked before they are changed, so that the
     * rests are those of what is there now. What is left is inserted row by row behind the change that made room for it, as the rows
     * of {@code sold} are read; another who waits for the seat meanwhile is let in by the commit, and finds all of it.
     */
    private static final String SELL = """
            with wanted as materialized (
                select * from unnest(?::uuid[], ?::text[], ?::int[], ?::int[], ?::uuid[], ?::uuid[], ?::uuid[]) with ordinality
                    as wanted (schedule_id, seat_number, sold_from, sold_to, booking_id, before_id, behind_id, place)),
            steady as materialized (
                select pg_advisory_xact_lock_shared(hashtextextended('schedule ' || schedule_id::text, 0))
                from (select distinct schedule_id from wanted order by schedule_id) schedules),
            leased as materialized (
                select wanted.*, c.claim_id, c.holder_id as lease_id, lower(c.segments) as leased_from, upper(c.segments) as leased_to,
                       c.expires_at
                from wanted
                join seat_claim c on c.schedule_id = wanted.schedule_id and c.seat_number = wanted.seat_number
                    and c.segments @> int4range(wanted.sold_from, wanted.sold_to)
                join seat_lease l on l.lease_id = c.holder_id
                where (select count(*) from steady) > 0
                  and c.state = 'LIVE' and c.kind = 'LEASE' and c.expires_at > clock_timestamp() and l.device_id = ?
                for update of c),
            sold as (
                update seat_claim c
                set kind = 'SALE', expires_at = null, holder_id = leased.booking_id,
                    segments = int4range(leased.sold_from, leased.sold_to)
                from leased where c.claim_id = leased.claim_id
                returning leased.*),
            rests as (
                insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id, expires_at)
                select rest.claim_id, sold.schedule_id, sold.seat_number, int4range(rest.from_sequence, rest.to_sequence), 'LEASE',
                       sold.lease_id, sold.expires_at
                from sold
                cross join lateral (values
                    (sold.before_id, sold.leased_from, sold.sold_from),
                    (sold.behind_id, sold.sold_to, sold.leased_to)) as rest (claim_id, from_sequence, to_sequence)
                where rest.from_sequence < rest.to_sequence)
            select place, claim_id from sold
            """;

    /** Notes a lease whose claims were made. */
    public void add(SeatLease lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into seat_lease (lease_id, company_id, device_id, schedule_id, segments, ends_at)
                        values (?, ?, ?, ?, int4range(?, ?), ?)
                        """)) {
            insert.setObject(1, lease.leaseId());
            insert.setObject(2, lease.companyId());
            insert.setObject(3, lease.deviceId());
            insert.setObject(4, lease.scheduleId());
            insert.setInt(5, lease.segments().from());
            insert.setInt(6, lease.segments().to());
            insert.setObject(7, utc(lease.endsAt()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sells what is lent to the device; after {@link #lockOf}.
     *
     * @param sales of different seats
     * @return the claims of those that were sold, by their place in the list
     */
    public Map<Integer, UUID> sell(UUID deviceId, List<LeasedSale> sales) {
        try (Connection connection = database.getConnection();
                PreparedStatement sell = connection.prepareStatement(SELL)) {
            int next = new Columns<>(sell, 1, sales)
                    .add("uuid", LeasedSale::scheduleId)
                    .add("text", LeasedSale::seatNumber)
                    .add("int4", sale -> sale.segments().from())
                    .add("int4", sale -> sale.segments().to())
                    .add("uuid", LeasedSale::bookingId)
                    .add("uuid", LeasedSale::before)
                    .add("uuid", LeasedSale::behind)
                    .next();
            sell.setObject(next, deviceId);
            try (ResultSet row = sell.executeQuery()) {
                Map<Integer, UUID> sold = new HashMap<>();
                while (row.next()) {
                    sold.put(row.getInt(1) - 1, row.getObject(2, UUID.class));
                }
                return sold;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * How many seats are lent, and stay so until the transaction ends: whoever of the company borrows at the same moment waits for us.
     */
    public Lent lockLent(UUID companyId, UUID deviceId) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(
                        "select pg_advisory_xact_lock(hashtextextended('leases ' || ?::uuid::text, 0))")) {
            lock.setObject(1, companyId);
            lock.executeQuery();
            return lent(connection, companyId, deviceId);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many seats are lent now, without promise. */
    public Lent lent(UUID companyId, UUID deviceId) {
        try (Connection connection = database.getConnection()) {
            return lent(connection, companyId, deviceId);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Lent lent(Connection connection, UUID companyId, UUID deviceId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*) filter (where l.device_id = ?), count(*)
                from seat_lease l
                join seat_claim c on c.schedule_id = l.schedule_id and c.holder_id = l.lease_id
                where l.company_id = ? and l.status = 'LIVE'
                  and c.state = 'LIVE' and c.kind = 'LEASE' and c.expires_at > clock_timestamp()
                """)) {
            select.setObject(1, deviceId);
            select.setObject(2, companyId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Lent(row.getInt(1), row.getInt(2));
            }
        }
    }

    /** Of a company's devices, how many seats are lent to each; devices without any are absent. */
    public Map<UUID, Integer> lentByDevice(Collection<UUID> deviceIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select l.device_id, count(*)
                        from seat_lease l
                        join seat_claim c on c.schedule_id = l.schedule_id and c.holder_id = l.lease_id
                        where l.device_id = any(?) and l.status = 'LIVE'
                          and c.state = 'LIVE' and c.kind = 'LEASE' and c.expires_at > clock_timestamp()
                        group by l.device_id
                        """)) {
            select.setArray(1, connection.createArrayOf("uuid", deviceIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                Map<UUID, Integer> lent = new HashMap<>();
                while (row.next()) {
                    lent.put(row.getObject(1, UUID.class), row.getInt(2));
                }
                return lent;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What of these schedules is not free, all of it, by seat and stretch; what has lapsed is free. Read along ix_seat_claim_schedule.
     *
     * @param deviceId null for who has no lease
     */
    public List<SeatForDevice> seen(Collection<UUID> scheduleIds, UUID deviceId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select c.schedule_id, c.seat_number, lower(c.segments), upper(c.segments),
                               case when c.kind in ('HOLD', 'SALE') then 'TAKEN' when l.lease_id is null then 'BLOCKED' else 'OWN' end
                        from seat_claim c
                        left join seat_lease l on c.kind = 'LEASE' and l.lease_id = c.holder_id and l.device_id = ?
                        where c.schedule_id = any(?) and c.state = 'LIVE'
                          and (c.expires_at is null or c.expires_at > clock_timestamp())
                        order by c.schedule_id, c.seat_number, lower(c.segments)
                        """)) {
            select.setObject(1, deviceId, Types.OTHER);
            select.setArray(2, connection.createArrayOf("uuid", scheduleIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                List<SeatForDevice> seen = new ArrayList<>();
                while (row.next()) {
                    seen.add(new SeatForDevice(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            new Segments(row.getInt(3), row.getInt(4)),
                            SeatForDevice.Standing.valueOf(row.getString(5))));
                }
                return seen;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String FIND = """
            select l.lease_id, l.company_id, l.device_id, l.schedule_id, lower(l.segments), upper(l.segments), l.ends_at,
                   case when l.status = 'LIVE' and l.ends_at <= clock_timestamp() then 'EXPIRED' else l.status end, l.created_at,
                   array_agg(c.seat_number order by c.seat_number, c.segments) filter (where c.claim_id is not null),
                   array_agg(lower(c.segments) order by c.seat_number, c.segments) filter (where c.claim_id is not null),
                   array_agg(upper(c.segments) order by c.seat_number, c.segments) filter (where c.claim_id is not null)
            from seat_lease l
            left join seat_claim c on c.schedule_id = l.schedule_id and c.holder_id = l.lease_id
                and c.state = 'LIVE' and c.kind = 'LEASE' and c.expires_at > clock_timestamp()
            where WHICH
            group by l.lease_id
            """;

    /** The lease, with what of it is left. */
    public Optional<LentSeats> find(UUID leaseId) {
        return read(FIND.replace("WHICH", "l.lease_id = ?"), leaseId).stream().findFirst();
    }

    /** What is lent to a device now, oldest first. */
    public List<LentSeats> liveOf(UUID deviceId) {
        String live = "l.device_id = ? and l.status = 'LIVE' and l.ends_at > clock_timestamp()";
        return read(FIND.replace("WHICH", live) + " order by l.lease_id", deviceId);
    }

    /**
     * Leases, latest first.
     *
     * @param deviceId null for all devices of the company
     * @param before the id that they come before
     */
    public List<LentSeats> list(UUID companyId, UUID deviceId, UUID before, int limit) {
        String which =
                "l.lease_id in (select lease_id from seat_lease where company_id = ? and (?::uuid is null or device_id = ?)"
                        + " and lease_id < ? order by lease_id desc limit ?)";
        return read(
                FIND.replace("WHICH", which) + " order by l.lease_id desc",
                companyId,
                deviceId,
                deviceId,
                before,
                limit);
    }

    private List<LentSeats> read(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                List<LentSeats> found = new ArrayList<>();
                while (row.next()) {
                    found.add(lentSeats(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LentSeats lentSeats(ResultSet row) throws SQLException {
        SeatLease lease = new SeatLease(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                new Segments(row.getInt(5), row.getInt(6)),
                row.getObject(7, OffsetDateTime.class).toInstant());
        List<LentSeats.Part> parts = new ArrayList<>();
        if (row.getArray(10) != null) {
            String[] seats = (String[]) row.getArray(10).getArray();
            Integer[] from = (Integer[]) row.getArray(11).getArray();
            Integer[] to = (Integer[]) row.getArray(12).getArray();
            for (int i = 0; i < seats.length; i++) {
                parts.add(new LentSeats.Part(seats[i], new Segments(from[i], to[i])));
            }
        }
        return new LentSeats(
                lease,
                LeaseStatus.valueOf(row.getString(8)),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                parts);
    }

    /** Ends leases, with what of them is not sold; after {@link #lock}. */
    public void end(List<UUID> leaseIds, LeaseStatus ended) {
        refusals.forgetAfterCommit();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        with given as (
                            update seat_lease set status = ?, ended_at = clock_timestamp()
                            where lease_id = any(?) and status = 'LIVE'
                            returning lease_id, schedule_id)
                        update seat_claim set state = 'RELEASED' where claim_id in (
                            select claim_id from seat_claim c join given on given.schedule_id = c.schedule_id
                            where c.holder_id = given.lease_id and c.state = 'LIVE' and c.kind = 'LEASE'
                            order by claim_id for update of c)
                        """)) {
            update.setString(1, ended.name());
            update.setArray(2, connection.createArrayOf("uuid", leaseIds.toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Locks leases that live, so that nobody else changes what of them is left before the transaction ends. Whoever sells of a lease or
     * ends it must have this lock before the statement that does: a statement does not see what the one that it waited for has left.
     *
     * @return those that live
     */
    public List<UUID> lock(Collection<UUID> leaseIds) {
        return lock("lease_id = any(?)", connection -> connection.createArrayOf("uuid", leaseIds.toArray()));
    }

    /** As {@link #lock}, of all that a device has on some schedules. */
    public List<UUID> lockOf(UUID deviceId, Collection<UUID> scheduleIds) {
        return lock(
                "device_id = ? and schedule_id = any(?)",
                connection -> deviceId,
                connection -> connection.createArrayOf("uuid", scheduleIds.toArray()));
    }

    /** As {@link #lock}, of all that a device has. */
    public List<UUID> lockAllOf(UUID deviceId) {
        return lock("device_id = ?", connection -> deviceId);
    }

    /** As {@link #lock}, of all that is lent of a schedule. */
    public List<UUID> lockAllOn(UUID scheduleId) {
        return lock("schedule_id = ?", connection -> scheduleId);
    }

    private interface Parameter {
        Object of(Connection connection) throws SQLException;
    }

    private List<UUID> lock(String which, Parameter... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select lease_id from seat_lease where " + which
                        + " and status = 'LIVE' order by lease_id for update")) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i].of(connection));
            }
            try (ResultSet row = select.executeQuery()) {
                List<UUID> leases = new ArrayList<>();
                while (row.next()) {
                    leases.add(row.getObject(1, UUID.class));
                }
                return leases;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Gives leases of a schedule less time, never more; after {@link #lockAllOn}.
     *
     * @param latest for those from each stop on, in the order of the stops
     */
    public void shorten(UUID scheduleId, List<Instant> latest) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        with shortened as (
                            update seat_lease l set ends_at = stop.latest
                            from unnest(?::timestamptz[]) with ordinality as stop (latest, number)
                            where l.schedule_id = ? and lower(l.segments) = stop.number - 1 and l.status = 'LIVE'
                              and l.ends_at > stop.latest
                            returning l.lease_id, l.schedule_id, l.ends_at)
                        update seat_claim c set expires_at = shortened.ends_at
                        from shortened
                        where c.schedule_id = shortened.schedule_id and c.holder_id = shortened.lease_id
                          and c.state = 'LIVE' and c.kind = 'LEASE'
                        """)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "timestamptz",
                            latest.stream().map(Instant::toString).toArray()));
            update.setObject(2, scheduleId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Ends leases whose time is over, but for those that somebody else is ending, with their claims, but for those that a buyer is
     * burying.
     *
     * @return how many
     */
    public int expireLapsed(int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        with lapsed as materialized (
                            select lease_id, schedule_id from seat_lease where status = 'LIVE' and ends_at <= clock_timestamp()
                            order by ends_at limit ? for update skip locked),
                        buried as (
                            update seat_claim set state = 'EXPIRED' where claim_id in (
                                select claim_id from seat_claim c join lapsed on lapsed.schedule_id = c.schedule_id
                                where c.holder_id = lapsed.lease_id and c.state = 'LIVE' and c.kind = 'LEASE'
                                  and c.expires_at <= clock_timestamp()
                                for update of c skip locked))
                        update seat_lease set status = 'EXPIRED', ended_at = clock_timestamp()
                        where lease_id in (select lease_id from lapsed)
                        """)) {
            update.setInt(1, most);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
