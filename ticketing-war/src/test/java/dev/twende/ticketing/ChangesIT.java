package dev.twende.ticketing;

import static dev.twende.ticketing.Passenger.books;
import static dev.twende.ticketing.Passenger.isProblem;
import static dev.twende.ticketing.Passenger.looksUp;
import static dev.twende.ticketing.Passenger.wish;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.twende.events.Topic;
import dev.twende.events.company.CompanyActivated;
import dev.twende.events.company.CompanySuspended;
import dev.twende.events.company.ScheduleCancelled;
import dev.twende.events.payment.PaymentRefunded;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.RefundRequested;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.TestPlatform;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What company changes after seats were sold, and what becomes of the passengers. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ChangesIT {
    private static final String PAYMENT = "payment.ticketing-ticket";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Tickets that count, of bookings that count, on a seat that their bus has not. */
    private static final String WITHOUT_A_SEAT = """
            select count(*) from ticket t join booking b using (booking_id) join schedule s using (schedule_id)
            where b.schedule_id = ? and b.status in ('RESERVED', 'PAID') and not t.superseded and t.seat_number <> all (s.seats)
            """;

    private static Database database() {
        return Database.as("ticketing");
    }

    private static String hold(Line line, String... seats) {
        return books(wish(line.schedule, line.kigali(), line.huye(), seats))
                .statusCode(201)
                .extract()
                .path("booking_reference");
    }

    private static UUID pay(Line line, String reference, long amount) {
        UUID transaction = Ids.next();
        Broker.send(new PaymentSucceeded(
                transaction,
                reference,
                line.company,
                new Money(amount, "RWF"),
                "MPESA",
                "QX" + transaction,
                Instant.now()));
        return transaction;
    }

    private static void awaitStatus(String reference, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> looksUp(reference).body("status", equalTo(status)));
    }

    private static String sold(Line line, String... seats) {
        String reference = hold(line, seats);
        pay(line, reference, 2_000L * seats.length);
        awaitStatus(reference, "PAID");
        return reference;
    }

    private static RefundRequested refund(String reference) {
        return Broker.receive(
                Topic.TICKETING_TICKET,
                PAYMENT,
                RefundRequested.class,
                event -> event.bookingReference().equals(reference));
    }

    private static ValidatableResponse begin(String reference) {
        return given().auth()
                .oauth2(Tokens.ofHouse("payment"))
                .contentType(ContentType.JSON)
                .post("/ticketing/v1/bookings/" + reference + "/payment")
                .then();
    }

    private static ValidatableResponse messages(Line line, String reference) {
        return given().auth()
                .oauth2(Tokens.of("AGENT", line.company))
                .get("/ticketing/v1/bookings/" + reference + "/messages")
                .then();
    }

    private static void awaitMessage(Line line, String reference, String kind) {
        await().atMost(PATIENCE).untilAsserted(() -> messages(line, reference).body("items.kind", hasItem(kind)));
    }

    private static ValidatableResponse search(Line line, Instant day) {
        return given().queryParam("from_stop_id", line.kigali())
                .queryParam("to_stop_id", line.huye())
                .queryParam("date", day.atZone(Line.ZONE).toLocalDate().toString())
                .get("/ticketing/v1/schedules")
                .then();
    }

    private static ValidatableResponse seats(Line line) {
        return given().queryParam("from_stop_id", line.kigali())
                .queryParam("to_stop_id", line.huye())
                .get("/ticketing/v1/schedules/" + line.schedule + "/seats")
                .then();
    }

    // ---- companies ----

    @Test
    void aSuspendedCompanySellsNothingAndKeepsItsWord() {
        Line line = Line.onSale();
        String paid = sold(line, "1");
        String held = hold(line, "2");
        String lapsed = hold(line, "3");
        Broker.send(new CompanySuspended(line.company, "Volcano Express", 2, "licence withdrawn", Instant.now()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> search(line, line.departure).body("items", hasSize(0)));
        isProblem(books(wish(line.schedule, line.kigali(), line.huye(), "4")), 409, "company-suspended");
        isProblem(seats(line), 409, "company-suspended");
        isProblem(begin(held), 409, "company-suspended");
        looksUp(paid).body("status", equalTo("PAID"));

        pay(line, held, 2_000); // pushed before the suspension: the seat was promised
        awaitStatus(held, "PAID");
        database().exec("""
                        update seat_claim set expires_at = clock_timestamp() - interval '1 second'
                        where kind = 'HOLD' and claim_id in (
                            select claim_id from ticket join booking using (booking_id) where booking_reference = ?)
                        """, lapsed);
        database().exec("""
                        update booking set hold_expires_at = clock_timestamp() - interval '1 second' where booking_reference = ?
                        """, lapsed);
        awaitStatus(lapsed, "EXPIRED");
        pay(line, lapsed, 2_000);
        assertThat(refund(lapsed).amount()).isEqualTo(new Money(2_000, "RWF"));
        awaitMessage(line, lapsed, "REFUND_STARTED");

        Broker.send(new CompanyActivated(line.company, "Volcano Express", 1, Instant.now())); // old news
        Broker.send(new CompanySuspended(line.company, "Volcano Express", 2, "told twice", Instant.now()));
        Broker.send(new CompanyActivated(line.company, "Volcano Express", 3, Instant.now()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> search(line, line.departure).body("items", hasSize(1)));
        hold(line, "4");
        seats(line).statusCode(200);
    }

    // ---- changes ----

    @Test
    void aChangedScheduleIsSoldAsItStandsAndWhoBoughtBeforeKeepsTheirPrice() {
        Line line = Line.onSale();
        String before = sold(line, "1"); // and so the plan is remembered
        Broker.send(line.changed(2, Duration.ofMinutes(30), Duration.ofMinutes(30), 1_500, line.bus, Line.SEATS));
        awaitMessage(line, before, "SCHEDULE_DELAYED");
        books(wish(line.schedule, line.kigali(), line.huye(), "2"))
                .statusCode(201)
                .body("total.amount", equalTo(3_000));
        looksUp(before).body("total.amount", equalTo(2_000));
        search(line, line.departure.plus(Duration.ofMinutes(30)))
                .body(
                        "items[0].departure_time",
                        equalTo(line.departure.plus(Duration.ofMinutes(30)).toString()));
        isProblem(disruption(before, Passenger.PHONE), 404, "not-found");

        // 30 and 100 minutes are more than two hours after what was announced
        Broker.send(line.changed(3, Duration.ofMinutes(100), Duration.ofMinutes(130), 1_500, line.bus, Line.SEATS));
        awaitMessage(line, before, "DELAY_REFUNDABLE");
        Broker.sendUnguarded(
                Ids.next(),
                line.changed(2, Duration.ofMinutes(30), Duration.ofMinutes(30), 9_000, line.bus, Line.SEATS));
        disruption(before, Passenger.PHONE)
                .statusCode(200)
                .body("kind", equalTo("DELAYED"))
                .body("status", equalTo("OFFERED"))
                .body("choices", equalTo(List.of("REFUND")));
        isProblem(choose(before, Map.of("phone", Passenger.PHONE, "choice", "REBOOK")), 422, "validation-failed");
        choose(before, Map.of("phone", Passenger.PHONE, "choice", "REFUND"))
                .statusCode(200)
                .body("status", equalTo("REFUNDED"));
        assertThat(refund(before).amount()).isEqualTo(new Money(2_000, "RWF"));
        books(wish(line.schedule, line.kigali(), line.huye(), "3"))
                .statusCode(201)
                .body("total.amount", equalTo(3_000));
    }

    @Test
    void aChangeThatOvertakesThePublicationIsThePublication() {
        Line line = Line.planned();
        Broker.send(line.changed(2, Duration.ofMinutes(5), Duration.ofMinutes(5), 1_500, line.bus, 30));
        line.awaitArrival();
        Broker.send(line.created());
        seats(line).body("seats", hasSize(30)).body("price.amount", equalTo(3_000));
        books(wish(line.schedule, line.kigali(), line.huye(), "30")).statusCode(201);
        isProblem(books(wish(line.schedule, line.kigali(), line.huye(), "31")), 422, "seat-unknown");
        seats(line).body("price.amount", equalTo(3_000));
    }

    // ---- buses ----

    private static Map<String, Object> bus(UUID change, List<String> seats, Map<String, String> plan) {
        Map<String, Object> bus = new LinkedHashMap<>();
        bus.put("change_id", change);
        bus.put("bus_id", UUID.nameUUIDFromBytes(seats.toString().getBytes()));
        bus.put("plate_number", "RAE 456 C");
        bus.put("features", List.of("AC"));
        bus.put(
                "seats",
                seats.stream()
                        .map(seat ->
                                Map.of("seat_number", seat, "deck", 0, "row", 0, "column", 0, "properties", List.of()))
                        .toList());
        bus.put(
                "plan",
                plan.entrySet().stream()
                        .map(move -> Map.of("seat_number", move.getKey(), "new_seat_number", move.getValue()))
                        .toList());
        return bus;
    }

    private static ValidatableResponse changeBus(Line line, Map<String, Object> bus) {
        return given().auth()
                .oauth2(Tokens.ofHouse("company"))
                .contentType(ContentType.JSON)
                .body(Json.mapper().toJson(bus))
                .post("/ticketing/v1/schedules/" + line.schedule + "/bus-changes")
                .then();
    }

    private static List<String> numbered(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }

    @Test
    void everyoneHasASeatInTheOtherBusOrNothingIsChanged() {
        Line line = Line.onSale();
        String first = sold(line, "1");
        String second = sold(line, "2");
        String last = sold(line, "50");
        String held = hold(line, "49");
        UUID change = UUID.randomUUID();
        List<String> small = List.of("1", "2", "A");
        isProblem(
                changeBus(line, bus(change, small, Map.of()))
                        .body("stranded", hasSize(1))
                        .body("stranded[0].tickets", equalTo(1)),
                409,
                "seats-stranded");
        looksUp(last).body("tickets[0].seat_number", equalTo("50"));
        isProblem(changeBus(line, bus(change, small, Map.of("51", "A"))), 422, "validation-failed");
        isProblem(changeBus(line, bus(change, small, Map.of("50", "B"))), 422, "validation-failed");
        isProblem(changeBus(line, bus(change, small, Map.of("50", "A", "49", "A"))), 422, "validation-failed");
        isProblem(changeBus(line, bus(change, List.of("1", "1"), Map.of())), 422, "validation-failed");
        given().auth()
                .oauth2(Tokens.of("COMPANY_ADMIN", line.company))
                .contentType(ContentType.JSON)
                .body(Json.mapper().toJson(bus(change, small, Map.of())))
                .post("/ticketing/v1/schedules/" + line.schedule + "/bus-changes")
                .then()
                .statusCode(403);

        Map<String, Object> swap = bus(change, List.of("1", "2", "A", "B"), Map.of("1", "2", "2", "1", "50", "B"));
        Map<String, Object> asked = new LinkedHashMap<>(swap);
        asked.put("dry_run", true);
        changeBus(line, asked).statusCode(200).body("applied", equalTo(false)).body("moves", hasSize(4));
        looksUp(first).body("tickets[0].seat_number", equalTo("1"));
        String answer = changeBus(line, swap)
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("stranded", hasSize(0))
                .extract()
                .body()
                .asString();
        assertThat(changeBus(line, swap).statusCode(200).extract().body().asString())
                .isEqualTo(answer);
        isProblem(changeBus(line, bus(change, small, Map.of())), 422, "idempotency-key-reused");
        looksUp(first).body("tickets[0].seat_number", equalTo("2"));
        looksUp(second).body("tickets[0].seat_number", equalTo("1"));
        looksUp(last).body("tickets[0].seat_number", equalTo("B"));
        looksUp(held).body("tickets[0].seat_number", equalTo("A"));
        awaitMessage(line, last, "SEAT_CHANGED");
        messages(line, last)
                .body("items.find { it.kind == 'SEAT_CHANGED' }.text", containsString("B"))
                .body("items.phone", everyItem(startsWith("****")));
        pay(line, held, 2_000);
        awaitStatus(held, "PAID");
        isProblem(books(wish(line.schedule, line.kigali(), line.huye(), "3")), 422, "seat-unknown");
        isProblem(books(wish(line.schedule, line.kigali(), line.huye(), "A")), 409, "seat-taken");

        // company's next news still has the bus from before
        Broker.send(line.changed(2, Duration.ofMinutes(1), Duration.ofMinutes(1), 1_000, line.bus, Line.SEATS));
        await().atMost(PATIENCE).until(() -> revision(line) == 2);
        seats(line).body("seats", hasSize(4));
        assertThat(database().count(WITHOUT_A_SEAT, line.schedule)).isZero();
    }

    private static long revision(Line line) {
        return database().count("select revision from schedule where schedule_id = ?", line.schedule);
    }

    @Test
    void nobodyBuysASeatThatIsBeingTakenAway() throws Exception {
        Line line = Line.onSale();
        try (Crowd crowd = new Crowd(24)) {
            for (int round = 0; round < 4; round++) {
                // seats go away and come back while 24 buy them
                int size = round % 2 == 0 ? 30 : 50;
                List<String> seats = new ArrayList<>(numbered(1, size));
                seats.addAll(List.of("X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8", "X9", "X10"));
                Map<String, Object> swap = bus(UUID.randomUUID(), seats, Map.of());
                CompletableFuture<Integer> swapped = CompletableFuture.supplyAsync(
                        () -> changeBus(line, swap).extract().statusCode());
                int offset = round * 6;
                List<HttpResponse<String>> answers = crowd.book(
                        buyer -> wish(
                                line.schedule,
                                line.kigali(),
                                line.huye(),
                                Integer.toString(27 + (buyer + offset) % 24)),
                        buyer -> null);
                assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409, 422, 503);
                assertThat(swapped.get()).isIn(200, 409, 503);
                assertThat(database().count(WITHOUT_A_SEAT, line.schedule)).isZero();
            }
        }
        assertThat(database().count("""
                                select count(*) from ticket t join booking b using (booking_id) join seat_claim c using (claim_id)
                                where b.schedule_id = ? and b.status = 'RESERVED'
                                  and (c.seat_number <> t.seat_number or c.state <> 'LIVE')
                                """, line.schedule)).isZero();
    }

    // ---- cancellations ----

    private static ValidatableResponse disruption(String reference, String phone) {
        return given().queryParam("phone", phone)
                .get("/ticketing/v1/bookings/" + reference + "/disruption")
                .then();
    }

    private static ValidatableResponse choose(String reference, Map<String, Object> choice) {
        return choose(reference, UUID.randomUUID().toString(), choice);
    }

    private static ValidatableResponse choose(String reference, String key, Map<String, Object> choice) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Json.mapper().toJson(choice))
                .post("/ticketing/v1/bookings/" + reference + "/disruption")
                .then();
    }

    private static Map<String, Object> rebook(UUID schedule) {
        return Map.of("phone", Passenger.PHONE, "choice", "REBOOK", "schedule_id", schedule);
    }

    private static ValidatableResponse report(Line line) {
        return given().auth()
                .oauth2(Tokens.of("COMPANY_ADMIN", line.company))
                .get("/ticketing/v1/disruptions/" + line.schedule)
                .then();
    }

    @Test
    void everyoneOnACancelledBusIsToldAndChooses() {
        Line line = Line.onSale();
        Line later = line.another(line.company, Duration.ofHours(2));
        Line tooLate = line.another(line.company, Duration.ofDays(5));
        Line foreign = line.another(UUID.randomUUID(), Duration.ofHours(1));
        List<String> paid = new ArrayList<>();
        for (int seat = 1; seat <= 48; seat++) {
            paid.add(hold(line, Integer.toString(seat)));
        }
        paid.forEach(reference -> pay(line, reference, 2_000));
        String unpaid = hold(line, "49", "50");
        paid.forEach(reference -> awaitStatus(reference, "PAID"));

        Instant cancelled = Instant.now();
        Broker.send(new ScheduleCancelled(line.schedule, line.company, "no driver"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> report(line)
                        .statusCode(200)
                        .body("state", equalTo("DONE"))
                        .body("released", equalTo(1))
                        .body("holders", equalTo(48))
                        .body("messaged", equalTo(48))
                        .body("offered", equalTo(48)));
        assertThat(Duration.between(cancelled, Instant.now())).isLessThan(Duration.ofSeconds(10));
        Broker.sendUnguarded(Ids.next(), new ScheduleCancelled(line.schedule, line.company, "told twice"));
        looksUp(unpaid).body("status", equalTo("CANCELLED"));
        isProblem(
                given().auth()
                        .oauth2(Tokens.of("COMPANY_ADMIN", UUID.randomUUID()))
                        .get("/ticketing/v1/disruptions/" + line.schedule)
                        .then(),
                404,
                "not-found");
        pay(line, unpaid, 4_000);
        assertThat(refund(unpaid).amount()).isEqualTo(new Money(4_000, "RWF"));

        String rider = paid.get(0);
        disruption(rider, Passenger.PHONE)
                .statusCode(200)
                .body("choices", hasItems("REFUND", "REBOOK"))
                .body("refund.amount", equalTo(2_000))
                .body("schedules.schedule_id", equalTo(List.of(later.schedule.toString())));
        assertThat(masked(disruption(rider, "+250788000000")))
                .isEqualTo(masked(disruption("ZZZZZZZZ", Passenger.PHONE)));
        isProblem(choose(rider, Map.of("phone", "+250788000000", "choice", "REFUND")), 404, "not-found");
        isProblem(choose(rider, Map.of("phone", Passenger.PHONE)), 422, "validation-failed");
        isProblem(choose(rider, Map.of("phone", Passenger.PHONE, "choice", "REBOOK")), 422, "validation-failed");
        isProblem(choose(rider, rebook(foreign.schedule)), 422, "validation-failed");
        isProblem(choose(rider, rebook(tooLate.schedule)), 422, "validation-failed");
        isProblem(choose(rider, rebook(line.schedule)), 409, "schedule-not-on-sale");
        Line full = line.another(line.company, Duration.ofHours(3));
        for (int i = 0; i < 5; i++) {
            hold(full, new String[10]);
        }
        isProblem(choose(rider, rebook(full.schedule)), 409, "sold-out");
        looksUp(rider).body("status", equalTo("PAID")).body("schedule_id", equalTo(line.schedule.toString()));

        String key = UUID.randomUUID().toString();
        String answer = choose(rider, key, rebook(later.schedule))
                .statusCode(200)
                .body("status", equalTo("REBOOKED"))
                .body("new_schedule_id", equalTo(later.schedule.toString()))
                .extract()
                .body()
                .asString();
        assertThat(choose(rider, key, rebook(later.schedule))
                        .statusCode(200)
                        .extract()
                        .body()
                        .asString())
                .isEqualTo(answer);
        isProblem(choose(rider, rebook(later.schedule)), 409, "choice-made");
        looksUp(rider)
                .body("status", equalTo("PAID"))
                .body("schedule_id", equalTo(later.schedule.toString()))
                .body("total.amount", equalTo(2_000))
                .body("tickets", hasSize(1))
                .body("tickets[0].status", equalTo("PAID"));
        awaitMessage(line, rider, "REBOOKED");
        assertThat(liveClaims(rider)).as("the new seat, and no other").isEqualTo(1);

        String refunded = paid.get(1);
        choose(refunded, Map.of("phone", Passenger.PHONE, "choice", "REFUND"))
                .statusCode(200)
                .body("status", equalTo("REFUNDED"))
                .body("refund_id", notNullValue());
        RefundRequested asked = refund(refunded);
        assertThat(asked.amount()).isEqualTo(new Money(2_000, "RWF"));
        looksUp(refunded).body("status", equalTo("CANCELLED")).body("tickets[0].status", equalTo("CANCELLED"));
        assertThat(liveClaims(refunded)).isZero();
        moneyIsBack(line, asked, 500, UUID.randomUUID());
        awaitMessage(line, refunded, "REFUND_PAID");
        looksUp(refunded).body("status", equalTo("CANCELLED"));
        UUID rest = UUID.randomUUID();
        moneyIsBack(line, asked, 1_500, rest);
        moneyIsBack(line, asked, 1_500, rest);
        awaitStatus(refunded, "REFUNDED");
        looksUp(refunded).body("tickets[0].status", equalTo("REFUNDED"));

        String silent = paid.get(2);
        database().exec("""
                        update disruption_case set deadline = clock_timestamp() - interval '1 second' where booking_reference = ?
                        """, silent);
        isProblem(choose(silent, rebook(later.schedule)), 409, "choice-over");
        database().exec("""
                        update disruption_case set due_at = deadline, deadline = clock_timestamp() - interval '1 second'
                        where booking_reference = ?
                        """, silent);
        assertThat(refund(silent).amount()).isEqualTo(new Money(2_000, "RWF"));
        report(line)
                .body("offered", equalTo(45))
                .body("rebooked", equalTo(1))
                .body("refunded", equalTo(2))
                .body("failed", equalTo(0));
        given().auth()
                .oauth2(Tokens.of("COMPANY_ADMIN", line.company))
                .queryParam("status", "REFUNDED")
                .queryParam("limit", 1)
                .get("/ticketing/v1/disruptions/" + line.schedule + "/cases")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next_cursor", notNullValue());
    }

    private static void moneyIsBack(Line line, RefundRequested asked, long amount, UUID refundId) {
        Broker.send(
                Ids.next(),
                new PaymentRefunded(
                        asked.transactionId(),
                        refundId,
                        asked.bookingReference(),
                        line.company,
                        new Money(amount, "RWF"),
                        "MPESA",
                        "RX1",
                        Instant.now()));
    }

    private static long liveClaims(String reference) {
        return database().count("""
                        select count(*) from seat_claim c join booking b on c.holder_id = b.booking_id
                        where b.booking_reference = ? and c.state = 'LIVE'
                        """, reference);
    }

    private static String masked(ValidatableResponse answer) {
        isProblem(answer, 404, "not-found");
        return answer.extract().body().asString().replaceAll("urn:uuid:[0-9a-f-]+", "");
    }

    // ---- messages ----

    @Test
    void aMessageIsTriedAgainUntilTheGatewayTakesItAndInThePassengersLanguage() {
        Line line = Line.onSale();
        Map<String, Object> wish = wish(line.schedule, line.kigali(), line.huye(), "1");
        String reference = given().contentType(ContentType.JSON)
                .header("Accept-Language", "de, fr-RW;q=0.9, en;q=0.5")
                .body(Json.mapper().toJson(wish))
                .post("/ticketing/v1/bookings")
                .then()
                .statusCode(201)
                .extract()
                .path("booking_reference");
        rehearse("[\"BUSY\", \"GATEWAY_ERROR\"]");
        pay(line, reference, 2_000);
        await().atMost(PATIENCE)
                .untilAsserted(() -> messages(line, reference)
                        .body("items.find { it.kind == 'BOOKING_PAID' }.status", equalTo("SENT"))
                        .body("items.find { it.kind == 'BOOKING_PAID' }.attempts", equalTo(3)));
        messages(line, reference)
                .body("items[0].language", equalTo("fr"))
                .body("items[0].text", containsString(reference + " payé"))
                .body("items[0].provider_id", startsWith("ATXid_"));
        String outbox = given().queryParam("to", "+250788123456")
                .get(TestPlatform.running().smsUrl() + "/simulator/messages")
                .body()
                .asString();
        assertThat(outbox.split(reference + " payé", -1)).as("sent once").hasSize(2);

        wish.put("contact", Map.of("phone", "+250788123456", "language", "rw"));
        wish.put("passengers", List.of(Map.of("name", "Aline", "phone", Passenger.PHONE)));
        String other = books(wish).statusCode(201).extract().path("booking_reference");
        rehearse("[\"BAD_NUMBER\"]");
        pay(line, other, 2_000);
        await().atMost(PATIENCE)
                .untilAsserted(() -> messages(line, other)
                        .body("items[0].status", equalTo("FAILED"))
                        .body("items[0].failure", equalTo("403 InvalidPhoneNumber"))
                        .body("items[0].language", equalTo("rw")));
        wish.put("contact", Map.of("phone", "+250788123456", "language", "xx"));
        isProblem(books(wish), 422, "validation-failed");
        isProblem(
                given().auth()
                        .oauth2(Tokens.of("AGENT", UUID.randomUUID()))
                        .get("/ticketing/v1/bookings/" + reference + "/messages")
                        .then(),
                404,
                "not-found");
        given().get("/health/ready")
                .then()
                .body("checks.find { it.name == 'ticketing-messages' }.data.state", equalTo("WORKING"));
    }

    private static void rehearse(String outcomes) {
        await().atMost(PATIENCE)
                .until(() -> database().count("select count(*) from passenger_message where status = 'QUEUED'") == 0);
        given().body(outcomes)
                .post(TestPlatform.running().smsUrl() + "/simulator/outcomes")
                .then()
                .statusCode(200);
    }
}
