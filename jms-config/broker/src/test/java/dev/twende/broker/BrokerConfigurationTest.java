package dev.twende.broker;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.events.Topic;
import java.io.File;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.DivertConfiguration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The file, read as the broker reads it, against the topics and subscriptions of the published language. */
class BrokerConfigurationTest {

    /** Who listens to what; the queue is named clientId.subscriptionName, as the listeners write it. */
    private static final Map<Topic, Set<String>> SUBSCRIPTIONS = Map.of(
            Topic.AUTH_USER, Set.of("company.auth-user", "ticketing.auth-user"),
            Topic.AUTH_CHANGE, Set.of(),
            Topic.COMPANY_COMPANY, Set.of("ticketing.company-company"),
            Topic.COMPANY_SCHEDULE, Set.of("ticketing.company-schedule", "reporting.company-schedule"),
            Topic.COMPANY_CHANGE, Set.of(),
            Topic.TICKETING_TICKET, Set.of("reporting.ticketing-ticket", "payment.ticketing-ticket"),
            Topic.TICKETING_CHANGE, Set.of(),
            Topic.PAYMENT_TRANSACTION, Set.of("ticketing.payment-transaction", "reporting.payment-transaction"),
            Topic.PAYMENT_CHANGE, Set.of());

    /** Where a copy of every event goes. */
    private static final String AUDIT = "twende.audit";

    private static FileConfiguration configuration;

    @BeforeAll
    static void read() throws Exception {
        System.setProperty("twende.broker.host", "10.1.2.3");
        System.setProperty("twende.broker.port", "12345");
        System.setProperty("twende.broker.data-dir", "/var/lib/broker");
        configuration = new FileConfiguration();
        new FileDeploymentManager("broker.xml").addDeployable(configuration).readConfiguration();
    }

    @AfterAll
    static void forget() {
        System.clearProperty("twende.broker.host");
        System.clearProperty("twende.broker.port");
        System.clearProperty("twende.broker.data-dir");
    }

    @Test
    void everyTopicHasItsAddressAndEveryAddressItsTopic() {
        Set<String> topics = Arrays.stream(Topic.values()).map(Topic::address).collect(toSet());
        topics.add(AUDIT);
        topics.add("twende.dead-letters");
        topics.add("twende.expired");

        assertThat(addresses().keySet()).isEqualTo(topics);
    }

    @Test
    void everySubscriptionWaitsForItsListener() {
        SUBSCRIPTIONS.forEach((topic, queues) -> {
            CoreAddressConfiguration address = addresses().get(topic.address());
            assertThat(address.getRoutingTypes()).containsExactly(RoutingType.MULTICAST);
            assertThat(address.getQueueConfigs())
                    .allMatch(queue -> queue.isDurable() && queue.getRoutingType() == RoutingType.MULTICAST)
                    .allMatch(queue -> queue.getFilterString() == null, "a changed filter deletes the queue")
                    .extracting(queue -> queue.getName().toString())
                    .containsExactlyInAnyOrderElementsOf(queues);
        });
        assertThat(SUBSCRIPTIONS.keySet()).containsExactlyInAnyOrder(Topic.values());
    }

    @Test
    void theAuditTrailGetsACopyOfEveryEventAndNothingElse() {
        assertThat(configuration.getDivertConfigurations())
                .allMatch(divert -> divert.getForwardingAddress().equals(AUDIT))
                .allMatch(divert -> !divert.isExclusive())
                .allMatch(divert -> divert.getFilterString() == null)
                .extracting(DivertConfiguration::getAddress)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::address).toList());
        assertThat(addresses().get(AUDIT).getQueueConfigs())
                .extracting(queue -> queue.getName().toString())
                .containsExactly("auth.audit");
    }

    @Test
    void onlyThePublisherSends() {
        for (Topic topic : Topic.values()) {
            String house = topic.address().split("\\.")[1];
            assertThat(configuration.getSecurityRoles().get(topic.address()))
                    .singleElement()
                    .satisfies(role -> {
                        assertThat(role.getName()).isEqualTo(house);
                        assertThat(rightsOf(role)).containsExactly("send");
                    });
        }
    }

    @Test
    void onlyTheSubscriberConsumes() {
        SUBSCRIPTIONS.forEach((topic, queues) -> queues.forEach(queue -> assertThat(
                        configuration.getSecurityRoles().get(topic.address() + "::" + queue))
                .singleElement()
                .satisfies(role -> {
                    assertThat(role.getName()).isEqualTo(queue.substring(0, queue.indexOf('.')));
                    assertThat(rightsOf(role)).containsExactly("consume");
                })));
    }

    @Test
    void nothingElseIsAllowedToAnybody() {
        Set<String> ruled = addresses().values().stream()
                .flatMap(address -> address.getQueueConfigs().stream()
                        .filter(queue -> !queue.getName().equals(queue.getAddress()))
                        .map(queue -> queue.getAddress() + "::" + queue.getName()))
                .collect(toSet());
        ruled.addAll(addresses().keySet());
        ruled.add("#");

        assertThat(configuration.getSecurityRoles().keySet()).isEqualTo(ruled);
        assertThat(configuration.getSecurityRoles().get("#")).isEmpty();
        assertThat(configuration.isSecurityEnabled()).isTrue();
    }

    @Test
    void whatIsAcceptedSurvivesACrash() {
        assertThat(configuration.isPersistenceEnabled()).isTrue();
        assertThat(configuration.isJournalDatasync()).isTrue();
        assertThat(configuration.isJournalSyncNonTransactional()).isTrue();
        assertThat(configuration.isJournalSyncTransactional()).isTrue();
        assertThat(configuration.isPersistIDCache()).isTrue();
        assertThat(configuration.getIDCacheSize()).isEqualTo(20_000);
    }

    @Test
    void aFailedMessageIsTriedForAboutAQuarterOfAnHourAndThenKept() {
        AddressSettings settings = settings();
        assertThat(settings.getRedeliveryDelay()).isEqualTo(1_000);
        assertThat(settings.getRedeliveryMultiplier()).isEqualTo(2);
        assertThat(settings.getMaxRedeliveryDelay()).isEqualTo(60_000);
        assertThat(settings.getRedeliveryCollisionAvoidanceFactor()).isEqualTo(0.15);
        assertThat(settings.getMaxDeliveryAttempts()).isEqualTo(20);
        assertThat(settings.getDeadLetterAddress().toString()).isEqualTo("twende.dead-letters");
        assertThat(settings.getExpiryAddress().toString()).isEqualTo("twende.expired");
        assertThat(deadLetters())
                .singleElement()
                .satisfies(queue -> assertThat(queue.isDurable()).isTrue());
    }

    @Test
    void nothingComesOrGoesByItself() {
        AddressSettings settings = settings();
        assertThat(settings.isAutoCreateAddresses()).isFalse();
        assertThat(settings.isAutoCreateQueues()).isFalse();
        assertThat(settings.isAutoDeleteAddresses()).isFalse();
        assertThat(settings.isAutoDeleteQueues()).isFalse();
    }

    @Test
    void aFullTopicRefusesAndNeverDrops() {
        AddressSettings settings = settings();
        assertThat(settings.getAddressFullMessagePolicy()).isEqualTo(AddressFullMessagePolicy.PAGE);
        assertThat(settings.getPageFullMessagePolicy()).isEqualTo(PageFullMessagePolicy.FAIL);
        assertThat(settings.getPageLimitBytes()).isEqualTo(4L << 30);
        assertThat(settings.getMaxSizeBytes()).isEqualTo(32L << 20);
        assertThat(configuration.getGlobalMaxSize()).isEqualTo(128L << 20);
    }

    @Test
    void placeComesFromSystemProperties() {
        assertThat(configuration.getAcceptorConfigurations())
                .singleElement()
                .satisfies(acceptor -> assertThat(acceptor.getParams())
                        .containsEntry("host", "10.1.2.3")
                        .containsEntry("port", "12345")
                        .containsEntry("protocols", "CORE"));
        assertThat(new File(configuration.getJournalDirectory())).isEqualTo(new File("/var/lib/broker/journal"));
        assertThat(new File(configuration.getBindingsDirectory())).isEqualTo(new File("/var/lib/broker/bindings"));
        assertThat(new File(configuration.getPagingDirectory())).isEqualTo(new File("/var/lib/broker/paging"));
        assertThat(new File(configuration.getLargeMessagesDirectory()))
                .isEqualTo(new File("/var/lib/broker/large-messages"));
    }

    private static Map<String, CoreAddressConfiguration> addresses() {
        return configuration.getAddressConfigurations().stream()
                .collect(toMap(CoreAddressConfiguration::getName, address -> address));
    }

    private static Collection<QueueConfiguration> deadLetters() {
        return addresses().get("twende.dead-letters").getQueueConfigs();
    }

    private static AddressSettings settings() {
        return configuration.getAddressSettings().get("#");
    }

    private static Set<String> rightsOf(Role role) {
        return Map.<String, Boolean>of(
                        "send", role.isSend(),
                        "consume", role.isConsume(),
                        "browse", role.isBrowse(),
                        "manage", role.isManage(),
                        "createAddress", role.isCreateAddress(),
                        "deleteAddress", role.isDeleteAddress(),
                        "createDurableQueue", role.isCreateDurableQueue(),
                        "deleteDurableQueue", role.isDeleteDurableQueue(),
                        "createNonDurableQueue", role.isCreateNonDurableQueue(),
                        "deleteNonDurableQueue", role.isDeleteNonDurableQueue())
                .entrySet()
                .stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(toSet());
    }
}
