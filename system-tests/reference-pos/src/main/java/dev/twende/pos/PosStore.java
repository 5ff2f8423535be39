package dev.twende.pos;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a device knows and has done: one SQLite file. What a transaction here has committed survives a kill and a power cut, for the
 * log is written through to the disk at each commit. One program at a time has it open.
 *
 * <p>The journal is the heart: an operation is written with its sequence number and its signature, in the transaction that changes
 * what follows from it, before anybody sees it on paper; it stays in the queue until the platform's result is written beside it.
 */
final class PosStore implements AutoCloseable {
    /** How many answered operations are kept to look at; those without an answer are kept for ever. */
    private static final int ANSWERED_KEPT = 10_000;

    private static final String[] SCHEMA = {
        "create table if not exists fact (name text primary key, value text not null)",
        """
        create table if not exists operation (
            sequence integer primary key,
            operation_id text not null unique,
            type text not null,
            payload text not null,
            jws text not null,
            printed integer not null default 0,
            outcome text,
            result text)""",
        "create index if not exists operation_queue on operation (sequence) where outcome is null",
        """
        create table if not exists sold (
            ticket_id text primary key,
            sequence integer not null,
            schedule_id text not null,
            seat_number text not null,
            from_sequence integer not null,
            to_sequence integer not null,
            lease_id text,
            state text not null)""",
        "create index if not exists sold_seat on sold (schedule_id, seat_number)",
        "create index if not exists sold_operation on sold (sequence)",
        "create table if not exists schedule (schedule_id text primary key, departure_time text not null, body text not null)",
        "create table if not exists lease (lease_id text primary key, schedule_id text not null, body text not null)",
        "create table if not exists revocation (ticket_id text primary key, up_to_issue integer not null)",
        "create table if not exists ticket_key (key_id text primary key, jwk text not null)",
        "create table if not exists boarded (ticket_id text primary key, sequence integer not null)",
    };

    /** An operation in the journal. */
    record Entry(
            long sequence,
            UUID operationId,
            String type,
            JsonObject payload,
            String jws,
            boolean printed,
            String outcome,
            JsonObject result) {}

    /** What became of a ticket that this device sold. */
    enum SoldState {
        SOLD,
        CANCELLED,
        REFUSED
    }

    /** A ticket that this device sold. */
    record Sold(
            UUID ticketId,
            long sequence,
            UUID scheduleId,
            String seatNumber,
            int from,
            int to,
            Optional<UUID> leaseId,
            SoldState state) {}

    /** Changes that belong together. */
    interface Work<T> {
        T run() throws SQLException;
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final FileChannel lockFile;
    private final FileLock lock;
    private final Connection connection;

    private PosStore(FileChannel lockFile, FileLock lock, Connection connection) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.connection = connection;
    }

    /**
     * Opens the store of a device, or makes it.
     *
     * @throws PosFailure when another program has it open
     */
    static PosStore open(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel lockFile =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(lockFile).orElseThrow(() -> PosFailure.of("another program works with " + home));
            Path library = Files.createDirectories(home.resolve("native"));
            try (Stream<Path> left = Files.list(library)) { // by a program that was killed
                left.forEach(file -> file.toFile().delete());
            }
            System.setProperty("org.sqlite.tmpdir", library.toString());
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("pos.db"));
            PosStore store = new PosStore(lockFile, lock, connection);
            store.prepare();
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<FileLock> lock(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock());
        } catch (OverlappingFileLockException ourselves) {
            return Optional.empty();
        }
    }

    private void prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
        }
        inTransaction(() -> {
            try (Statement statement = connection.createStatement()) {
                for (String table : SCHEMA) {
                    statement.execute(table);
                }
            }
            return null;
        });
    }

    /** Does all of it or, whatever happens, nothing; when this returns it is on the disk. */
    <T> T inTransaction(Work<T> work) {
        try {
            update("begin immediate");
            try {
                T done = work.run();
                update("commit");
                return done;
            } catch (SQLException | RuntimeException e) {
                update("rollback");
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    // what the device knows of itself

    Optional<String> fact(String name) {
        return first("select value from fact where name = ?", row -> row.getString(1), name);
    }

    void note(String name, Object value) {
        update(
                "insert into fact values (?, ?) on conflict (name) do update set value = excluded.value",
                name,
                String.valueOf(value));
    }

    void forget(String name) {
        update("delete from fact where name = ?", name);
    }

    // the journal

    long lastSequence() {
        return first("select coalesce(max(sequence), 0) from operation", row -> row.getLong(1))
                .orElseThrow();
    }

    void journal(long sequence, UUID operationId, String type, JsonObject payload, String jws) {
        update(
                "insert into operation (sequence, operation_id, type, payload, jws) values (?, ?, ?, ?, ?)",
                sequence,
                operationId.toString(),
                type,
                payload.toString(),
                jws);
    }

    /** The first operations without an answer, in their order. */
    List<Entry> queue(int most) {
        return rows("select * from operation where outcome is null order by sequence limit ?", PosStore::entry, most);
    }

    int queueLength() {
        return first("select count(*) from operation where outcome is null", row -> row.getInt(1))
                .orElseThrow();
    }

    /** All operations, in their order. */
    List<Entry> journal() {
        return rows("select * from operation order by sequence", PosStore::entry);
    }

    Optional<Entry> operation(long sequence) {
        return first("select * from operation where sequence = ?", PosStore::entry, sequence);
    }

    Optional<Entry> operation(UUID operationId) {
        return first("select * from operation where operation_id = ?", PosStore::entry, operationId.toString());
    }

    /** The latest operations that the platform did not simply take. */
    List<Entry> refused(int most) {
        return rows("""
                select * from operation where outcome <> 'ACCEPTED' order by sequence desc limit ?""", PosStore::entry, most);
    }

    /** Sales of which nobody knows whether they came onto paper. */
    List<Entry> unprinted() {
        return rows("select * from operation where type = 'SALE' and printed = 0 order by sequence", PosStore::entry);
    }

    void printed(long sequence) {
        update("update operation set printed = 1 where sequence = ?", sequence);
    }

    void answered(UUID operationId, String outcome, JsonObject result) {
        update(
                "update operation set outcome = ?, result = ? where operation_id = ?",
                outcome,
                result.toString(),
                operationId.toString());
    }

    /** Signs what waits with another key, after the device got one. */
    void resign(long sequence, String jws) {
        update("update operation set jws = ? where sequence = ? and outcome is null", jws, sequence);
    }

    void tidy() {
        update(
                "delete from operation where outcome is not null and (printed = 1 or type <> 'SALE') and sequence <= ?",
                lastSequence() - ANSWERED_KEPT);
    }

    // what was sold

    void sell(Sold ticket) {
        update(
                "insert into sold values (?, ?, ?, ?, ?, ?, ?, ?)",
                ticket.ticketId().toString(),
                ticket.sequence(),
                ticket.scheduleId().toString(),
                ticket.seatNumber(),
                ticket.from(),
                ticket.to(),
                ticket.leaseId().map(UUID::toString).orElse(null),
                ticket.state().name());
    }

    Optional<Sold> sold(UUID ticketId) {
        return first("select * from sold where ticket_id = ?", PosStore::sold, ticketId.toString());
    }

    /** All that this device ever sold of a schedule. */
    List<Sold> soldOn(UUID scheduleId) {
        return rows("select * from sold where schedule_id = ?", PosStore::sold, scheduleId.toString());
    }

    List<Sold> soldBy(long sequence) {
        return rows("select * from sold where sequence = ? order by seat_number", PosStore::sold, sequence);
    }

    void become(UUID ticketId, SoldState state) {
        update("update sold set state = ? where ticket_id = ?", state.name(), ticketId.toString());
    }

    // what the platform told

    void schedule(Run run) {
        update(
                "insert or replace into schedule values (?, ?, ?)",
                run.scheduleId().toString(),
                run.departureTime().toString(),
                run.body().toString());
    }

    /** Those of long ago are over. */
    void forgetSchedulesBefore(Instant departure) {
        update("delete from schedule where departure_time < ?", departure.toString());
    }

    Optional<Run> schedule(UUID scheduleId) {
        return first(
                "select body from schedule where schedule_id = ?", row -> new Run(body(row)), scheduleId.toString());
    }

    /** All schedules, soonest first. */
    List<Run> schedules(int most) {
        return rows("select body from schedule order by departure_time limit ?", row -> new Run(body(row)), most);
    }

    void lease(Lease lease) {
        update(
                "insert or replace into lease values (?, ?, ?)",
                lease.leaseId().toString(),
                lease.scheduleId().toString(),
                lease.body().toString());
    }

    void forgetLease(UUID leaseId) {
        update("delete from lease where lease_id = ?", leaseId.toString());
    }

    void forgetLeases() {
        update("delete from lease");
    }

    List<Lease> leases() {
        return rows("select body from lease", row -> new Lease(body(row)));
    }

    List<Lease> leasesOn(UUID scheduleId) {
        return rows("select body from lease where schedule_id = ?", row -> new Lease(body(row)), scheduleId.toString());
    }

    void revoked(UUID ticketId, long upToIssue) {
        update("insert or replace into revocation values (?, ?)", ticketId.toString(), upToIssue);
    }

    long revokedUpTo(UUID ticketId) {
        return first(
                        "select up_to_issue from revocation where ticket_id = ?",
                        row -> row.getLong(1),
                        ticketId.toString())
                .orElse(0L);
    }

    void ticketKey(String keyId, PublicJwk jwk) {
        update(
                "insert or replace into ticket_key values (?, ?)",
                keyId,
                jwk.json().toString());
    }

    Optional<PublicJwk> ticketKey(String keyId) {
        return first("select jwk from ticket_key where key_id = ?", PosStore::body, keyId)
                .map(PublicJwk::of);
    }

    void boarded(UUID ticketId, long sequence) {
        update("insert or ignore into boarded values (?, ?)", ticketId.toString(), sequence);
    }

    /** The operation by which somebody boarded here with this ticket. */
    Optional<Long> boarding(UUID ticketId) {
        return first("select sequence from boarded where ticket_id = ?", row -> row.getLong(1), ticketId.toString());
    }

    // SQL

    private static Entry entry(ResultSet row) throws SQLException {
        String result = row.getString("result");
        return new Entry(
                row.getLong("sequence"),
                UUID.fromString(row.getString("operation_id")),
                row.getString("type"),
                JsonText.object(row.getString("payload")),
                row.getString("jws"),
                row.getInt("printed") == 1,
                row.getString("outcome"),
                result == null ? JsonObject.EMPTY_JSON_OBJECT : JsonText.object(result));
    }

    private static Sold sold(ResultSet row) throws SQLException {
        return new Sold(
                UUID.fromString(row.getString("ticket_id")),
                row.getLong("sequence"),
                UUID.fromString(row.getString("schedule_id")),
                row.getString("seat_number"),
                row.getInt("from_sequence"),
                row.getInt("to_sequence"),
                Optional.ofNullable(row.getString("lease_id")).map(UUID::fromString),
                SoldState.valueOf(row.getString("state")));
    }

    private static JsonObject body(ResultSet row) throws SQLException {
        return JsonText.object(row.getString(1));
    }

    private void update(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> Optional<T> first(String sql, RowReader<T> reader, Object... values) {
        return rows(sql, reader, values).stream().findFirst();
    }

    private <T> List<T> rows(String sql, RowReader<T> reader, Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
            lock.release();
            lockFile.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
