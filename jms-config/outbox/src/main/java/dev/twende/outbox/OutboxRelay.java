package dev.twende.outbox;

import dev.twende.kit.id.Ids;
import dev.twende.kit.migration.Schema;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Publishes what the outbox holds, oldest first, one message per event, and marks it after the broker has it on disk. What waits
 * together is sent in one transaction of the broker, which writes to disk once; if that fails, for whatever reason, each event is
 * sent by itself, so that one that cannot be sent is found and does not stop the others.
 *
 * <p>It looks for unpublished rows, never after a cursor: transactions commit in another order than they take their numbers, and
 * a cursor would step over the late ones. An event that cannot be sent holds back later events of its own aggregate only.
 * A crash between send and mark sends again; the event id then lets the broker and the inbox drop the twin.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = System.getLogger(OutboxRelay.class.getName());

    /** Events per round: bounds the memory of a round and the twins after a crash. */
    private static final int BATCH = 200;
    /** From how many events on one transaction is cheaper than a write to the broker's disk for each. */
    private static final int TOGETHER = 4;
    /** How long to sleep when nobody wakes us: bounds the delay of rows that another instance wrote. */
    private static final Duration IDLE = Duration.ofMillis(200);
    /** How long to wait between rounds even when woken: under load many commits share a round, and nobody notices. */
    private static final Duration PACE = Duration.ofMillis(5);
    /** How long to leave a broker alone that does not answer. */
    private static final Duration BROKER_DOWN = Duration.ofSeconds(1);
    /** How long a relay may be silent before another instance takes over. Longer than a batch ever takes. */
    private static final Duration LEASE = Duration.ofSeconds(15);
    /** How long the lease may go unrenewed by whoever has it: renewing it in every round would double the commits. */
    private static final Duration RENEWAL = LEASE.dividedBy(3);

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    @Resource(lookup = "java:app/jms/house")
    ConnectionFactory broker;

    @Resource
    ManagedExecutorService executor;

    @Resource
    UserTransaction transaction;

    private final String holder = Ids.next().toString();
    private final Semaphore wakeUps = new Semaphore(0);
    private Schema schema;
    private volatile boolean stopped;
    /** The nanoTime until which the lease is ours for sure and needs no renewal. */
    private long renewAt = System.nanoTime();

    protected OutboxRelay() {} // for the CDI proxy

    @Inject
    public OutboxRelay(Schema schema) {
        this.schema = schema;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        executor.submit(this::run);
    }

    @PreDestroy
    void stop() {
        stopped = true;
        wake();
    }

    /** Ends the relay's sleep. */
    void wake() {
        wakeUps.release();
    }

    private void run() {
        while (!stopped) {
            Duration pause = IDLE;
            try {
                if (schema.isMigrated() && holdsLease()) {
                    pause = publishBatch() == BATCH ? Duration.ZERO : IDLE;
                }
            } catch (JMSException | JMSRuntimeException e) {
                LOG.log(Level.WARNING, "the broker cannot be reached; events wait in the outbox");
                LOG.log(Level.DEBUG, "the broker's answer", e);
                pause = BROKER_DOWN;
            } catch (SQLException | RuntimeException e) {
                LOG.log(Level.WARNING, "the outbox cannot be read", e);
                pause = BROKER_DOWN;
            }
            sleep(pause);
        }
    }

    private void sleep(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(PACE.toMillis());
            if (wakeUps.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }

    private boolean holdsLease() throws SQLException {
        long now = System.nanoTime();
        if (now - renewAt < 0) {
            return true;
        }
        boolean isOurs = takesLease();
        renewAt = isOurs ? now + RENEWAL.toNanos() : now;
        return isOurs;
    }

    private boolean takesLease() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update relay_lease set holder = ?, expires_at = clock_timestamp() + make_interval(secs => ?)
                        where name = 'outbox' and (holder = ? or expires_at < clock_timestamp())
                        """)) {
            update.setString(1, holder);
            update.setDouble(2, LEASE.toSeconds());
            update.setString(3, holder);
            return update.executeUpdate() == 1;
        }
    }

    private int publishBatch() throws SQLException, JMSException {
        List<Waiting> batch = oldest();
        if (batch.size() >= TOGETHER && sentTogether(batch)) {
            markPublished(batch.stream().map(Waiting::id).toList());
            return batch.size();
        }
        return batch.isEmpty() ? 0 : publishOneByOne(batch);
    }

    /**
     * The database takes no part: its connections are asked for before and after, never inside. A topic is made once, because the
     * broker is asked for it each time and answers only when what was sent before is on disk.
     */
    private boolean sentTogether(List<Waiting> batch) {
        try {
            transaction.begin();
            try (JMSContext jms = broker.createContext()) {
                JMSProducer producer = jms.createProducer();
                Map<String, Topic> topics = new HashMap<>();
                for (Waiting event : batch) {
                    producer.send(topics.computeIfAbsent(event.topic(), jms::createTopic), message(jms, event));
                }
            } catch (JMSException | RuntimeException e) {
                transaction.rollback();
                throw e;
            }
            transaction.commit();
            return true;
        } catch (Exception e) { // a twin, a message refused, no broker, a lost answer: each event tells by itself
            LOG.log(Level.DEBUG, "a batch of events is sent one by one", e);
            return false;
        }
    }

    private int publishOneByOne(List<Waiting> batch) throws SQLException, JMSException {
        List<UUID> sent = new ArrayList<>(batch.size());
        Set<UUID> heldBack = new HashSet<>();
        // no transaction runs here, so each send returns only when the broker has the message on disk
        try (JMSContext jms = broker.createContext()) {
            JMSProducer producer = jms.createProducer();
            Map<String, Topic> topics = new HashMap<>();
            for (Waiting event : batch) {
                if (heldBack.contains(event.aggregateId())) {
                    continue;
                }
                try {
                    producer.send(topics.computeIfAbsent(event.topic(), jms::createTopic), message(jms, event));
                    sent.add(event.id());
                } catch (JMSException | JMSRuntimeException e) {
                    heldBack.add(event.aggregateId());
                    noteFailure(event, e);
                    if (sent.isEmpty()) {
                        throw e; // not this event: the broker
                    }
                }
            }
        } finally {
            markPublished(sent);
        }
        return sent.size();
    }

    private List<Waiting> oldest() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select id, topic, type, aggregate_id, payload from outbox_event
                        where published_at is null order by seq limit ?
                        """)) {
            select.setInt(1, BATCH);
            List<Waiting> batch = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    batch.add(new Waiting(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, UUID.class),
                            row.getString(5)));
                }
            }
            return batch;
        }
    }

    private static TextMessage message(JMSContext jms, Waiting event) throws JMSException {
        TextMessage message = jms.createTextMessage(event.payload());
        message.setStringProperty("type", event.type());
        message.setStringProperty("_AMQ_DUPL_ID", event.id().toString()); // the broker drops a twin by itself
        message.setStringProperty(
                "JMSXGroupID", event.aggregateId().toString()); // one consumer at a time per aggregate
        return message;
    }

    private void markPublished(List<UUID> sent) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update outbox_event set published_at = clock_timestamp() where id = any(?)")) {
            Array ids = connection.createArrayOf("uuid", sent.toArray());
            update.setArray(1, ids);
            update.executeUpdate();
        }
    }

    private void noteFailure(Waiting event, Exception failure) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update outbox_event set attempts = attempts + 1, last_error = ? where id = ?")) {
            update.setString(1, String.valueOf(failure.getMessage()));
            update.setObject(2, event.id());
            update.executeUpdate();
        }
    }

    private record Waiting(UUID id, String topic, String type, UUID aggregateId, String payload) {}
}
