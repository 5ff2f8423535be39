package dev.twende.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.twende.events.Topic;
import dev.twende.events.company.CompanyActivated;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.TicketReserved;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.outbox.sample.SampleApplication;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.House;
import dev.twende.testing.TestPlatform;
import dev.twende.testing.Tokens;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What outbox and inbox promise, seen in Payara Micro with PostgreSQL and Artemis, on the smallest house there can be. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OutboxAndInboxIT {

    private static final String SUBSCRIPTION = "reporting.ticketing-ticket";

    private final Database database = Database.as("ticketing");

    /** Ends the reference of every booking of a test, so that a test can be run again beside what it left. */
    private final String run = Ids.next().toString().substring(24);

    @Deployment(testable = false)
    static WebArchive sample() {
        return House.withLibraries(ShrinkWrap.create(WebArchive.class, "sample.war")
                .addPackage(SampleApplication.class.getPackage())
                .addAsResource("sample/V0010__create_sample.sql", "db/migration/ticketing/V0010__create_sample.sql")
                .addAsResource("sample/microprofile-config.properties", "META-INF/microprofile-config.properties")
                .addAsWebInfResource("META-INF/beans.xml", "beans.xml")
                .setWebXML("sample/web.xml"));
    }

    @Test
    void anEventTakesEffectAndIsForgottenByTheBroker() {
        Broker.send(payment("GOODONE"));

        await().untilAsserted(() -> assertThat(effects("GOODONE")).containsExactly(1));
        assertThat(deliveries("GOODONE")).containsExactly(1);
    }

    @Test
    void aFailedEffectIsRolledBackAndTriedAgainLater() {
        Broker.send(payment("TWICE"));

        await().untilAsserted(() ->
                assertThat(effects("TWICE")).as("only the third delivery").containsExactly(3));
        assertThat(deliveries("TWICE")).containsExactly(1, 2, 3);
        assertThat(pauseBefore(2, "TWICE")).isGreaterThan(Duration.ofMillis(80));
        assertThat(pauseBefore(3, "TWICE")).as("twice as long").isGreaterThan(Duration.ofMillis(160));
    }

    @Test
    void aLaterEventOvertakesAFailedOneOfItsAggregate() {
        UUID transaction = Ids.next();
        Broker.send(payment(transaction, "THIRDGO"));
        Broker.send(payment(transaction, "PASSING"));

        await().untilAsserted(() -> assertThat(effects("THIRDGO")).containsExactly(3));
        assertThat(database.count("""
                        select count(*) from sample_effect late join sample_effect early on late.noted_at > early.noted_at
                        where late.booking_reference = ? and early.booking_reference = ?
                        """, "THIRDGO" + run, "PASSING" + run))
                .as("nobody may rely on the order of events")
                .isOne();
    }

    @Test
    void poisonEndsInTheDeadLettersAndIsNotInTheWay() {
        Broker.send(payment("POISON"));
        Broker.send(payment("BEHIND"));

        await().untilAsserted(() -> assertThat(effects("BEHIND")).containsExactly(1));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Broker.deadLetters()).anyMatch(text -> text.contains("POISON" + run)));
        assertThat(effects("POISON")).isEmpty();
        assertThat(deliveries("POISON")).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void theDatabaseCommitsBeforeTheBrokerForgets() {
        Broker.send(payment("AFTERTX"));

        await().untilAsserted(() -> assertThat(deliveries("AFTERTX")).containsExactly(1, 2));
        assertThat(effects("AFTERTX")).as("once, at the first delivery").containsExactly(1);
        assertThat(Broker.deadLetters()).noneMatch(text -> text.contains("AFTERTX" + run));
    }

    @Test
    void anEventSentTwiceTakesEffectOnce() {
        UUID id = Ids.next();
        PaymentSucceeded payment = payment("SAMETWO");
        Broker.sendUnguarded(id, payment);
        Broker.sendUnguarded(id, payment);

        await().untilAsserted(() -> assertThat(deliveries("SAMETWO")).containsExactly(1, 1));
        assertThat(effects("SAMETWO")).containsExactly(1);
    }

    @Test
    void manyEventsTakeEffectTogetherAndEachOnce() {
        UUID twin = Ids.next();
        Broker.sendUnguarded(twin, company("MANY-TWIN"));
        IntStream.range(0, 300).forEach(number -> Broker.send(company("MANY-" + number)));
        Broker.sendUnguarded(twin, company("MANY-TWIN"));
        Broker.send(company("MANY-LAST"));

        await().untilAsserted(() -> assertThat(heard("MANY-LAST")).isOne());
        assertThat(heard("MANY-")).isEqualTo(302);
        assertThat(heard("MANY-TWIN")).isOne();
        assertThat(database.count("select count(distinct xid) from sample_batch where company like ?", "MANY-%" + run))
                .as("transactions")
                .isLessThan(200);
    }

    @Test
    void whatCannotTakeEffectGoesToTheDeadLettersAloneAndItsCompanionsTakeEffectOnce() {
        IntStream.range(0, 10).forEach(number -> Broker.send(company("WITH-" + number)));
        Broker.send(Topic.COMPANY_COMPANY, "no event " + run);
        Broker.send(company("POISON"));
        IntStream.range(10, 20).forEach(number -> Broker.send(company("WITH-" + number)));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Broker.deadLetters())
                        .anyMatch(text -> text.contains("POISON" + run))
                        .anyMatch(text -> text.contains("no event " + run)));
        await().untilAsserted(() -> assertThat(heard("WITH-")).isEqualTo(20));
        assertThat(heard("POISON")).isZero();
    }

    private CompanyActivated company(String name) {
        return new CompanyActivated(Ids.next(), name + run, 1, Instant.now());
    }

    private long heard(String name) {
        return database.count("select count(*) from sample_batch where company like ?", name + "%" + run);
    }

    /** The query says nothing of companies; the database does, on whatever connection of the pool it comes. */
    @Test
    void aForgottenConditionShowsNoRowsOfOthers() {
        UUID ours = Ids.next();
        UUID theirs = Ids.next();
        database.exec("delete from sample_thing");
        database.exec("insert into sample_thing (company_id, name) values (?, 'ours'), (?, 'theirs')", ours, theirs);
        Map<String, String> seenBy = Map.of(
                Tokens.of("COMPANY_ADMIN", ours), "ours",
                Tokens.of("COMPANY_ADMIN", theirs), "theirs",
                Tokens.of("COMPANY_ADMIN", Ids.next()), "nothing",
                Tokens.of("COMPANY_ADMIN"), "nothing",
                Tokens.of("SUPER_ADMIN"), "ours theirs",
                Tokens.of("PASSENGER"), "ours theirs",
                Tokens.ofHouse("payment"), "ours theirs");

        List<String> wrong = IntStream.range(0, 20)
                .boxed()
                .flatMap(round -> seenBy.entrySet().stream())
                .parallel()
                .map(caller -> {
                    String token = caller.getKey();
                    given().auth()
                            .oauth2(token)
                            .get("/sample/v1/things/failing")
                            .then()
                            .statusCode(500);
                    String seen = given().auth()
                            .oauth2(token)
                            .get("/sample/v1/things")
                            .asString();
                    String open = given().auth()
                            .oauth2(token)
                            .get("/sample/v1/things/public")
                            .asString();
                    return seen.equals(caller.getValue()) && open.equals("ours theirs")
                            ? ""
                            : caller.getValue() + " expected, seen " + seen + ", and to all " + open;
                })
                .filter(text -> !text.isEmpty())
                .toList();

        assertThat(wrong).isEmpty();
        given().get("/sample/v1/things/public").then().statusCode(200).body(equalTo("ours theirs"));
    }

    @Test
    void whatIsCommittedIsPublished() {
        UUID ticket = reserve("12A");

        TicketReserved event =
                Broker.receive(Topic.TICKETING_TICKET, SUBSCRIPTION, TicketReserved.class, aboutTicket(ticket));
        assertThat(event.seatNumber()).isEqualTo("12A");
        assertThat(event.price()).isEqualTo(Money.of(5_000, "RWF"));
    }

    @Test
    void whatIsRolledBackIsNeverPublished() {
        UUID ticket = Ids.next();
        given().queryParam("ticket_id", ticket)
                .queryParam("seat", "13A")
                .post("/sample/v1/tickets/failing")
                .then()
                .statusCode(500);

        assertThat(database.count("select count(*) from outbox_event where aggregate_id = ?", ticket))
                .isZero();
    }

    @Test
    void whatTheRelayMarkedSurvivesARestartOfTheBroker() {
        UUID ticket = reserve("14A");
        awaitPublished(ticket);

        TestPlatform.running().stack().broker().stop();
        TestPlatform.running().stack().broker().start();

        assertThat(Broker.receive(Topic.TICKETING_TICKET, SUBSCRIPTION, TicketReserved.class, aboutTicket(ticket))
                        .seatNumber())
                .isEqualTo("14A");
    }

    @Test
    void salesGoOnWhileTheBrokerIsDownAndAreToldAfterwards() {
        TestPlatform.running().stack().broker().stop();
        UUID ticket;
        try {
            ticket = reserve("15A");
        } finally {
            TestPlatform.running().stack().broker().start();
        }

        assertThat(Broker.receive(Topic.TICKETING_TICKET, SUBSCRIPTION, TicketReserved.class, aboutTicket(ticket))
                        .seatNumber())
                .isEqualTo("15A");
        Broker.send(payment("REVIVED"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(effects("REVIVED"))
                        .as("the listener has connected again")
                        .containsExactly(1));
    }

    @Test
    void aRelayThatDiedBeforeMarkingSendsATwinThatTheBrokerDrops() {
        UUID ticket = reserve("16A");
        awaitPublished(ticket);
        database.exec("update outbox_event set published_at = null where aggregate_id = ?", ticket);
        awaitPublished(ticket);
        UUID next = reserve("17A");
        awaitPublished(next);

        List<TicketReserved> events =
                Broker.receiveAllUntil(Topic.TICKETING_TICKET, SUBSCRIPTION, TicketReserved.class, aboutTicket(next));
        assertThat(events).filteredOn(event -> event.ticketId().equals(ticket)).hasSize(1);
    }

    @Test
    void whatWaitsTogetherIsToldWholeAndOnce() {
        UUID ticket = reserve("18A");
        awaitPublished(ticket);
        long begun = System.nanoTime();
        database.exec(COPIES, 1_000, ticket);
        awaitNothingWaits();
        System.out.printf("1,000 events published in %d ms%n", (System.nanoTime() - begun) / 1_000_000);

        assertThat(eventsUntil(reserve("19A"), "18A")).hasSize(1_001).doesNotHaveDuplicates();
    }

    @Test
    void aTwinAmongManyIsDroppedAloneAndTheOthersArrive() {
        UUID ticket = reserve("20A");
        awaitPublished(ticket);
        database.exec(
                "with again as (update outbox_event set published_at = null where aggregate_id = ?)" + COPIES,
                ticket,
                50,
                ticket);
        awaitNothingWaits();

        assertThat(eventsUntil(reserve("21A"), "20A")).hasSize(51).doesNotHaveDuplicates();
    }

    /** Puts copies of a ticket's event into the outbox, each about a ticket of its own. */
    private static final String COPIES = """
            insert into outbox_event (id, topic, type, aggregate_id, payload)
            select copy.id, topic, type, copy.ticket,
                   replace(replace(payload, e.id::text, copy.id::text), aggregate_id::text, copy.ticket::text)
            from outbox_event e,
                 (select gen_random_uuid() id, gen_random_uuid() ticket from generate_series(1, ?)) copy
            where aggregate_id = ?
            """;

    private void awaitNothingWaits() {
        await().untilAsserted(
                        () -> assertThat(database.count("select count(*) from outbox_event where published_at is null"))
                                .isZero());
    }

    /** The tickets of this seat in the events that came up to the one about the last ticket. */
    private List<UUID> eventsUntil(UUID last, String seat) {
        awaitPublished(last);
        return Broker.receiveAllUntil(Topic.TICKETING_TICKET, SUBSCRIPTION, TicketReserved.class, aboutTicket(last))
                .stream()
                .filter(event -> event.seatNumber().equals(seat))
                .map(TicketReserved::ticketId)
                .toList();
    }

    @Test
    void aTokenOfTheTestRunOpensAndABadOneDoesNot() {
        assertThat(statusWith(Tokens.of("PASSENGER"))).isEqualTo(204);
        assertThat(statusWith(Tokens.of("DRIVER"))).isEqualTo(403);
        assertThat(statusWith(Tokens.expired("PASSENGER", null))).isEqualTo(401);
        assertThat(statusWith(Tokens.forged("PASSENGER", null))).isEqualTo(401);
        assertThat(statusWith(Tokens.wrongAudience("PASSENGER", null))).isEqualTo(401);
        assertThat(statusWith(Tokens.wrongIssuer("PASSENGER", null))).isEqualTo(401);
    }

    private static int statusWith(String token) {
        return given().auth().oauth2(token).get("/sample/v1/tickets/mine").statusCode();
    }

    private PaymentSucceeded payment(String bookingReference) {
        return payment(Ids.next(), bookingReference);
    }

    private PaymentSucceeded payment(UUID transactionId, String bookingReference) {
        return new PaymentSucceeded(
                transactionId,
                bookingReference + run,
                Ids.next(),
                Money.of(5_000, "RWF"),
                "MPESA",
                "QX1",
                Instant.now());
    }

    private static UUID reserve(String seat) {
        UUID ticket = Ids.next();
        given().queryParam("ticket_id", ticket)
                .queryParam("seat", seat)
                .post("/sample/v1/tickets")
                .then()
                .statusCode(204);
        return ticket;
    }

    private static Predicate<TicketReserved> aboutTicket(UUID ticket) {
        return event -> event.ticketId().equals(ticket);
    }

    private void awaitPublished(UUID ticket) {
        await().untilAsserted(() -> assertThat(database.count(
                        "select count(*) from outbox_event where aggregate_id = ? and published_at is not null",
                        ticket))
                .isOne());
    }

    private List<Object> effects(String reference) {
        return column("sample_effect", reference);
    }

    private List<Object> deliveries(String reference) {
        return column("sample_delivery", reference);
    }

    private List<Object> column(String table, String reference) {
        return database
                .rows(
                        "select delivery from " + table + " where booking_reference = ? order by noted_at",
                        reference + run)
                .stream()
                .map(row -> row.get("delivery"))
                .toList();
    }

    private Duration pauseBefore(int delivery, String reference) {
        List<Map<String, Object>> rows = database.rows(
                "select noted_at from sample_delivery where booking_reference = ? order by noted_at", reference + run);
        return Duration.between(
                ((Timestamp) rows.get(delivery - 2).get("noted_at")).toInstant(),
                ((Timestamp) rows.get(delivery - 1).get("noted_at")).toInstant());
    }
}
