package dev.twende.auth.audits.control;

import dev.twende.auth.audits.entity.AuditEntry;
import dev.twende.auth.audits.entity.AuditQuestion;
import dev.twende.auth.audits.entity.ChainReport;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Where the trail is kept. Native SQL: every change of every house comes through here, and rows are only ever added. */
@ApplicationScoped
public class AuditStore {
    /** Rows fetched at a time where all are read: bounds the memory, however long the trail is. */
    private static final int FETCH = 1_000;

    /** Only one instance links at a time; a number that nothing else locks. */
    private static final long CHAIN_LOCK = 0x7477656e646541L;

    private static final String COLUMNS =
            "e.seq, e.event_id, e.occurred_at, e.heard_at, e.house, e.company_id, e.actor, e.device_id,"
                    + " e.address, e.action, e.entity, e.entity_id, e.booking_reference, e.fields, e.before, e.after";

    /** Shows of before and after what may be shown, by the rule that the houses' triggers go by. */
    private static final String ADD = """
            with added as (
                insert into audit_entry (event_id, occurred_at, heard_at, house, company_id, actor, device_id, address, action, entity,
                                         entity_id, booking_reference, fields, before, after)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, shown_facts(?::jsonb)::text, shown_facts(?::jsonb)::text)
                on conflict on constraint uq_audit_entry_event_id do nothing
                returning seq)
            insert into audit_unlinked (seq) select seq from added
            """;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** Adds entries, whose {@code seq} the database gives, in one round trip; one that was added before stays as it is. */
    public void add(List<AuditEntry> entries) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            for (AuditEntry entry : entries) {
                int next = 1;
                insert.setObject(next++, entry.eventId());
                insert.setTimestamp(next++, Timestamp.from(entry.occurredAt()));
                insert.setTimestamp(next++, Timestamp.from(entry.heardAt()));
                insert.setString(next++, entry.house());
                insert.setObject(next++, entry.companyId());
                for (String text : new String[] {
                    entry.actor(),
                    entry.deviceId(),
                    entry.address(),
                    entry.action(),
                    entry.entity(),
                    entry.entityId(),
                    entry.bookingReference(),
                    entry.fields(),
                    entry.before(),
                    entry.after()
                }) {
                    insert.setString(next++, text);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Gives waiting entries their links, in the order of hearing.
     *
     * @return how many
     */
    public int link(int atMost) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
                lock.setLong(1, CHAIN_LOCK);
                lock.execute();
            }
            List<AuditEntry> waiting = waiting(connection, atMost);
            if (waiting.isEmpty()) {
                return 0;
            }
            Chain chain = end(connection);
            try (PreparedStatement insert = connection.prepareStatement("""
                    with linked as (delete from audit_unlinked where seq = ? returning seq)
                    insert into audit_link (position, seq, hash) select ?, seq, ? from linked
                    """)) {
                for (AuditEntry entry : waiting) {
                    byte[] hash = chain.link(entry);
                    insert.setLong(1, entry.seq());
                    insert.setLong(2, chain.position());
                    insert.setBytes(3, hash);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return waiting.size();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<AuditEntry> waiting(Connection connection, int atMost) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select " + COLUMNS + " from audit_unlinked join audit_entry e using (seq) order by e.seq limit ?")) {
            select.setInt(1, atMost);
            return read(select);
        }
    }

    /** The chain as it stands, read anew after the lock is held. */
    private static Chain end(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select position, hash from audit_link order by position desc limit 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Chain.at(row.getLong(1), row.getBytes(2)) : Chain.beginning();
        }
    }

    /** Entries that answer a question, latest first, before the given one. */
    public List<AuditEntry> find(AuditQuestion question, long before, int count) {
        List<AuditEntry> entries = new ArrayList<>();
        each(question, before, count, entries::add);
        return entries;
    }

    /** Shows the entries that answer a question to a reader, as {@link #find} does, however many they are. */
    public void each(AuditQuestion question, long before, int atMost, Consumer<AuditEntry> reader) {
        // only what is asked stands in the statement, so that the database sees which index answers it
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("e.seq < ?", before);
        wanted.put("e.company_id = ?", question.companyId());
        wanted.put("e.entity = ?", question.entity());
        wanted.put("e.entity_id = ?", question.entityId());
        wanted.put("e.actor = ?", question.actor());
        wanted.put("e.action = ?", question.action());
        wanted.put("e.booking_reference = ?", question.bookingReference());
        wanted.put("e.occurred_at >= ?", timestamp(question.from()));
        wanted.put("e.occurred_at < ?", timestamp(question.to()));
        wanted.values().removeIf(Objects::isNull);
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + COLUMNS + " from audit_entry e where "
                                + String.join(" and ", wanted.keySet()) + " order by e.seq desc limit ?")) {
            select.setFetchSize(FETCH);
            int next = 1;
            for (Object value : wanted.values()) {
                select.setObject(next++, value);
            }
            select.setInt(next, atMost);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.accept(entry(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    /**
     * Follows the whole chain from its first link to the first that does not hold.
     *
     * @param knownPosition a place whose hash was written down elsewhere; 0 for none
     * @param knownHash what was written down, in hexadecimal
     */
    public ChainReport verify(long knownPosition, String knownHash) {
        Chain chain = Chain.beginning();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select " + COLUMNS + ", l.position, l.hash"
                        + " from audit_link l left join audit_entry e using (seq) order by l.position")) {
            select.setFetchSize(FETCH);
            boolean stands = knownPosition == 0;
            try (ResultSet row = select.executeQuery()) {
                while (chain.isIntact() && row.next()) {
                    AuditEntry entry = row.getObject(1) == null ? null : entry(row);
                    if (chain.holds(row.getLong("position"), row.getBytes("hash"), entry)
                            && chain.position() == knownPosition) {
                        stands = chain.headHash().equals(knownHash);
                    }
                }
            }
            if (chain.isIntact() && !stands) {
                chain.contradicts("the chain no longer has the hash that was known of link " + knownPosition);
            }
            long unknown = number(connection, """
                    select count(*) from audit_entry e where not exists (select from audit_link l where l.seq = e.seq)
                    and not exists (select from audit_unlinked u where u.seq = e.seq)
                    """);
            if (chain.isIntact() && unknown > 0) {
                chain.contradicts(unknown + " entries have no link and wait for none");
            }
            return chain.report(number(connection, "select count(*) from audit_unlinked"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<AuditEntry> read(PreparedStatement select) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                entries.add(entry(row));
            }
        }
        return entries;
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("seq"),
                row.getObject("event_id", UUID.class),
                row.getTimestamp("occurred_at").toInstant(),
                row.getTimestamp("heard_at").toInstant(),
                row.getString("house"),
                row.getObject("company_id", UUID.class),
                row.getString("actor"),
                row.getString("device_id"),
                row.getString("address"),
                row.getString("action"),
                row.getString("entity"),
                row.getString("entity_id"),
                row.getString("booking_reference"),
                row.getString("fields"),
                row.getString("before"),
                row.getString("after"));
    }
}
