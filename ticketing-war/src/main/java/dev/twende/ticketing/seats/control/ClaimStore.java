package dev.twende.ticketing.seats.control;

import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.ClaimState;
import dev.twende.ticketing.seats.entity.LiveClaim;
import dev.twende.ticketing.seats.entity.MovedClaim;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.SeatState;
import dev.twende.ticketing.seats.entity.SeatWish;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** The claims' SQL. Native, because ranges, exclusion constraints and {@code on conflict} are the point of it. */
@ApplicationScoped
public class ClaimStore {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    private RecentRefusals refusals;

    protected ClaimStore() {} // for the CDI proxy

    @Inject
    public ClaimStore(RecentRefusals refusals) {
        this.refusals = refusals;
    }

    /**
     * Shared by all who claim seats of a schedule, exclusive to who changes it. An advisory lock, because it costs no write and no
     * round trip: it is taken by the claiming statement itself, and lives in memory until the transaction ends.
     */
    private static final String LOCK = "hashtextextended('schedule ' || ?::uuid::text, 0)";

    /**
     * Buries the dead holds and leases in the way, then claims the seats in sorted order. The where clause only makes the insert wait for the lock
     * and the burial. A seat that is taken is skipped: waiting inside the constraint instead would deadlock under contention.
     */
    private static final String CLAIM = """
            with buried as (
                update seat_claim set state = 'EXPIRED' where claim_id in (
                    select claim_id from seat_claim
                    where schedule_id = ? and seat_number = any(?) and segments && int4range(?, ?)
                      and state = 'LIVE' and expires_at <= clock_timestamp()
                    order by seat_number for update)
                returning 1),
            steady as materialized (
                select pg_advisory_xact_lock_shared(LOCK))
            insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id, expires_at)
            select wanted.claim_id, ?, wanted.seat_number, int4range(?, ?), ?, ?,
                   coalesce(?::timestamptz, statement_timestamp() + make_interval(secs => ?))
            from unnest(?::uuid[], ?::text[]) as wanted (claim_id, seat_number)
            where (select count(*) from steady) = 1 and (select count(*) from buried) >= 0
            order by wanted.seat_number
            on conflict on constraint ex_seat_claim_overlap do nothing
            returning expires_at
            """.replace("LOCK", LOCK);

    /**
     * Claims all the seats, or some of them when others are taken; then the caller rolls back or ends what was claimed.
     *
     * @param holder the booking, device or block the claims belong to
     * @param lifetime null for kinds that do not expire
     * @return one deadline per seat claimed, empty for kinds that do not expire
     */
    public List<Optional<Instant>> claim(
            UUID holder,
            UUID scheduleId,
            Segments segments,
            List<SeatClaim> claims,
            ClaimKind kind,
            Duration lifetime) {
        return claim(holder, scheduleId, segments, claims, kind, lifetime, null);
    }

    /**
     * As {@link #claim}, for a lease.
     *
     * @param until by the database's clock
     * @return how many seats were free
     */
    public int lend(UUID lease, UUID scheduleId, Segments segments, List<SeatClaim> claims, Instant until) {
        return claim(lease, scheduleId, segments, claims, ClaimKind.LEASE, null, until.atOffset(ZoneOffset.UTC))
                .size();
    }

    private List<Optional<Instant>> claim(
            UUID holder,
            UUID scheduleId,
            Segments segments,
            List<SeatClaim> claims,
            ClaimKind kind,
            Duration lifetime,
            OffsetDateTime until) {
        Object[] ids = claims.stream().map(SeatClaim::claimId).toArray();
        Object[] seats = claims.stream().map(SeatClaim::seatNumber).toArray();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(CLAIM)) {
            insert.setObject(1, scheduleId);
            insert.setArray(2, connection.createArrayOf("text", seats));
            insert.setInt(3, segments.from());
            insert.setInt(4, segments.to());
            insert.setObject(5, scheduleId);
            insert.setObject(6, scheduleId);
            insert.setInt(7, segments.from());
            insert.setInt(8, segments.to());
            insert.setString(9, kind.name());
            insert.setObject(10, holder);
            insert.setObject(11, until, Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setObject(12, lifetime == null ? null : lifetime.toMillis() / 1000.0, Types.DOUBLE);
            insert.setArray(13, connection.createArrayOf("uuid", ids));
            insert.setArray(14, connection.createArrayOf("text", seats));
            try (ResultSet row = insert.executeQuery()) {
                List<Optional<Instant>> deadlines = new ArrayList<>(claims.size());
                while (row.next()) {
                    deadlines.add(Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant));
                }
                return deadlines;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets claims of the schedule that are under way end, and no other begin before this transaction ends. */
    public void haltClaims(UUID scheduleId) {
        lock("pg_advisory_xact_lock", scheduleId);
    }

    /** Lets no change of the schedule begin before this transaction ends; one that is under way is waited for. */
    public void holdOffChanges(UUID scheduleId) {
        lock("pg_advisory_xact_lock_shared", scheduleId);
    }

    /** As {@link #holdOffChanges(UUID)}, of many schedules, in one order. */
    public void holdOffChanges(Collection<UUID> scheduleIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select pg_advisory_xact_lock_shared(hashtextextended('schedule ' || schedule_id::text, 0))
                        from (select schedule_id from unnest(?::uuid[]) as wanted (schedule_id) order by schedule_id offset 0) s
                        """)) {
            select.setArray(1, connection.createArrayOf("uuid", scheduleIds.toArray()));
            select.executeQuery();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #CLAIM}, for seats of many schedules, whose changes are held off already; who comes first in the list has the seat. */
    private static final String TAKE_EACH = """
            with wanted as materialized (
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::int[], ?::uuid[]) with ordinality
                    as wanted (claim_id, schedule_id, seat_number, from_sequence, to_sequence, holder_id, place)),
            buried as (
                update seat_claim set state = 'EXPIRED' where claim_id in (
                    select c.claim_id from wanted w
                    join seat_claim c on c.schedule_id = w.schedule_id and c.seat_number = w.seat_number
                        and c.segments && int4range(w.from_sequence, w.to_sequence)
                    where c.state = 'LIVE' and c.expires_at <= clock_timestamp()
                    order by c.schedule_id, c.seat_number for update of c)
                returning 1)
            insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id)
            select claim_id, schedule_id, seat_number, int4range(from_sequence, to_sequence), 'SALE', holder_id
            from wanted
            where (select count(*) from buried) >= 0
            order by schedule_id, seat_number, place
            on conflict on constraint ex_seat_claim_overlap do nothing
            returning claim_id
            """;

    /** Takes those of the seats for good that are free; which ones. */
    public Set<UUID> takeEach(List<SeatWish> wishes) {
        Set<UUID> taken = new HashSet<>();
        look(TAKE_EACH, wishes, row -> taken.add(row.getObject(1, UUID.class)));
        return taken;
    }

    /** Since when others have the seats; nothing is said of those that are free. */
    public Map<UUID, Instant> takenSince(List<SeatWish> wishes) {
        Map<UUID, Instant> since = new HashMap<>();
        look(
                """
                select w.claim_id, min(c.created_at)
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::int[], ?::uuid[])
                    as w (claim_id, schedule_id, seat_number, from_sequence, to_sequence, holder_id)
                join seat_claim c on c.schedule_id = w.schedule_id and c.seat_number = w.seat_number
                    and c.segments && int4range(w.from_sequence, w.to_sequence)
                where c.state = 'LIVE' and (c.expires_at is null or c.expires_at > clock_timestamp())
                group by w.claim_id
                """,
                wishes,
                row -> since.put(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant()));
        return since;
    }

    /** Notes claims that were wanted and never had, so that what refers to them says what was wanted. */
    public void addRefused(List<SeatWish> wishes) {
        look("""
                insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, state, holder_id)
                select claim_id, schedule_id, seat_number, int4range(from_sequence, to_sequence), 'SALE', 'RELEASED', holder_id
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::int[], ?::uuid[])
                    as wanted (claim_id, schedule_id, seat_number, from_sequence, to_sequence, holder_id)
                returning claim_id
                """, wishes, row -> {});
    }

    private void look(String sql, List<SeatWish> wishes, RowReader reader) {
        if (wishes.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, column(connection, wishes, "uuid", SeatWish::claimId));
            statement.setArray(2, column(connection, wishes, "uuid", SeatWish::scheduleId));
            statement.setArray(3, column(connection, wishes, "text", SeatWish::seatNumber));
            statement.setArray(
                    4,
                    column(connection, wishes, "int4", wish -> wish.segments().from()));
            statement.setArray(
                    5,
                    column(connection, wishes, "int4", wish -> wish.segments().to()));
            statement.setArray(6, column(connection, wishes, "uuid", SeatWish::holderId));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Array column(
            Connection connection, List<SeatWish> wishes, String type, Function<SeatWish, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, wishes.stream().map(value).toArray());
    }

    /** Takes what it wants from a row. */
    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void lock(String function, UUID scheduleId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select " + function + "(" + LOCK + ")")) {
            select.setObject(1, scheduleId);
            select.executeQuery();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compare-and-set: how many of the claims were live holds and are sold now. */
    public int sell(List<UUID> claimIds) {
        return update("""
                update seat_claim set kind = 'SALE', expires_at = null
                where claim_id = any(?) and state = 'LIVE' and kind = 'HOLD'
                """, claimIds);
    }

    /** Compare-and-set: how many of the claims were live and have ended now. */
    public int end(List<UUID> claimIds, ClaimState ended) {
        refusals.forgetAfterCommit();
        return update(
                "update seat_claim set state = '" + ended.name() + "' where claim_id = any(?) and state = 'LIVE'",
                claimIds);
    }

    /**
     * Ends lapsed holds, but for those that somebody else has locked: who has them is a buyer who buries them, in another order than
     * ours, and waiting for each other would be a deadlock. Whoever finds one of them later knows that its time is over.
     */
    public void bury(List<UUID> claimIds) {
        update("""
                update seat_claim set state = 'EXPIRED' where claim_id in (
                    select claim_id from seat_claim
                    where claim_id = any(?) and state = 'LIVE' and kind = 'HOLD' and expires_at <= clock_timestamp()
                    for update skip locked)
                """, claimIds);
    }

    private int update(String sql, List<UUID> claimIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(1, connection.createArrayOf("uuid", claimIds.toArray()));
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compare-and-set: whether the claim was a live sale beyond this stop, and ends there now. */
    public boolean shorten(UUID claimId, int to) {
        refusals.forgetAfterCommit();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update seat_claim set segments = int4range(lower(segments), ?)
                        where claim_id = ? and state = 'LIVE' and kind = 'SALE' and lower(segments) < ? and upper(segments) > ?
                        """)) {
            update.setInt(1, to);
            update.setObject(2, claimId);
            update.setInt(3, to);
            update.setInt(4, to);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many live claims others have on these seats and this stretch; a hold or a lease whose time is over is nobody's. */
    public int countOthers(List<UUID> own, UUID scheduleId, Segments segments, Collection<String> seats) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select count(*) from seat_claim
                        where schedule_id = ? and seat_number = any(?) and segments && int4range(?, ?) and state = 'LIVE'
                          and (expires_at is null or expires_at > clock_timestamp()) and claim_id <> all (?)
                        """)) {
            select.setObject(1, scheduleId);
            select.setArray(2, connection.createArrayOf("text", seats.toArray()));
            select.setInt(3, segments.from());
            select.setInt(4, segments.to());
            select.setArray(5, connection.createArrayOf("uuid", own.toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a live sale reach to this stop; the way there must be the caller's. */
    public void lengthen(UUID claimId, int to) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update seat_claim set segments = int4range(lower(segments), ?)
                        where claim_id = ? and state = 'LIVE' and kind = 'SALE' and upper(segments) < ?
                        """)) {
            update.setInt(1, to);
            update.setObject(2, claimId);
            update.setInt(3, to);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives claims to another holder. */
    public void handOver(List<UUID> claimIds, UUID holder) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update seat_claim set holder_id = ? where claim_id = any(?)")) {
            update.setObject(1, holder);
            update.setArray(2, connection.createArrayOf("uuid", claimIds.toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Gives live holds more time, never less.
     *
     * @return one deadline per hold that had not lapsed
     */
    public List<Instant> extend(List<UUID> claimIds, Duration fromNow) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update seat_claim
                        set expires_at = greatest(expires_at, statement_timestamp() + make_interval(secs => ?))
                        where claim_id = any(?) and state = 'LIVE' and kind = 'HOLD' and expires_at > clock_timestamp()
                        returning expires_at
                        """)) {
            update.setDouble(1, fromNow.toMillis() / 1000.0);
            update.setArray(2, connection.createArrayOf("uuid", claimIds.toArray()));
            try (ResultSet row = update.executeQuery()) {
                List<Instant> deadlines = new ArrayList<>(claimIds.size());
                while (row.next()) {
                    deadlines.add(row.getObject(1, OffsetDateTime.class).toInstant());
                }
                return deadlines;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Buries all dead holds and leases of a schedule, so that nobody finds them alive on a seat that is there no more. */
    public void buryLapsed(UUID scheduleId) {
        refusals.forgetAfterCommit();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update seat_claim set state = 'EXPIRED'
                        where schedule_id = ? and state = 'LIVE' and expires_at <= clock_timestamp()
                        """)) {
            update.setObject(1, scheduleId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All claims of a schedule that keep others away, by seat and stretch. */
    public List<LiveClaim> live(UUID scheduleId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select claim_id, seat_number, lower(segments), upper(segments), kind, holder_id from seat_claim
                        where schedule_id = ? and state = 'LIVE' and (expires_at is null or expires_at > clock_timestamp())
                        order by seat_number, lower(segments)
                        """)) {
            select.setObject(1, scheduleId);
            try (ResultSet row = select.executeQuery()) {
                List<LiveClaim> claims = new ArrayList<>();
                while (row.next()) {
                    claims.add(new LiveClaim(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            new Segments(row.getInt(3), row.getInt(4)),
                            ClaimKind.valueOf(row.getString(5)),
                            row.getObject(6, UUID.class)));
                }
                return claims;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Claims another seat in place of each claim, with all else as it is. The old claims end first, all of them, so that two may swap
     * their seats.
     */
    public void move(List<MovedClaim> moves) {
        end(moves.stream().map(MovedClaim::claimId).toList(), ClaimState.RELEASED);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        with moved as (
                            select * from unnest(?::uuid[], ?::uuid[], ?::text[]) as moved (old_id, new_id, seat_number)),
                        claimed as (
                            insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id, expires_at)
                            select moved.new_id, old.schedule_id, moved.seat_number, old.segments, old.kind, old.holder_id,
                                   old.expires_at
                            from moved join seat_claim old on old.claim_id = moved.old_id)
                        update seat_block set claim_id = moved.new_id from moved where seat_block.claim_id = moved.old_id
                        """)) {
            insert.setArray(1, column(connection, "uuid", moves, MovedClaim::claimId));
            insert.setArray(2, column(connection, "uuid", moves, MovedClaim::newClaimId));
            insert.setArray(3, column(connection, "text", moves, MovedClaim::seatNumber));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Array column(
            Connection connection, String type, List<MovedClaim> moves, Function<MovedClaim, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, moves.stream().map(value).toArray());
    }

    /**
     * The seats that are not free on a stretch; what has lapsed is free already, buried or not. Bounds are compared, since for
     * {@code &&} without a seat PostgreSQL goes through the constraint's index, which is made for asking about one.
     */
    public Map<String, SeatState> occupied(UUID scheduleId, Segments segments) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select seat_number, kind from seat_claim
                        where schedule_id = ? and lower(segments) < ? and upper(segments) > ? and state = 'LIVE'
                          and (expires_at is null or expires_at > clock_timestamp())
                        """)) {
            select.setObject(1, scheduleId);
            select.setInt(2, segments.to());
            select.setInt(3, segments.from());
            try (ResultSet row = select.executeQuery()) {
                Map<String, SeatState> occupied = new HashMap<>();
                while (row.next()) {
                    SeatState state = SeatState.of(ClaimKind.valueOf(row.getString(2)));
                    occupied.merge(row.getString(1), state, SeatState::or);
                }
                refusals.seen(scheduleId, segments, occupied::keySet);
                return occupied;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
