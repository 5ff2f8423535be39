package dev.twende.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker itself, started with broker.xml and one user per house, as the launcher starts it. */
class BrokerTest {

    private static final List<String> USERS =
            List.of("auth", "company", "ticketing", "payment", "reporting", "ra", "operator");

    @TempDir
    private Path data;

    private int port;
    private EmbeddedActiveMQ broker;

    @BeforeEach
    void start() throws Exception {
        port = freePort();
        System.setProperty("twende.broker.port", Integer.toString(port));
        System.setProperty("twende.broker.data-dir", data.toString());
        System.setProperty("twende.broker.max-delivery-attempts", "3");
        System.setProperty("twende.broker.redelivery-delay", "20");
        broker = startBroker();
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
        List.of("port", "data-dir", "max-delivery-attempts", "redelivery-delay")
                .forEach(name -> System.clearProperty("twende.broker." + name));
    }

    @Test
    void aHouseSendsOnlyToItsOwnTopics() throws JMSException {
        send("payment", "twende.payment.transaction", "paid");

        for (String stranger : List.of("auth", "company", "ticketing", "reporting", "ra", "operator")) {
            assertThatThrownBy(() -> send(stranger, "twende.payment.transaction", "forged"))
                    .as(stranger)
                    .isInstanceOf(JMSSecurityRuntimeException.class);
        }
        assertThat(waiting("ticketing.payment-transaction")).isEqualTo(1);
        assertThat(waiting("reporting.payment-transaction")).isEqualTo(1);
    }

    @Test
    void aHouseConsumesOnlyItsOwnSubscriptions() throws JMSException {
        send("payment", "twende.payment.transaction", "paid");

        for (String stranger : List.of("auth", "company", "payment", "reporting", "ra", "operator")) {
            assertThatThrownBy(() -> receive(stranger, "twende.payment.transaction", "ticketing.payment-transaction"))
                    .as(stranger)
                    .isInstanceOfAny(JMSSecurityException.class, JMSSecurityRuntimeException.class);
        }
        assertThat(receive("ticketing", "twende.payment.transaction", "ticketing.payment-transaction"))
                .isEqualTo("paid");
        assertThat(waiting("reporting.payment-transaction"))
                .as("the other subscriber's copy")
                .isEqualTo(1);
    }

    @Test
    void theAuditTrailGetsACopyOfEveryEventOnceAndNobodyElseReadsOrWritesIt() throws JMSException {
        String event = UUID.randomUUID().toString();
        send("payment", "twende.payment.transaction", "paid", event);
        send("payment", "twende.payment.transaction", "paid", event);
        send("company", "twende.company.change", "bus changed");

        assertThat(waiting("auth.audit")).isEqualTo(2);
        for (String stranger : USERS) {
            assertThatThrownBy(() -> send(stranger, "twende.audit", "forged"))
                    .as(stranger)
                    .isInstanceOf(JMSSecurityRuntimeException.class);
        }
        assertThatThrownBy(() -> receive("payment", "twende.audit", "auth.audit"))
                .isInstanceOfAny(JMSSecurityException.class, JMSSecurityRuntimeException.class);
        assertThat(receive("auth", "twende.audit", "auth.audit")).isEqualTo("paid");
    }

    @Test
    void nobodyInventsATopicOrASubscription() throws JMSException {
        assertThatThrownBy(() -> send("payment", "twende.payment.typo", "lost"))
                .isInstanceOf(JMSRuntimeException.class);
        try (JMSContext payment = as("payment")) {
            assertThatThrownBy(() -> payment.createSharedDurableConsumer(
                            payment.createTopic("twende.payment.transaction"), "curious"))
                    .isInstanceOf(JMSSecurityRuntimeException.class);
        }
    }

    @Test
    void aMessageWaitsForAConsumerThatIsNotThereYetAlsoOverARestart() throws Exception {
        send("company", "twende.company.schedule", "published");

        broker.stop();
        broker = startBroker();

        assertThat(receive("ticketing", "twende.company.schedule", "ticketing.company-schedule"))
                .isEqualTo("published");
    }

    @Test
    void aMessageThatFailsEveryTimeEndsInTheDeadLettersAndIsNotInTheWay() throws JMSException {
        send("ticketing", "twende.ticketing.ticket", "poison");
        send("ticketing", "twende.ticketing.ticket", "healthy");

        int attempts = 0;
        try (JMSContext reporting = as("reporting", JMSContext.SESSION_TRANSACTED);
                JMSConsumer consumer = consume(reporting, "twende.ticketing.ticket", "reporting.ticketing-ticket")) {
            for (Message message = consumer.receive(2_000); message != null; message = consumer.receive(1_000)) {
                if (((TextMessage) message).getText().equals("poison")) {
                    attempts++;
                    assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(attempts);
                    reporting.rollback();
                } else {
                    reporting.commit();
                }
            }
        }

        assertThat(attempts).isEqualTo(3);
        assertThat(waiting("reporting.ticketing-ticket")).isZero();
        assertThat(waiting("payment.ticketing-ticket"))
                .as("the other subscriber's copies")
                .isEqualTo(2);
        assertThat(receive("operator", "twende.dead-letters", "twende.dead-letters"))
                .isEqualTo("poison");
    }

    @Test
    void theTwinOfAnEventIsDropped() throws JMSException {
        String event = UUID.randomUUID().toString();
        send("company", "twende.company.schedule", "published", event);
        send("company", "twende.company.schedule", "published", event);

        assertThat(waiting("ticketing.company-schedule")).isEqualTo(1);
    }

    @Test
    void theBrokerRemembersBucketsOfAggregatesInsteadOfEveryAggregate() {
        Queue queue = broker.getActiveMQServer().locateQueue(SimpleString.of("reporting.ticketing-ticket"));

        assertThat(queue.getGroupBuckets()).isEqualTo(1024);
        assertThat(queue.isGroupRebalance()).isTrue();
        assertThat(queue.isGroupRebalancePauseDispatch()).isFalse();
    }

    @Test
    void whatComesWhileAListenerJoinsBusyOnesIsDeliveredWithoutAnotherMessageAfterIt() throws Exception {
        String subscription = "reporting.ticketing-ticket";
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        CountDownLatch joined = new CountDownLatch(1);
        try (JMSContext busy = as("reporting");
                JMSContext joining = as("reporting")) {
            consume(busy, "twende.ticketing.ticket", subscription).setMessageListener(message -> {
                heard.add(text(message));
                await(joined);
            });
            send(
                    "ticketing",
                    "twende.ticketing.ticket",
                    "first",
                    UUID.randomUUID().toString(),
                    "aggregate");
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("first");

            consume(joining, "twende.ticketing.ticket", subscription)
                    .setMessageListener(message -> heard.add(text(message)));
            send(
                    "ticketing",
                    "twende.ticketing.ticket",
                    "second",
                    UUID.randomUUID().toString(),
                    "aggregate");
            joined.countDown();

            // by one of the two; nothing else happens on this subscription that could wake it
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("second");
        }
    }

    private static String text(Message message) {
        try {
            return ((TextMessage) message).getText();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EmbeddedActiveMQ startBroker() throws Exception {
        SecurityConfiguration users = new SecurityConfiguration();
        USERS.forEach(user -> {
            users.addUser(user, "secret of " + user);
            users.addRole(user, user);
        });
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        return broker.start();
    }

    private void send(String user, String topic, String text) throws JMSException {
        send(user, topic, text, UUID.randomUUID().toString());
    }

    private void send(String user, String topic, String text, String eventId) throws JMSException {
        send(user, topic, text, eventId, UUID.randomUUID().toString());
    }

    private void send(String user, String topic, String text, String eventId, String aggregate) throws JMSException {
        try (JMSContext context = as(user)) {
            TextMessage message = context.createTextMessage(text);
            message.setStringProperty("_AMQ_DUPL_ID", eventId);
            message.setStringProperty("JMSXGroupID", aggregate);
            context.createProducer().send(context.createTopic(topic), message);
        }
    }

    private String receive(String user, String address, String queue) throws JMSException {
        try (JMSContext context = as(user);
                JMSConsumer consumer = consume(context, address, queue)) {
            Message message = consumer.receive(2_000);
            assertThat(message).as("a message in " + queue).isNotNull();
            return ((TextMessage) message).getText();
        }
    }

    private static JMSConsumer consume(JMSContext context, String address, String queue) {
        return context.createConsumer(context.createQueue(address + "::" + queue));
    }

    private JMSContext as(String user) {
        return as(user, JMSContext.AUTO_ACKNOWLEDGE);
    }

    private JMSContext as(String user, int mode) {
        ConnectionFactory factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
        return factory.createContext(user, "secret of " + user, mode);
    }

    private long waiting(String queue) {
        return broker.getActiveMQServer().locateQueue(SimpleString.of(queue)).getMessageCount();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
