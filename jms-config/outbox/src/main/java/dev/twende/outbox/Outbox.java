package dev.twende.outbox;

import dev.twende.events.Event;
import dev.twende.kit.id.Ids;
import dev.twende.kit.origin.Origins;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Where a house lays down what it has to tell, in the same transaction as the change itself. The relay does the rest. */
@ApplicationScoped
public class Outbox {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    @Resource
    TransactionSynchronizationRegistry transactions;

    private Clock clock;
    private OutboxRelay relay;
    private Origins origins;

    protected Outbox() {} // for the CDI proxy

    @Inject
    public Outbox(Clock clock, OutboxRelay relay, Origins origins) {
        this.clock = clock;
        this.relay = relay;
        this.origins = origins;
    }

    /** Tells one fact, if and when the running transaction commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Event event) {
        publishAll(List.of(event));
    }

    /** Tells many facts in one round trip, if and when the running transaction commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publishAll(Collection<? extends Event> events) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into outbox_event (id, topic, type, aggregate_id, payload) values (?, ?, ?, ?, ?)")) {
            for (Event event : events) {
                OutboxRow row = row(event);
                insert.setObject(1, row.id());
                insert.setString(2, row.topic());
                insert.setString(3, row.type());
                insert.setObject(4, row.aggregateId());
                insert.setString(5, row.payload());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        nudge();
    }

    /** The row of an event, for a path that writes it with its own statement; such a path calls {@link #nudge()} as well. */
    public OutboxRow row(Event event) {
        UUID id = Ids.next();
        return new OutboxRow(
                id,
                event.topic().address(),
                event.getClass().getSimpleName(),
                event.aggregateId(),
                Envelope.write(id, event, clock.instant(), origins.current()));
    }

    /** Wakes the relay as soon as the running transaction has committed, so that nobody waits for its next round. */
    public void nudge() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do: the rows are written already
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }
}
