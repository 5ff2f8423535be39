package dev.twende.payment.floats.control;

import dev.twende.kit.money.Money;
import dev.twende.payment.floats.entity.AgentFloat;
import dev.twende.payment.floats.entity.Movement;
import dev.twende.payment.floats.entity.MovementKind;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The floats' SQL. Native, because a balance changes by compare-and-set in one statement. */
@ApplicationScoped
public class FloatStore {
    private static final String OPEN = """
            insert into agent_float (id, company_id, agent_id, currency, balance) values (?, ?, ?, ?, 0)
            on conflict on constraint uq_agent_float_agent do nothing
            """;

    /** Nothing is changed, and nothing written, where the balance would not do. */
    private static final String MOVE = """
            with moved as (
                update agent_float set balance = balance + ?
                 where company_id = ? and agent_id = ? and currency = ? and balance + ? >= 0
                returning id, balance)
            insert into float_movement (id, float_id, kind, source_id, amount, balance_after, reference, made_at)
            select ?, moved.id, ?, ?, ?, moved.balance, ?, ? from moved
            returning float_id, balance_after
            """;

    private static final String COLUMNS_OF_FLOAT =
            "select id, company_id, agent_id, balance, currency from agent_float ";
    private static final String COLUMNS_OF_MOVEMENT = """
            select m.id, m.float_id, m.kind, m.source_id, m.amount, m.balance_after, m.reference, m.made_at, f.currency
              from float_movement m join agent_float f on f.id = m.float_id
            """;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** Makes sure that the agent has a float in this currency. */
    public void open(UUID id, UUID companyId, UUID agentId, String currency) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(OPEN)) {
            insert.setObject(1, id);
            insert.setObject(2, companyId);
            insert.setObject(3, agentId);
            insert.setString(4, currency);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Changes a balance.
     *
     * @return empty when there is no such float, or it holds less than is to be taken
     */
    public Optional<Movement> move(
            UUID id,
            UUID companyId,
            UUID agentId,
            MovementKind kind,
            UUID sourceId,
            Money amount,
            String reference,
            Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setLong(1, amount.amount());
            move.setObject(2, companyId);
            move.setObject(3, agentId);
            move.setString(4, amount.currency());
            move.setLong(5, amount.amount());
            move.setObject(6, id);
            move.setString(7, kind.name());
            move.setObject(8, sourceId);
            move.setLong(9, amount.amount());
            move.setString(10, reference);
            move.setObject(11, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = move.executeQuery()) {
                return row.next()
                        ? Optional.of(new Movement(
                                id,
                                row.getObject(1, UUID.class),
                                kind,
                                sourceId,
                                amount,
                                new Money(row.getLong(2), amount.currency()),
                                reference,
                                now))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The change that something caused; empty when it caused none. By {@code uq_float_movement_source}. */
    public Optional<Movement> movement(MovementKind kind, UUID sourceId) {
        return movements(COLUMNS_OF_MOVEMENT + "where m.kind = ? and m.source_id = ?", kind.name(), sourceId).stream()
                .findFirst();
    }

    /** A float's statement, oldest first. By {@code ix_float_movement_float_id}. */
    public List<Movement> statement(UUID floatId, UUID after, int count) {
        return movements(
                COLUMNS_OF_MOVEMENT + "where m.float_id = ? and m.id > ? order by m.id limit ?", floatId, after, count);
    }

    public Optional<AgentFloat> find(UUID id) {
        return floats(COLUMNS_OF_FLOAT + "where id = ?", id).stream().findFirst();
    }

    public Optional<AgentFloat> of(UUID companyId, UUID agentId, String currency) {
        return floats(
                        COLUMNS_OF_FLOAT + "where company_id = ? and agent_id = ? and currency = ?",
                        companyId,
                        agentId,
                        currency)
                .stream()
                .findFirst();
    }

    /** As {@link #of}, and nobody else changes it until we commit. */
    public Optional<AgentFloat> lock(UUID companyId, UUID agentId, String currency) {
        return floats(
                        COLUMNS_OF_FLOAT + "where company_id = ? and agent_id = ? and currency = ? for update",
                        companyId,
                        agentId,
                        currency)
                .stream()
                .findFirst();
    }

    /** A company's floats; one agent's when it is not null. */
    public List<AgentFloat> page(UUID companyId, UUID agentId, UUID after, int count) {
        return floats(
                COLUMNS_OF_FLOAT
                        + "where company_id = ? and (?::uuid is null or agent_id = ?) and id > ? order by id limit ?",
                companyId,
                agentId,
                agentId,
                after,
                count);
    }

    private List<AgentFloat> floats(String sql, Object... values) {
        return query(
                sql,
                row -> new AgentFloat(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        new Money(row.getLong(4), row.getString(5))),
                values);
    }

    private List<Movement> movements(String sql, Object... values) {
        return query(
                sql,
                row -> new Movement(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        MovementKind.valueOf(row.getString(3)),
                        row.getObject(4, UUID.class),
                        new Money(row.getLong(5), row.getString(9)),
                        new Money(row.getLong(6), row.getString(9)),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant()),
                values);
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (row.next()) {
                    found.add(reader.read(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
