package dev.twende.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.events.Event;
import dev.twende.events.Topic;
import dev.twende.kit.id.Ids;
import dev.twende.kit.rest.Json;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * The broker as the neighbours of the house under test use it, each with its own user and rights: sends what a publisher's
 * outbox sends, and receives what a subscriber receives. The form of a message is written here a second time on purpose: a
 * change in the outbox that a running neighbour would not understand breaks a test.
 */
public final class Broker {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Broker() {}

    /** Publishes a new event as its house; answers the event's id. */
    public static UUID send(Event event) {
        UUID id = Ids.next();
        send(id, event);
        return id;
    }

    /** Publishes an event with a given id; the broker drops the second one of an id. */
    public static void send(UUID id, Event event) {
        send(
                event.topic(),
                envelope(id, event),
                Map.of(
                        "type", event.getClass().getSimpleName(),
                        "_AMQ_DUPL_ID", id.toString(),
                        "JMSXGroupID", event.aggregateId().toString()));
    }

    /** Publishes an event in a way that the broker cannot know a twin by its id: only the inbox can. */
    public static void sendUnguarded(UUID id, Event event) {
        send(event.topic(), envelope(id, event), Map.of("type", event.getClass().getSimpleName()));
    }

    /** Publishes any text as the topic's publisher, without an id that the broker knows: a broken or repeated message. */
    public static void send(Topic topic, String text) {
        send(topic, text, Map.of());
    }

    private static void send(Topic topic, String text, Map<String, String> properties) {
        try (JMSContext jms = as(topic.publisher())) {
            TextMessage message = jms.createTextMessage(text);
            for (Map.Entry<String, String> property : properties.entrySet()) {
                message.setStringProperty(property.getKey(), property.getValue());
            }
            jms.createProducer().send(jms.createTopic(topic.address()), message);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    private static String envelope(UUID id, Event event) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("specversion", "1.0");
        envelope.put("id", id);
        envelope.put("source", "/" + event.topic().publisher());
        envelope.put("type", event.getClass().getName().replace("dev.twende.events.", "dev.twende."));
        envelope.put("subject", event.aggregateId());
        envelope.put("time", Instant.now());
        envelope.put("datacontenttype", "application/json");
        envelope.put(
                "dataschema",
                "urn:twende:event:" + event.topic().publisher() + ":"
                        + event.getClass().getSimpleName() + ":1");
        envelope.put("data", event);
        return Json.mapper().toJson(envelope);
    }

    /** The next event of this type in a subscription such as {@code reporting.ticketing-ticket}, taken as its subscriber. */
    public static <E extends Event> E receive(Topic topic, String subscription, Class<E> type) {
        return receive(topic, subscription, type, event -> true);
    }

    /** The next event of this type that the test is about; others of the type are dropped on the way. */
    public static <E extends Event> E receive(Topic topic, String subscription, Class<E> type, Predicate<E> matching) {
        List<E> events = receiveAllUntil(topic, subscription, type, matching);
        return events.get(events.size() - 1);
    }

    /** All events of this type up to the one that the test is about. */
    public static <E extends Event> List<E> receiveAllUntil(
            Topic topic, String subscription, Class<E> type, Predicate<E> last) {
        String subscriber = subscription.substring(0, subscription.indexOf('.'));
        Instant deadline = Instant.now().plus(PATIENCE);
        List<E> events = new ArrayList<>();
        try (JMSContext jms = as(subscriber);
                JMSConsumer consumer = jms.createConsumer(
                        jms.createQueue(topic.address() + "::" + subscription),
                        "type = '" + type.getSimpleName() + "'")) {
            do {
                long left = Duration.between(Instant.now(), deadline).toMillis();
                Message message = left > 0 ? consumer.receive(left) : null;
                assertThat(message)
                        .as(
                                "a matching %s in %s within %s; seen: %s",
                                type.getSimpleName(), subscription, PATIENCE, events)
                        .isNotNull();
                events.add(eventIn(message, type));
            } while (!last.test(events.get(events.size() - 1)));
            return events;
        }
    }

    /** The texts of all dead letters, which stay where they are. */
    public static List<String> deadLetters() {
        try (JMSContext jms = as("operator");
                QueueBrowser browser = jms.createBrowser(jms.createQueue("twende.dead-letters"))) {
            List<String> texts = new ArrayList<>();
            for (Enumeration<?> messages = browser.getEnumeration(); messages.hasMoreElements(); ) {
                texts.add(((Message) messages.nextElement()).getBody(String.class));
            }
            return texts;
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    private static <E extends Event> E eventIn(Message message, Class<E> type) {
        try {
            JsonObject envelope = Json.mapper().fromJson(message.getBody(String.class), JsonObject.class);
            return Json.mapper().fromJson(envelope.getJsonObject("data").toString(), type);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    private static JMSContext as(String user) {
        TestPlatform platform = TestPlatform.running();
        ConnectionFactory factory = new ActiveMQConnectionFactory(
                "tcp://127.0.0.1:" + platform.stack().broker().port());
        return factory.createContext(user, platform.stack().secrets().brokerPassword(user));
    }
}
