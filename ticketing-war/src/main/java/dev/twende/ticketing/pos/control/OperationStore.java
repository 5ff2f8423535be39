package dev.twende.ticketing.pos.control;

import dev.twende.kit.sql.Columns;
import dev.twende.ticketing.pos.entity.Known;
import dev.twende.ticketing.pos.entity.OperationHead;
import dev.twende.ticketing.pos.entity.OperationType;
import dev.twende.ticketing.pos.entity.Outcome;
import dev.twende.ticketing.pos.entity.PosJournal;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Journals and operations. What concerns many operations at once is native: a statement for all of them. */
@ApplicationScoped
public class OperationStore {
    @PersistenceContext(unitName = "ticketing")
    EntityManager em;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** The device's journal, which nobody else has until the transaction ends. */
    public PosJournal lock(UUID deviceId, UUID companyId) {
        PosJournal known = em.find(PosJournal.class, deviceId, LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            return known;
        }
        begin(deviceId, companyId);
        return em.find(PosJournal.class, deviceId, LockModeType.PESSIMISTIC_WRITE);
    }

    private void begin(UUID deviceId, UUID companyId) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into pos_journal (device_id, company_id, last_sequence, shift_number, version) values (?, ?, 0, 0, 1)
                        on conflict on constraint pk_pos_journal do nothing
                        """)) {
            insert.setObject(1, deviceId);
            insert.setObject(2, companyId);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How far the device has told. */
    public long lastSequence(UUID deviceId) {
        return Optional.ofNullable(em.find(PosJournal.class, deviceId))
                .map(PosJournal::lastSequence)
                .orElse(0L);
    }

    /** What of this was told before; ix_pos_operation_digest leads to it. */
    public List<Known> known(UUID deviceId, Collection<String> digests) {
        return known(deviceId, "digest = any(?)", List.<Object[]>of(bytes(digests)), List.of("bytea"));
    }

    /** What was told before and has a digest, an id or a place of these; each has an index. */
    public List<Known> known(UUID deviceId, Collection<String> digests, Collection<OperationHead> heads) {
        return known(
                deviceId,
                "(digest = any(?) or operation_id = any(?) or sequence = any(?))",
                List.of(
                        bytes(digests),
                        heads.stream().map(OperationHead::operationId).toArray(),
                        heads.stream().map(OperationHead::sequence).toArray()),
                List.of("bytea", "uuid", "int8"));
    }

    private static byte[][] bytes(Collection<String> digests) {
        return digests.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
    }

    private List<Known> known(UUID deviceId, String condition, List<Object[]> columns, List<String> types) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select sequence, operation_id, digest, is_signed, answer from pos_operation where device_id = ? and "
                                + condition)) {
            select.setObject(1, deviceId);
            for (int i = 0; i < columns.size(); i++) {
                select.setArray(i + 2, connection.createArrayOf(types.get(i), columns.get(i)));
            }
            try (ResultSet row = select.executeQuery()) {
                List<Known> known = new ArrayList<>();
                while (row.next()) {
                    known.add(new Known(
                            row.getLong(1),
                            row.getObject(2, UUID.class),
                            HexFormat.of().formatHex(row.getBytes(3)),
                            row.getBoolean(4),
                            row.getString(5)));
                }
                return known;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which of these tickets exist. */
    public List<UUID> ticketsThatExist(Collection<UUID> ticketIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select ticket_id from ticket where ticket_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ticketIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                List<UUID> found = new ArrayList<>();
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps operations with their answers. One that the device has signed takes the place of one that nobody could read. */
    public void add(UUID deviceId, UUID companyId, List<Row> rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into pos_operation as kept (device_id, company_id, sequence, operation_id, type, digest, is_signed,
                                                           outcome, answer, content)
                        select ?, ?, told.* from unnest(?::bigint[], ?::uuid[], ?::text[], ?::bytea[], ?::boolean[], ?::text[],
                                                        ?::text[], ?::text[]) as told
                        on conflict on constraint pk_pos_operation do update
                            set operation_id = excluded.operation_id, type = excluded.type, digest = excluded.digest,
                                is_signed = excluded.is_signed, outcome = excluded.outcome, answer = excluded.answer,
                                content = excluded.content, received_at = excluded.received_at
                            where not kept.is_signed
                        """)) {
            insert.setObject(1, deviceId);
            insert.setObject(2, companyId);
            new Columns<>(insert, 3, rows)
                    .add("int8", Row::sequence)
                    .add("uuid", Row::operationId)
                    .add("text", row -> row.type() == null ? null : row.type().name())
                    .addBytes(row -> HexFormat.of().parseHex(row.digest()))
                    .add("bool", Row::isSigned)
                    .add("text", row -> row.outcome().name())
                    .add("text", Row::answer)
                    .add("text", Row::content);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sale that a device told under this id, if it did; its answer as it was first given. */
    public Optional<String> answer(UUID deviceId, UUID operationId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select answer from pos_operation where device_id = ? and operation_id = ?")) {
            select.setObject(1, deviceId);
            select.setObject(2, operationId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * An operation as it is kept.
     *
     * @param operationId null for what nobody could read
     * @param type null for what nobody could read
     * @param answer JSON
     * @param content null unless nothing else came of it
     */
    public record Row(
            long sequence,
            UUID operationId,
            OperationType type,
            String digest,
            boolean isSigned,
            Outcome outcome,
            String answer,
            String content) {}
}
