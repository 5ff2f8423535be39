package dev.twende.ticketing;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static dev.twende.ticketing.Passenger.books;
import static dev.twende.ticketing.Passenger.isProblem;
import static dev.twende.ticketing.Passenger.looksUp;
import static dev.twende.ticketing.Passenger.wish;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.twende.events.Topic;
import dev.twende.events.company.ScheduleCompleted;
import dev.twende.events.company.ScheduleDeparted;
import dev.twende.events.payment.PaymentRefunded;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.TicketBoarded;
import dev.twende.events.ticketing.TicketBoardingUndone;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.security.KeySealer;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.TestPlatform;
import dev.twende.testing.Tokens;
import dev.twende.ticketing.tickets.control.TicketCode;
import dev.twende.ticketing.tickets.entity.TicketContent;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The door of the bus, as inspectors, their devices and the office know it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BoardingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REPORTING = "reporting.ticketing-ticket";

    private static ValidatableResponse post(String token, String path, Object body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/ticketing/v1/" + path)
                .then();
    }

    private static ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get("/ticketing/v1/" + path).then();
    }

    /** Seats in whose tickets one can board; they cost RWF 1,000 a segment. */
    private static List<String> paid(Line line, UUID from, UUID to, String... seats) {
        String reference = reserved(line, from, to, seats);
        int segments = line.stops.indexOf(to) - line.stops.indexOf(from);
        pay(line, reference, 1_000L * segments * seats.length);
        return looksUp(reference).extract().path("tickets.ticket_id");
    }

    private static UUID pay(Line line, String reference, long amount) {
        UUID transaction = Ids.next();
        Broker.send(new PaymentSucceeded(
                transaction,
                reference,
                line.company,
                new Money(amount, "RWF"),
                "MPESA",
                "QX" + Ids.next(),
                Instant.now()));
        await().atMost(PATIENCE).untilAsserted(() -> looksUp(reference).body("status", equalTo("PAID")));
        return transaction;
    }

    private static String reserved(Line line, UUID from, UUID to, String... seats) {
        return books(wish(line.schedule, from, to, seats))
                .statusCode(201)
                .extract()
                .path("booking_reference");
    }

    private static Map<String, Object> scan(Line line, int sequence, String ticketId) {
        Map<String, Object> scan = new LinkedHashMap<>();
        scan.put("schedule_id", line.schedule);
        scan.put("sequence", sequence);
        scan.put("ticket_id", ticketId);
        scan.put("nonce", UUID.randomUUID());
        scan.put("scanned_at", Instant.now().toString());
        return scan;
    }

    private static Map<String, Object> with(Map<String, Object> scan, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(scan);
        changed.put(name, value);
        return changed;
    }

    private static String statusOf(String ticketId) {
        return (String) Database.as("ticketing")
                .rows("select status from ticket where ticket_id = ?", UUID.fromString(ticketId))
                .get(0)
                .get("status");
    }

    @Test
    void everyTicketHasItsAnswerAndTheSameScanIsOneBoarding() {
        Line line = Line.boarding();
        String inspector = Tokens.of(INSPECTOR, line.company);
        String reference = reserved(line, line.kigali(), line.huye(), "1", "2");
        Map<String, Object> byBooking = scan(line, 0, null);
        byBooking.put("booking_reference", reference.toLowerCase(java.util.Locale.ROOT));
        post(inspector, "boardings", with(byBooking, "seat_number", "1"))
                .statusCode(200)
                .body("decision", equalTo("UNPAID"))
                .body("ticket.passenger_name", equalTo("Uwase Aline"))
                .body("undoable_until", nullValue());
        List<String> tickets = paid(line, line.kigali(), line.huye(), "3", "4");
        String paidReference = post(inspector, "boardings", scan(line, 2, tickets.get(0)))
                .statusCode(200)
                .body("decision", equalTo("WRONG_STOP"))
                .extract()
                .path("ticket.booking_reference");
        Map<String, Object> ambiguous = scan(line, 0, null);
        ambiguous.put("booking_reference", paidReference);
        post(inspector, "boardings", ambiguous)
                .statusCode(200)
                .body("decision", equalTo("AMBIGUOUS"))
                .body("seats", contains("3", "4"))
                .body("ticket", nullValue());

        Map<String, Object> first = with(scan(line, 0, tickets.get(0)), "device", Map.of("device_id", "gate-1"));
        String answer = post(inspector, "boardings", first)
                .statusCode(200)
                .body("decision", equalTo("OK"))
                .body("stop.name", equalTo("Kigali"))
                .body("ticket.seat_number", equalTo("3"))
                .body("ticket.status", equalTo("BOARDED"))
                .body("ticket.from.name", equalTo("Kigali"))
                .body("ticket.to.name", equalTo("Huye"))
                .body("force", equalTo(false))
                .body("undoable_until", notNullValue())
                .extract()
                .asString();
        assertThat(post(inspector, "boardings", first).extract().asString()).isEqualTo(answer);
        isProblem(
                post(inspector, "boardings", with(first, "ticket_id", tickets.get(1))), 422, "idempotency-key-reused");
        TicketBoarded boarded = Broker.receive(
                Topic.TICKETING_TICKET,
                REPORTING,
                TicketBoarded.class,
                event -> event.ticketId().toString().equals(tickets.get(0)));
        assertThat(boarded.stopId()).isEqualTo(line.kigali());
        assertThat(boarded.wasOffline()).isFalse();

        post(inspector, "boardings", scan(line, 1, tickets.get(0)))
                .body("decision", equalTo("ALREADY_BOARDED"))
                .body("earlier.stop.name", equalTo("Kigali"))
                .body("earlier.boarding_id", equalTo(boarded.boardingId().toString()));
        post(inspector, "boardings", scan(line, 2, tickets.get(0))).body("decision", equalTo("WRONG_STOP"));
        Line other = line.another(line.company, Duration.ofHours(1));
        post(inspector, "boardings", scan(other, 0, tickets.get(1)))
                .body("decision", equalTo("WRONG_TRIP"))
                .body("ticket.schedule_id", equalTo(line.schedule.toString()));
        Line later = line.another(line.company, Duration.ofDays(2));
        post(
                        inspector,
                        "boardings",
                        scan(
                                later,
                                0,
                                paid(later, later.kigali(), later.huye(), "1").get(0)))
                .body("decision", equalTo("NOT_YET_VALID"))
                .body(
                        "valid_from",
                        equalTo(later.departure.minus(Duration.ofHours(6)).toString()));
        for (Map<String, Object> unknown : List.of(
                scan(line, 0, UUID.randomUUID().toString()),
                with(with(scan(line, 0, null), "ticket_id", null), "qr", "TW:NOT A TICKET"))) {
            post(inspector, "boardings", unknown)
                    .statusCode(200)
                    .body("decision", equalTo("INVALID"))
                    .body("ticket", nullValue());
        }
    }

    /** The code as it was printed, signed with the key that the house signs with. */
    private static String code(Line line, String ticket, int issue) throws Exception {
        given().get("/ticketing/v1/ticket-keys").then().statusCode(200); // by now there is one
        Map<String, Object> row = Database.as("ticketing")
                .rows(
                        "select key_id, sealed_key from ticket_key where activates_at <= now() order by key_id desc limit 1")
                .get(0);
        int keyId = ((Number) row.get("key_id")).intValue();
        String setting = "twende.ticketing.key-encryption-key";
        String key = new KeySealer(TestPlatform.running().settings().get(setting), setting)
                .open("ticket-key-" + keyId, (byte[]) row.get("sealed_key"));
        PrivateKey secret = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
        Instant from = line.departure.minus(Duration.ofHours(12));
        return TicketCode.write(
                new TicketContent(
                        UUID.fromString(ticket), line.schedule, issue, 0, 2, "1", from, from.plus(Duration.ofDays(2))),
                keyId,
                secret);
    }

    @Test
    void aSignedCodeIsGoodOnItsStretchAndAnOlderPrintIsVoid() throws Exception {
        Line line = Line.boarding();
        String inspector = Tokens.of(INSPECTOR, line.company);
        String ticket = paid(line, line.kigali(), line.huye(), "1").get(0);
        Map<String, Object> scan = scan(line, 0, null);
        scan.remove("ticket_id");
        String code = code(line, ticket, 1);
        char last = code.charAt(code.length() - 1);
        String forged = code.substring(0, code.length() - 1) + (last == '0' ? '1' : '0');
        post(inspector, "boardings", with(with(scan, "qr", forged), "nonce", UUID.randomUUID()))
                .body("decision", equalTo("INVALID"));
        for (int behind = 2; behind <= 3; behind++) {
            Map<String, Object> later = with(with(scan, "sequence", behind), "nonce", UUID.randomUUID());
            post(inspector, "boardings", with(later, "qr", code)).body("decision", equalTo("WRONG_STOP"));
        }
        Database.as("ticketing").exec("update ticket set issue = 2 where ticket_id = ?", UUID.fromString(ticket));
        post(inspector, "boardings", with(with(scan, "qr", code), "nonce", UUID.randomUUID()))
                .body("decision", equalTo("REVOKED"))
                .body("ticket.ticket_id", equalTo(ticket));
        post(inspector, "boardings", with(scan, "qr", code(line, ticket, 2)))
                .body("decision", equalTo("OK"))
                .body("ticket.seat_number", equalTo("1"));
    }

    @Test
    void aMistakeIsTakenBackForAWhileAndStrangersSeeNothing() {
        Line line = Line.boarding();
        String inspector = Tokens.of(INSPECTOR, line.company);
        String ticket = paid(line, line.kigali(), line.huye(), "1").get(0);
        String boarding =
                post(inspector, "boardings", scan(line, 0, ticket)).extract().path("boarding_id");
        String refused = post(inspector, "boardings", scan(line, 0, ticket))
                .body("decision", equalTo("ALREADY_BOARDED"))
                .extract()
                .path("boarding_id");
        Map<String, String> why = Map.of("reason", "the wrong passenger of two");
        isProblem(post(inspector, "boardings/" + refused + "/undo", why), 409, "boarding-not-undoable");
        isProblem(post(inspector, "boardings/" + boarding + "/undo", Map.of("reason", " ")), 422, "validation-failed");
        for (int i = 0; i < 2; i++) {
            post(inspector, "boardings/" + boarding + "/undo", why)
                    .statusCode(200)
                    .body("undone.reason", equalTo("the wrong passenger of two"));
        }
        assertThat(statusOf(ticket)).isEqualTo("PAID");
        assertThat(Broker.receive(
                                Topic.TICKETING_TICKET,
                                REPORTING,
                                TicketBoardingUndone.class,
                                event -> event.ticketId().toString().equals(ticket))
                        .boardingId())
                .hasToString(boarding);
        String again = post(inspector, "boardings", scan(line, 0, ticket))
                .body("decision", equalTo("OK"))
                .extract()
                .path("boarding_id");
        String older =
                "update ticketing.boarding set recorded_at = recorded_at - interval '16 minutes' where boarding_id = ?";
        assertThatThrownBy(() -> Database.as("ticketing").exec(older, UUID.fromString(again)))
                .as("the house itself cannot change what has happened")
                .isInstanceOfSatisfying(
                        Database.DatabaseRefused.class,
                        problem -> assertThat(problem.sqlState()).isEqualTo("42501"));
        Database.asOwner("ticketing").exec(older, UUID.fromString(again));
        isProblem(post(inspector, "boardings/" + again + "/undo", why), 409, "undo-over");
        get(inspector, "boardings?schedule_id=" + line.schedule)
                .statusCode(200)
                .body("items.decision", contains("OK", "ALREADY_BOARDED", "OK"))
                .body("items[0].undone.undone_by", notNullValue())
                .body("items[2].undone", nullValue());

        String stranger = Tokens.of(INSPECTOR, UUID.randomUUID());
        isProblem(post(stranger, "boardings", scan(line, 0, ticket)), 404, "not-found");
        isProblem(post(stranger, "boardings/" + boarding + "/undo", why), 404, "not-found");
        isProblem(get(stranger, "boardings?schedule_id=" + line.schedule), 404, "not-found");
        Line strangers = Line.boarding();
        post(Tokens.of(INSPECTOR, strangers.company), "boardings", scan(strangers, 0, ticket))
                .body("decision", equalTo("INVALID"))
                .body("ticket", nullValue());
        given().contentType(ContentType.JSON)
                .body(scan(line, 0, ticket))
                .post("/ticketing/v1/boardings")
                .then()
                .statusCode(401);
        isProblem(post(inspector, "boardings", with(scan(line, 0, ticket), "sequence", 9)), 422, "validation-failed");
        isProblem(
                post(inspector, "boardings", with(scan(line, 0, ticket), "booking_reference", "ABCD2345")),
                422,
                "validation-failed");
        isProblem(post(inspector, "boardings", with(scan(line, 0, ticket), "nonce", null)), 422, "validation-failed");
    }

    @Test
    void ofTwoScannersAtTheSameInstantOneIsFirst() throws Exception {
        Line line = Line.boarding();
        String inspector = Tokens.of(INSPECTOR, line.company);
        List<String> tickets = new ArrayList<>();
        tickets.addAll(paid(line, line.kigali(), line.huye(), "1", "2", "3", "4", "5", "6", "7", "8"));
        ExecutorService gates = Executors.newFixedThreadPool(4);
        try {
            for (String ticket : tickets) {
                Map<String, Object> same = scan(line, 0, ticket);
                CyclicBarrier start = new CyclicBarrier(4);
                List<Future<String>> answers = new ArrayList<>();
                for (Map<String, Object> each : List.of(same, same, scan(line, 0, ticket), scan(line, 0, ticket))) {
                    Callable<String> gate = () -> {
                        start.await();
                        return post(inspector, "boardings", each)
                                .statusCode(200)
                                .extract()
                                .path("decision");
                    };
                    answers.add(gates.submit(gate));
                }
                List<String> decisions = new ArrayList<>();
                for (Future<String> answer : answers) {
                    decisions.add(answer.get());
                }
                assertThat(decisions.get(0)).as("the same scan, sent twice").isEqualTo(decisions.get(1));
                assertThat(decisions.subList(1, 4))
                        .containsExactlyInAnyOrder("OK", "ALREADY_BOARDED", "ALREADY_BOARDED");
            }
        } finally {
            gates.shutdownNow();
        }
        assertThat(Database.as("ticketing")
                        .count("select count(*) from boarding where schedule_id = ? and is_boarding", line.schedule))
                .isEqualTo(8);
    }

    private static Map<String, Object> offline(Line line, String ticket, String device, Instant at) {
        Map<String, Object> scan = with(scan(line, 0, ticket), "scanned_at", at.toString());
        scan.put(
                "device",
                Map.of(
                        "device_id",
                        device,
                        "sequence",
                        7,
                        "clock",
                        Instant.now().toString()));
        return scan;
    }

    @Test
    void whatHappenedWithoutNetworkIsTakenAsItWas() {
        Line line = Line.boarding();
        String inspector = Tokens.of(INSPECTOR, line.company);
        List<String> tickets = paid(line, line.kigali(), line.huye(), "1", "2");
        Instant early = Instant.now().minusSeconds(600);
        Map<String, Object> second = offline(line, tickets.get(0), "phone-b", early.plusSeconds(60));
        post(inspector, "boardings/batch", Map.of("items", List.of(second)))
                .statusCode(200)
                .body("results[0].item.decision", equalTo("OK"))
                .body("results[0].item.was_offline", equalTo(true))
                .body("results[0].item.force", equalTo(true));
        Map<String, Object> first = offline(line, tickets.get(0), "phone-a", early);
        Map<String, Object> bad = with(offline(line, tickets.get(1), "phone-a", early), "nonce", null);
        Map<String, Object> stray = offline(line, UUID.randomUUID().toString(), "phone-a", early);
        Map<String, Object> unpaid = offline(line, null, "phone-a", early);
        unpaid.put("booking_reference", reserved(line, line.kigali(), line.huye(), "9"));
        Map<String, Object> good = offline(line, tickets.get(1), "phone-a", early);
        Map<String, Object> batch = Map.of("items", List.of(first, bad, stray, unpaid, good));
        for (int i = 0; i < 2; i++) {
            post(inspector, "boardings/batch", batch)
                    .statusCode(200)
                    .body("succeeded", equalTo(4))
                    .body("failed", equalTo(1))
                    .body("results[0].item.decision", equalTo("OK"))
                    .body("results[1].status", equalTo(422))
                    .body("results[2].item.decision", equalTo("INVALID"))
                    .body("results[3].item.decision", equalTo("UNPAID"))
                    .body("results[4].item.decision", equalTo("OK"));
        }
        assertThat(statusOf(tickets.get(0))).isEqualTo("BOARDED");
        assertThat(statusOf(tickets.get(1))).isEqualTo("BOARDED");

        String agent = Tokens.of(AGENT, line.company);
        String alerts = "boarding-alerts?schedule_id=" + line.schedule;
        ValidatableResponse raised = get(agent, alerts)
                .statusCode(200)
                .body("items.kind", containsInAnyOrder("DUPLICATE", "REFUSED", "REFUSED"))
                .body("items.status", everyItem(equalTo("OPEN")));
        String duplicate = raised.extract().path("items.find { it.kind == 'DUPLICATE' }.alert_id");
        List<Map<String, Object>> who = Database.as("ticketing").rows("""
                select second.device_id as second, first.device_id as first from boarding_alert a
                join boarding second on second.boarding_id = a.boarding_id
                join boarding first on first.boarding_id = a.first_boarding_id where a.alert_id = ?
                """, UUID.fromString(duplicate));
        assertThat(who).containsExactly(Map.of("second", "phone-b", "first", "phone-a"));
        isProblem(
                post(
                        Tokens.of(AGENT, UUID.randomUUID()),
                        "boarding-alerts/" + duplicate + "/acknowledgement",
                        Map.of()),
                404,
                "not-found");
        post(agent, "boarding-alerts/" + duplicate + "/acknowledgement", Map.of("note", "a copied ticket"))
                .statusCode(200)
                .body("status", equalTo("ACKNOWLEDGED"));
        get(agent, alerts + "&status=OPEN").body("items.kind", contains("REFUSED", "REFUSED"));
        get(agent, "boarding-alerts?status=ACKNOWLEDGED").body("items.note", contains("a copied ticket"));
    }

    /** As if all of it were two hours ago; then company says that the bus has left. */
    private static void hasLeft(Line line) {
        Database.as("ticketing").exec("""
                update schedule_stop set departure_time = departure_time - interval '65 minutes',
                                         arrival_time = arrival_time - interval '65 minutes' where schedule_id = ?
                """, line.schedule);
        Broker.send(new ScheduleDeparted(line.schedule, line.company, line.departure.minus(Duration.ofMinutes(65))));
        await().atMost(PATIENCE)
                .until(() -> Database.as("ticketing")
                                .count("select count(*) from departure where schedule_id = ?", line.schedule)
                        == 1);
    }

    @Test
    void whoDidNotComeIsMissedAndTheirSeatSoldAgainFromTheNextStop() {
        Line line = Line.boarding();
        String agent = Tokens.of(AGENT, line.company);
        String inspector = Tokens.of(INSPECTOR, line.company);
        List<String> tickets = paid(line, line.kigali(), line.nyamagabe(), "1", "2", "3");
        String waiting = paid(line, line.huye(), line.nyamagabe(), "4").get(0);
        post(inspector, "boardings", scan(line, 0, tickets.get(0))).body("decision", equalTo("OK"));
        hasLeft(line);
        String path = "schedules/" + line.schedule + "/no-shows";
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(agent, path)
                        .statusCode(200)
                        .body("items.seat_number", containsInAnyOrder("2", "3"))
                        .body("items.status", everyItem(equalTo("NOTED"))));
        assertThat(Stream.of(tickets.get(0), tickets.get(1), waiting).map(BoardingIT::statusOf))
                .containsExactly("BOARDED", "NO_SHOW", "PAID");

        isProblem(books(wish(line.schedule, line.muhanga(), line.huye(), "2")), 409, "seat-taken");
        isProblem(
                post(Tokens.of(AGENT, UUID.randomUUID()), path + "/" + tickets.get(1) + "/release", Map.of()),
                404,
                "not-found");
        for (String ticket : tickets.subList(1, 3)) {
            post(agent, path + "/" + ticket + "/release", Map.of())
                    .statusCode(200)
                    .body("status", equalTo("RELEASED"))
                    .body("free_from", equalTo(1));
        }
        isProblem(post(agent, path + "/" + tickets.get(1) + "/release", Map.of()), 409, "no-show-not-releasable");
        isProblem(post(agent, path + "/" + waiting + "/release", Map.of()), 404, "not-found");
        isProblem(books(wish(line.schedule, line.kigali(), line.huye(), "20")), 409, "schedule-departed");
        books(wish(line.schedule, line.muhanga(), line.huye(), "2")).statusCode(201);

        post(inspector, "boardings", scan(line, 1, tickets.get(1)))
                .body("decision", equalTo("REVOKED"))
                .body("detail", notNullValue());
        Map<String, Object> late =
                offline(line, tickets.get(1), "phone-a", Instant.now().minusSeconds(4_000));
        post(inspector, "boardings/batch", Map.of("items", List.of(late)))
                .body("results[0].item.decision", equalTo("OK"))
                .body("results[0].item.detail", notNullValue());
        get(agent, "boarding-alerts?schedule_id=" + line.schedule).body("items.kind", contains("SEAT_RESOLD"));
        post(inspector, "boardings", scan(line, 1, tickets.get(2))).body("decision", equalTo("OK"));
        isProblem(books(wish(line.schedule, line.muhanga(), line.huye(), "3")), 409, "seat-taken");
        get(agent, path).body("items.status", everyItem(equalTo("ENDED")));
    }

    /** How often the world was told that a ticket is cancelled. */
    private static long cancellations(String ticketId) {
        return Database.as("ticketing")
                .count(
                        "select count(*) from outbox_event where type = 'TicketCancelled' and aggregate_id = ?",
                        UUID.fromString(ticketId));
    }

    @Test
    void whoSitsInTheBusKeepsTheRideWhenAllOfTheMoneyGoesBackUnlessTheyWereNotThereAtAll() {
        Line line = Line.boarding();
        String inspector = Tokens.of(INSPECTOR, line.company);
        String reference = reserved(line, line.kigali(), line.huye(), "1", "2");
        UUID transaction = pay(line, reference, 4_000);
        List<String> tickets = looksUp(reference).extract().path("tickets.ticket_id");
        String boarding = post(inspector, "boardings", scan(line, 0, tickets.get(0)))
                .body("decision", equalTo("OK"))
                .extract()
                .path("boarding_id");
        isProblem(
                given().contentType(ContentType.JSON)
                        .body(Map.of("phone", Passenger.PHONE, "ticket_ids", List.of(tickets.get(0))))
                        .post("/ticketing/v1/bookings/" + reference + "/refund-quotes")
                        .then(),
                409,
                "booking-not-changeable");
        Broker.send(new PaymentRefunded(
                transaction,
                Ids.next(),
                reference,
                line.company,
                new Money(4_000, "RWF"),
                "MPESA",
                "RF" + transaction,
                Instant.now()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> looksUp(reference)
                        .body("status", equalTo("REFUNDED"))
                        .body("tickets.status", contains("BOARDED", "REFUNDED")));
        assertThat(tickets.stream().map(BoardingIT::cancellations)).containsExactly(0L, 1L);
        isProblem(books(wish(line.schedule, line.kigali(), line.huye(), "1")), 409, "seat-taken");
        books(wish(line.schedule, line.kigali(), line.huye(), "2")).statusCode(201);

        post(inspector, "boardings/" + boarding + "/undo", Map.of("reason", "nobody was there"))
                .statusCode(200);
        assertThat(tickets.stream().map(BoardingIT::statusOf)).containsExactly("REFUNDED", "REFUNDED");
        assertThat(cancellations(tickets.get(0))).isEqualTo(1);
        books(wish(line.schedule, line.kigali(), line.huye(), "1")).statusCode(201);
    }

    @Test
    void aBorderGetsThePapersOfThoseWhoRide() {
        Line line = Line.boardingWithPapers("DOCUMENT_NUMBER", "NATIONALITY");
        Map<String, Object> wish = wish(line.schedule, line.kigali(), line.huye(), "7");
        @SuppressWarnings("unchecked") // as wish made it
        Map<String, Object> passenger = ((List<Map<String, Object>>) wish.get("passengers")).get(0);
        passenger.put("document_number", "PC123456");
        passenger.put("nationality", "KE");
        String reference = books(wish).statusCode(201).extract().path("booking_reference");
        String path = "schedules/" + line.schedule + "/border-list.csv";
        String driver = Tokens.of(DRIVER, line.company);
        get(driver, path).statusCode(200).body(not(containsString(reference)));
        pay(line, reference, 2_000);
        get(driver, path)
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(containsString("Uwase Aline,KE,,,,PC123456,,,RW,Kigali,RW,Huye," + reference + ",7,PAID"));
        get(Tokens.of(COMPANY_ADMIN, line.company), "schedules/" + line.schedule + "/manifest/accesses")
                .body("items.form", contains("BORDER_CSV", "BORDER_CSV"));
        isProblem(get(Tokens.of(DRIVER, UUID.randomUUID()), path), 404, "not-found");
        get(Tokens.of(SUPER_ADMIN), path).statusCode(403);
        given().get("/ticketing/v1/" + path).then().statusCode(401);
    }

    private static String hash(ValidatableResponse answer) throws Exception {
        byte[] bytes = answer.extract().asString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aManifestIsLiveUntilTheBusLeavesAndThenStaysAsItWas() throws Exception {
        Line line = Line.boarding();
        String driver = Tokens.of(DRIVER, line.company);
        String path = "schedules/" + line.schedule + "/manifest";
        List<String> tickets = paid(line, line.kigali(), line.huye(), "10", "9");
        reserved(line, line.muhanga(), line.huye(), "1");
        post(driver, "boardings", scan(line, 0, tickets.get(0))).body("decision", equalTo("OK"));
        get(driver, path)
                .statusCode(200)
                .body("frozen", equalTo(false))
                .body("counts.passengers", equalTo(3))
                .body("stops[0].passengers.seat_number", contains("9", "10"))
                .body("stops[0].passengers.boarded", contains(false, true))
                .body("stops[0].passengers[0].phone", equalTo(Passenger.PHONE.substring(1)))
                .body("stops[1].passengers.paid", contains(false))
                .body("stops[2].alighting", equalTo(3));
        hasLeft(line);
        ValidatableResponse frozen = get(driver, path).body("frozen", equalTo(true));
        String body = frozen.extract().asString();
        String tag = frozen.extract().header("ETag").replace("\"", "");
        assertThat(hash(frozen)).isEqualTo(tag);
        post(driver, "boardings", scan(line, 1, tickets.get(1))).body("decision", equalTo("OK"));
        assertThat(get(driver, path).extract().asString()).isEqualTo(body);
        get(driver, path + "?live=true").body("counts.boarded", equalTo(2));

        // who buys on the way is in a supplement, once, and the frozen part stays as it was
        get(driver, path + "/supplements").statusCode(200).body("items", empty());
        String later = paid(line, line.muhanga(), line.huye(), "20").get(0);
        reserved(line, line.muhanga(), line.huye(), "21");
        for (int twice = 0; twice < 2; twice++) {
            get(driver, path + "/supplements").body("items.number", contains(1)).body("items.passengers", contains(1));
        }
        ValidatableResponse supplement = get(driver, path + "/supplements/1")
                .statusCode(200)
                .body("frozen", equalTo(true))
                .body("stops[1].passengers.ticket_id", contains(later));
        assertThat(hash(supplement))
                .isEqualTo(supplement.extract().header("ETag").replace("\"", ""));
        isProblem(get(driver, path + "/supplements/2"), 404, "not-found");
        isProblem(get(Tokens.of(DRIVER, UUID.randomUUID()), path + "/supplements/1"), 404, "not-found");
        paid(line, line.muhanga(), line.huye(), "22");
        Broker.send(new ScheduleCompleted(line.schedule, line.company, Instant.now()));
        await().atMost(PATIENCE)
                .until(() -> Database.as("ticketing")
                                .count("select count(*) from manifest_supplement where schedule_id = ?", line.schedule)
                        == 2);
        assertThat(get(driver, path).extract().asString()).isEqualTo(body);
        assertThatThrownBy(() -> Database.as("ticketing").exec("update manifest_supplement set content = ''"))
                .as("the house itself cannot change what was written")
                .isInstanceOfSatisfying(
                        Database.DatabaseRefused.class,
                        problem -> assertThat(problem.sqlState()).isEqualTo("42501"));

        get(driver, path + ".csv")
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(startsWith("stop_sequence,seat_number,"))
                .body(containsString(",true,false,,,,1\r\n"))
                .body(containsString(",true,false,,,,2\r\n"));
        for (int copy = 1; copy <= 2; copy++) {
            byte[] pdf = get(driver, path + ".pdf").statusCode(200).extract().asByteArray();
            assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        }
        String admin = Tokens.of(COMPANY_ADMIN, line.company);
        get(admin, path + "/accesses")
                .statusCode(200)
                .body("items.form", contains("JSON", "JSON", "JSON", "JSON", "JSON", "JSON", "CSV", "PDF", "PDF"))
                .body("items.findAll { it.form == 'PDF' }.copy_number", contains(1, 2))
                .body("items.findAll { it.form == 'PDF' }.sha256", everyItem(equalTo(tag)));
        get(driver, path + "/accesses").statusCode(403);
        get(Tokens.of(SUPER_ADMIN), path).statusCode(403);
        for (String each : IntStream.range(0, 3)
                .mapToObj(i -> path + List.of("", ".csv", ".pdf").get(i))
                .toList()) {
            isProblem(get(Tokens.of(DRIVER, UUID.randomUUID()), each), 404, "not-found");
        }
        assertThat(get(admin, "boarding-alerts").extract().<List<Object>>path("items"))
                .isEmpty();
    }
}
