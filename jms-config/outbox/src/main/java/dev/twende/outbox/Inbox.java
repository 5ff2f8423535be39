package dev.twende.outbox;

import dev.twende.kit.migration.Schema;
import dev.twende.kit.rest.House;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Lets an event take effect once, however often the broker delivers it.
 *
 * <p>An EJB, because a listener is one: inside an EJB that runs without a transaction the server begins a transaction for a CDI
 * bean that asks for one, but leaves the database connection out of it, and every statement commits by itself.
 */
@Stateless
public class Inbox {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** Longer than any migration has taken, shorter than a transaction may last. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    @Inject
    House house;

    @Inject
    Schema schema;

    /**
     * Remembers the event and lets it take effect, in one database transaction that is committed when this returns. Only then
     * does the listener return and the broker forget the message. Whatever is thrown rolls both back, and the broker delivers again.
     *
     * <p>What the listener does not react to is not remembered: that would cost a commit for nothing, and a topic has events of all kinds.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void once(Message message, Reactions reactions) {
        if (concerns(message, reactions)) {
            schema.awaitMigrated(START_PATIENCE); // messages come as soon as the listener is there
            onceEach(
                    List.of(Envelope.of(message)),
                    news -> news.forEach(each -> each.event().ifPresent(reactions)));
        }
    }

    /** By the type that the relay writes beside the text; the text itself is not read for that. */
    private static boolean concerns(Message message, Reactions reactions) {
        try {
            String type = message.getStringProperty("type");
            return type == null || reactions.concern(type);
        } catch (JMSException e) {
            throw new IllegalArgumentException("not a message of ours", e);
        }
    }

    /**
     * As {@link #once}, for many at a time and for who cares for all of them, whether this release knows their types or not: takes those
     * that were never seen, in their order.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void onceEach(List<Envelope> events, Consumer<List<Envelope>> effect) {
        Set<UUID> unseen = remember(events);
        List<Envelope> news =
                events.stream().filter(event -> unseen.remove(event.id())).toList();
        if (!news.isEmpty()) {
            effect.accept(news);
        }
    }

    /** @return those that were not remembered before */
    private Set<UUID> remember(List<Envelope> events) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into inbox_event (consumer, event_id) select ?, unnest(?)
                        on conflict on constraint pk_inbox_event do nothing
                        returning event_id
                        """)) {
            insert.setString(1, house.name());
            // in one order: two instances that were sent the same must not wait for each other in a circle
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", events.stream().map(Envelope::id).sorted().toArray()));
            Set<UUID> unseen = new HashSet<>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    unseen.add(row.getObject(1, UUID.class));
                }
            }
            return unseen;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
