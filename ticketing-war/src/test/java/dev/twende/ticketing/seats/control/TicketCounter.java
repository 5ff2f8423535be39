package dev.twende.ticketing.seats.control;

import dev.twende.ticketing.seats.boundary.SeatBlocks;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.boundary.SeatLeases;
import dev.twende.ticketing.seats.entity.LeasedSale;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.SeatLease;
import dev.twende.ticketing.seats.entity.SeatState;
import dev.twende.ticketing.seats.entity.Segments;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * One seller with one database connection, who does with claims what the bookings' facades do: each call is one transaction, which is
 * rolled back when the call is refused.
 */
final class TicketCounter implements AutoCloseable {
    static final Duration LONG = Duration.ofHours(1);

    private final TicketingSchema schema;
    private final ClaimStore claimStore;
    private final SeatClaims claims;
    private final SeatBlocks blocks;
    private final LeaseStore leaseStore;
    private final SeatLeases leases;
    private final UnaryOperator<String> sql;
    private Connection connection;
    private int backend;

    /** @param sql changes statements on their way to the database, to break them */
    TicketCounter(TicketingSchema schema, UnaryOperator<String> sql) {
        this.schema = schema;
        this.sql = sql;
        ClaimStore claimStore = TicketingSchema.claimStore(dataSource());
        BlockStore blockStore = new BlockStore();
        blockStore.database = dataSource();
        this.claimStore = claimStore;
        this.claims = new SeatClaims(claimStore);
        this.blocks = new SeatBlocks(claimStore, blockStore);
        this.leaseStore = TicketingSchema.leaseStore(dataSource());
        this.leases = new SeatLeases(claimStore, leaseStore);
        connect();
    }

    private void connect() {
        try {
            connection = schema.connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // how a commit survives a crash is not what is tested here
                statement.execute("set synchronous_commit = off");
                var row = statement.executeQuery("select pg_backend_pid()");
                row.next();
                backend = row.getInt(1);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> Proxy.newProxyInstance(
                        Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (lent, called, given) -> {
                            if (called.getName().equals("close")) {
                                return null;
                            }
                            if (called.getName().equals("prepareStatement")) {
                                given[0] = sql.apply((String) given[0]);
                            }
                            try {
                                return called.invoke(connection, given);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    /** Thrown when nobody can know whether the transaction was committed. */
    static final class InDoubt extends RuntimeException {
        InDoubt(Throwable cause) {
            super(cause);
        }
    }

    /** Thrown when the database took the transaction back: a deadlock, a lock not had in time, a rule broken. */
    static final class RolledBack extends RuntimeException {
        RolledBack(Throwable cause) {
            super(cause);
        }
    }

    private boolean transaction(BooleanSupplier work) {
        try {
            boolean done = work.getAsBoolean();
            if (done) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return done;
        } catch (SQLException | IllegalStateException e) {
            return failed(e);
        }
    }

    private boolean failed(Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            connect();
            throw new InDoubt(failure);
        }
        throw new RolledBack(failure);
    }

    /** The server process that works for this counter. */
    int backend() {
        return backend;
    }

    boolean hold(UUID holder, UUID schedule, Segments segments, List<SeatClaim> seats) {
        return transaction(
                () -> claims.hold(holder, schedule, segments, seats, LONG).isPresent());
    }

    boolean take(UUID holder, UUID schedule, Segments segments, List<SeatClaim> seats) {
        return transaction(() -> claims.take(holder, schedule, segments, seats));
    }

    boolean extend(List<UUID> claimIds) {
        return transaction(() -> claims.extend(claimIds, LONG).isPresent());
    }

    boolean sell(List<UUID> claimIds) {
        return transaction(() -> claims.sell(claimIds));
    }

    /**
     * Sells the holds; when they are not all there any more, ends what is left and takes the seats anew.
     *
     * @param anew a claim for each seat
     * @return the claims that are sold now; empty when none is, and then all have ended
     */
    List<UUID> pay(UUID holder, UUID schedule, Segments segments, List<UUID> claimIds, List<SeatClaim> anew) {
        if (sell(claimIds)) {
            return claimIds;
        }
        boolean[] taken = {false};
        transaction(() -> {
            claims.expire(claimIds);
            taken[0] = claims.take(holder, schedule, segments, anew);
            return true;
        });
        return taken[0] ? anew.stream().map(SeatClaim::claimId).toList() : List.of();
    }

    void release(List<UUID> claimIds) {
        transaction(() -> {
            claims.release(claimIds);
            return true;
        });
    }

    void expire(List<UUID> claimIds) {
        transaction(() -> {
            claims.expire(claimIds);
            return true;
        });
    }

    /** As the sweeper does. */
    void sweep(List<UUID> claimIds) {
        transaction(() -> {
            claims.sweep(claimIds);
            return true;
        });
    }

    /** Takes other seats first, then gives the old ones up; neither when the others are taken. */
    boolean exchange(UUID holder, List<UUID> old, UUID schedule, Segments segments, List<SeatClaim> seats) {
        return transaction(() -> {
            if (!claims.take(holder, schedule, segments, seats)) {
                return false;
            }
            claims.release(old);
            return true;
        });
    }

    boolean block(UUID claimId, UUID schedule, String seat, Segments segments) {
        return transaction(() -> blocks.block(claimId, schedule, seat, segments, "VIP", null, null));
    }

    void lift(UUID schedule, UUID claimId) {
        transaction(() -> {
            blocks.of(schedule).stream()
                    .filter(block -> block.claimId().equals(claimId))
                    .forEach(blocks::lift);
            return true;
        });
    }

    boolean lease(SeatLease lease, List<SeatClaim> seats) {
        return transaction(() -> leases.lease(lease, seats));
    }

    /** The sale's claim; empty when the seat is not lent to the device so far. */
    Optional<UUID> sellLeased(UUID device, LeasedSale sale) {
        List<Optional<UUID>> sold = new ArrayList<>();
        transaction(() -> {
            sold.addAll(leases.sellLeased(device, List.of(sale)));
            return sold.get(0).isPresent();
        });
        return sold.get(0);
    }

    void giveBack(UUID lease) {
        transaction(() -> {
            leases.giveBack(lease);
            return true;
        });
    }

    /** As the sweeper does. */
    void sweepLeases() {
        transaction(() -> {
            leases.sweep(1_000);
            return true;
        });
    }

    /** Lets the time of a lease pass. */
    void lapseLease(UUID lease) {
        transaction(() -> {
            leaseStore.lock(List.of(lease));
            try (PreparedStatement update = connection.prepareStatement("""
                    with lapsed as (
                        update seat_lease set ends_at = clock_timestamp() - interval '1 second' where lease_id = ?)
                    update seat_claim set expires_at = clock_timestamp() - interval '1 second'
                    where holder_id = ? and state = 'LIVE' and kind = 'LEASE'
                    """)) {
                update.setObject(1, lease);
                update.setObject(2, lease);
                update.executeUpdate();
                return true;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    Map<String, SeatState> look(UUID schedule, Segments segments) {
        try {
            return claimStore.occupied(schedule, segments);
        } finally {
            transaction(() -> true);
        }
    }

    /** Lets the time of holds pass; those that are holds no more stay as they are. */
    boolean lapse(List<UUID> claimIds) {
        return transaction(() -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    update seat_claim set expires_at = clock_timestamp() - interval '1 second'
                    where claim_id = any(?) and state = 'LIVE' and kind = 'HOLD'
                    """)) {
                update.setArray(1, connection.createArrayOf("uuid", claimIds.toArray()));
                return update.executeUpdate() > 0;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
