package dev.twende.outbox;

import dev.twende.kit.migration.Schema;
import dev.twende.kit.rest.House;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hears a subscription many events at a time, for those by whom every sale comes by and to whom a transaction for each would cost more
 * than the sale does. Everybody else is a message-driven bean with an {@link Inbox}.
 *
 * <p>What came within a short while takes effect in one database transaction; after it has committed the broker forgets it, in one
 * transaction as well. Whatever is thrown rolls both back and the broker delivers again. What is delivered again takes effect by itself,
 * so that the one that cannot goes the way to the dead letters alone.
 *
 * <p>The bean that hears is {@code @ApplicationScoped}, has this injected, and begins when it observes
 * {@code @Initialized(ApplicationScoped.class)}. Every instance of a house hears; the broker gives each its share.
 */
@Dependent
public class EventBatches {
    private static final Logger LOG = System.getLogger(EventBatches.class.getName());

    /** Events in one transaction: bounds its time, its memory, and what is delivered again after a crash. */
    private static final int MOST = 200;
    /** How long to wait for a first event before looking whether the house is stopping. */
    private static final Duration IDLE = Duration.ofSeconds(1);
    /** How long to leave a broker alone that does not answer, and a house whose schema is not there yet. */
    private static final Duration BROKER_DOWN = Duration.ofSeconds(1);

    @Resource(lookup = "java:app/jms/house")
    ConnectionFactory broker;

    /** A thread for each subscription, for as long as the house runs; the server's executors have few, which others want too. */
    @Resource
    ManagedThreadFactory threads;

    @Inject
    Inbox inbox;

    @Inject
    Schema schema;

    @Inject
    House house;

    private volatile boolean stopped;

    /**
     * Begins.
     *
     * @param subscription its name at the broker after the house's: {@code ticketing-ticket} of {@code reporting.ticketing-ticket}
     * @param gather how long the first event of a batch waits for others; the price in delay for fewer transactions
     * @param effect of events that were never seen before, in the order of their coming
     */
    public void hear(String topic, String subscription, Duration gather, Consumer<List<Envelope>> effect) {
        String queue = topic + "::" + house.name() + "." + subscription;
        threads.newThread(() -> run(queue, gather, effect)).start();
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void run(String queue, Duration gather, Consumer<List<Envelope>> effect) {
        try {
            while (!stopped) {
                if (schema.isMigrated()) {
                    listen(queue, gather, effect);
                }
                TimeUnit.NANOSECONDS.sleep(BROKER_DOWN.toNanos());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the house stops or the broker does. */
    private void listen(String queue, Duration gather, Consumer<List<Envelope>> effect) {
        // the older API: the adapter allows a context no transactions but the server's
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            connection.start();
            while (!stopped) {
                List<Message> messages = next(consumer, gather);
                if (messages.isEmpty()) {
                    continue;
                }
                Message last = messages.get(messages.size() - 1);
                int fresh = messages.size() - (last.getJMSRedelivered() ? 1 : 0);
                if (takeEffect(queue, messages.subList(0, fresh), effect)
                        && takeEffect(queue, messages.subList(fresh, messages.size()), effect)) {
                    session.commit();
                } else {
                    session.rollback();
                }
            }
        } catch (JMSException e) {
            LOG.log(Level.WARNING, "events wait in " + queue + ", for the broker cannot be reached: " + e.getMessage());
        }
    }

    /** Waits for a first event and takes what comes while that one waits, up to one that is delivered again; may be none. */
    private static List<Message> next(MessageConsumer consumer, Duration gather) throws JMSException {
        List<Message> messages = new ArrayList<>();
        long end = System.nanoTime() + IDLE.toNanos();
        while (messages.size() < MOST) {
            Message message = consumer.receive(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            if (message == null) {
                break;
            }
            if (messages.isEmpty()) {
                end = System.nanoTime() + gather.toNanos();
            }
            messages.add(message);
            if (message.getJMSRedelivered()) {
                break;
            }
        }
        return messages;
    }

    /** In one transaction; true when there is nothing to do. */
    private boolean takeEffect(String queue, List<Message> messages, Consumer<List<Envelope>> effect) {
        if (messages.isEmpty()) {
            return true;
        }
        try {
            inbox.onceEach(messages.stream().map(Envelope::of).toList(), effect);
            return true;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    messages.size() + " events of " + queue + " did not take effect; the broker delivers them again",
                    e);
            return false;
        }
    }
}
