package dev.twende.ticketing;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.ticketing.Passenger.PHONE;
import static dev.twende.ticketing.Passenger.books;
import static dev.twende.ticketing.Passenger.isProblem;
import static dev.twende.ticketing.Passenger.looksUp;
import static dev.twende.ticketing.Passenger.wish;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.twende.events.Topic;
import dev.twende.events.company.FareClass;
import dev.twende.events.company.FareProduct;
import dev.twende.events.company.LadderStep;
import dev.twende.events.company.SalesTerms;
import dev.twende.events.company.ScheduleCancelled;
import dev.twende.events.payment.PaymentRefunded;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.RefundRequested;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What passengers change of a booking they have, and what becomes of their money. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class AfterSalesIT {
    private static final String PAYMENT = "payment.ticketing-ticket";
    private static final long SEED = 20261123;
    private static final int ROUNDS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Database database() {
        return Database.as("ticketing");
    }

    /**
     * Kigali to Huye is 2,000 and gives all but 10 % back until 2 hours before the departure, exchanged for 300; FLEX is 3,000, all
     * of it back until the departure, exchanged for nothing; SAVER is 1,500, nothing back and never exchanged.
     */
    private static Line onTerms(Line line) {
        List<List<Long>> flexible = List.of(Arrays.asList(null, 3_000L, null, null), List.of(), List.of(), List.of());
        List<List<Long>> saver = List.of(Arrays.asList(null, 1_500L, null, null), List.of(), List.of(), List.of());
        SalesTerms terms = new SalesTerms(
                List.of(new FareProduct("FLEX", "ADULT", flexible), new FareProduct("SAVER", "ADULT", saver)),
                List.of(
                        new FareClass(
                                "STANDARD",
                                "Standard",
                                List.of(new LadderStep(7_200, 1_000, 0)),
                                List.of(new LadderStep(7_200, 0, 300)),
                                null),
                        new FareClass(
                                "FLEX",
                                "Flexible",
                                List.of(new LadderStep(0, 0, 0)),
                                List.of(new LadderStep(0, 0, 0)),
                                List.of(new LadderStep(86_400, 1_000, 100), new LadderStep(7_200, 2_000, 0))),
                        new FareClass("SAVER", "Saver", List.of(), List.of(), List.of())),
                List.of(),
                List.of(),
                List.of(),
                null);
        return line.onSale(terms);
    }

    private static String held(Line line, String fareClass, String... seats) {
        Map<String, Object> wish = wish(line.schedule, line.kigali(), line.huye(), seats);
        wish.put("fare_class", fareClass);
        return books(wish).statusCode(201).extract().path("booking_reference");
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

    private static UUID paid(Line line, String reference, long amount) {
        UUID transaction = pay(line, reference, amount);
        awaitStatus(reference, "PAID");
        return transaction;
    }

    private static RefundRequested refund(UUID refundId) {
        return Broker.receive(
                Topic.TICKETING_TICKET, PAYMENT, RefundRequested.class, event -> refundId.equals(event.refundId()));
    }

    private static void repay(Line line, String reference, RefundRequested asked) {
        Broker.send(new PaymentRefunded(
                asked.transactionId(),
                asked.refundId(),
                reference,
                line.company,
                asked.amount(),
                "MPESA",
                "RF" + asked.refundId(),
                Instant.now()));
    }

    private static ValidatableResponse does(String token, String path, Object body) {
        var request = given().contentType(ContentType.JSON).body(Json.mapper().toJson(body));
        return (token == null ? request : request.auth().oauth2(token))
                .post("/ticketing/v1/bookings/" + path)
                .then();
    }

    private static ValidatableResponse quote(String reference, Object... ticketIds) {
        return does(null, reference + "/refund-quotes", Map.of("phone", PHONE, "ticket_ids", List.of(ticketIds)));
    }

    private static String quoted(String reference, Object... ticketIds) {
        return quote(reference, ticketIds).statusCode(201).extract().path("quote_id");
    }

    private static ValidatableResponse accept(String reference, String quote, boolean knowingly) {
        return does(
                null,
                reference + "/refund-quotes/" + quote + "/accept",
                Map.of("phone", PHONE, "confirm_no_refund", knowingly));
    }

    private static List<String> tickets(String reference) {
        return looksUp(reference).extract().path("tickets.ticket_id");
    }

    private static ValidatableResponse seat(Line line, String number) {
        return given().queryParam("from_stop_id", line.kigali())
                .queryParam("to_stop_id", line.huye())
                .get("/ticketing/v1/schedules/" + line.schedule + "/seats")
                .then()
                .rootPath("seats.find { it.seat_number == '" + number + "' }");
    }

    /** On the buses of its company every live sale is a paid ticket's, and every paid ticket has its live sale. */
    private static void noTicketWithoutItsSeatAndNoSeatWithoutItsTicket(Line line) {
        assertThat(database().count("""
                select (select count(*) from ticket t join booking b using (booking_id)
                        where b.company_id = ? and t.status in ('PAID', 'BOARDED') and (
                            select count(*) from seat_claim c where c.claim_id in (t.claim_id, t.second_claim_id)
                              and c.state = 'LIVE' and c.kind = 'SALE') <> num_nonnulls(t.claim_id, t.second_claim_id))
                     + (select count(*) from seat_claim c join schedule s using (schedule_id)
                        where s.company_id = ? and c.state = 'LIVE' and c.kind = 'SALE' and not exists (
                            select from ticket t where c.claim_id in (t.claim_id, t.second_claim_id) and t.status in ('PAID', 'BOARDED')))
                """, line.company, line.company)).isZero();
    }

    // ---- refunds ----

    @Test
    void oneOfFiveGivesTheTicketBackAndTheOthersRideOn() throws Exception {
        Line line = onTerms(Line.planned());
        String reference = held(line, "STANDARD", "1", "2", "3", "4", "5");
        UUID transaction = paid(line, reference, 10_000);
        List<String> all = tickets(reference);
        String quote = quote(reference, all.get(1))
                .statusCode(201)
                .body("status", equalTo("PROPOSED"))
                .body("fee.amount", equalTo(200))
                .body("refundable_amount.amount", equalTo(1_800))
                .body("tickets.ticket_id", contains(all.get(1)))
                .extract()
                .path("quote_id");
        looksUp(reference).body("total.amount", equalTo(10_000));

        isProblem(does(null, reference + "/refund-quotes", Map.of("phone", "+250700000001")), 404, "not-found");
        isProblem(does(Tokens.of(AGENT, UUID.randomUUID()), reference + "/refund-quotes", Map.of()), 404, "not-found");
        isProblem(does(Tokens.of(DRIVER, line.company), reference + "/refund-quotes", Map.of()), 403, "forbidden");
        isProblem(quote(reference, UUID.randomUUID()), 422, "validation-failed");
        isProblem(accept(reference, UUID.randomUUID().toString(), false), 404, "not-found");

        ExecutorService crowd = Executors.newFixedThreadPool(20);
        try {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> accept(reference, quote, false).extract().statusCode(), crowd))
                    .toList();
            for (CompletableFuture<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 503); // who waited too long may ask again
            }
        } finally {
            crowd.shutdown();
        }
        accept(reference, quote, false).statusCode(200).body("status", equalTo("CONFIRMED"));
        RefundRequested asked = refund(UUID.fromString(quote));
        assertThat(asked.amount()).isEqualTo(new Money(1_800, "RWF"));
        assertThat(asked.transactionId()).isEqualTo(transaction);
        assertThat(database().count("""
                select count(*) from repayment r join booking b using (booking_id) where b.booking_reference = ?
                """, reference)).isEqualTo(1);
        looksUp(reference)
                .body("status", equalTo("PAID"))
                .body("total.amount", equalTo(8_000))
                .body("tickets.status", contains("PAID", "CANCELLED", "PAID", "PAID", "PAID"));
        seat(line, "2").body("state", equalTo("FREE"));
        seat(line, "3").body("state", equalTo("TAKEN"));
        repay(line, reference, asked);
        await().atMost(PATIENCE)
                .untilAsserted(() -> looksUp(reference)
                        .body("status", equalTo("PAID"))
                        .body("tickets.status", contains("PAID", "REFUNDED", "PAID", "PAID", "PAID")));
        noTicketWithoutItsSeatAndNoSeatWithoutItsTicket(line);

        // the others follow: the fee that was kept of the first is not theirs
        String rest = quoted(reference);
        String stale = quoted(reference, all.get(0));
        accept(reference, rest, false).statusCode(200).body("status", equalTo("CONFIRMED"));
        isProblem(accept(reference, stale, false), 409, "booking-not-changeable");
        RefundRequested last = refund(UUID.fromString(rest));
        assertThat(last.amount()).isEqualTo(new Money(7_200, "RWF"));
        looksUp(reference).body("status", equalTo("CANCELLED"));
        repay(line, reference, last);
        awaitStatus(reference, "REFUNDED");
    }

    @Test
    void aQuoteEndsAndOneOfNothingIsTakenKnowinglyAndOnlyAnAdminSetsAnotherFee() {
        Line line = onTerms(Line.planned());
        String reference = held(line, "SAVER", "11", "12", "13");
        isProblem(quote(reference), 409, "booking-not-changeable");
        paid(line, reference, 4_500);
        List<String> all = tickets(reference);

        String over = quoted(reference, all.get(0));
        database()
                .exec(
                        "update refund_quote set valid_until = clock_timestamp() where quote_id = ?",
                        UUID.fromString(over));
        isProblem(accept(reference, over, true), 410, "quote-expired");
        String left = quoted(reference, all.get(0));
        does(null, reference + "/refund-quotes/" + left + "/withdraw", Map.of("phone", PHONE))
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        isProblem(accept(reference, left, true), 409, "quote-closed");

        String nothing = quoted(reference, all.get(0));
        isProblem(accept(reference, nothing, false), 409, "nothing-refunded");
        accept(reference, nothing, true).statusCode(200).body("refundable_amount.amount", equalTo(0));
        looksUp(reference).body("tickets.status", contains("CANCELLED", "PAID", "PAID"));
        isProblem(quote(reference, all.get(0)), 422, "validation-failed");

        Map<String, Object> overrule = Map.of(
                "ticket_ids",
                List.of(all.get(1)),
                "overrule",
                Map.of("fee", Map.of("amount", 400, "currency", "RWF"), "reason", "SALES_STAFF_ERROR: wrong day"));
        isProblem(does(Tokens.of(AGENT, line.company), reference + "/refund-quotes", overrule), 403, "forbidden");
        Map<String, Object> byGuest = new HashMap<>(overrule);
        byGuest.put("phone", PHONE);
        isProblem(does(null, reference + "/refund-quotes", byGuest), 403, "forbidden");
        String set = does(Tokens.of(COMPANY_ADMIN, line.company), reference + "/refund-quotes", overrule)
                .statusCode(201)
                .body("refundable_amount.amount", equalTo(1_100))
                .body("overrule_reason", startsWith("SALES_STAFF_ERROR"))
                .extract()
                .path("quote_id");
        accept(reference, set, false).statusCode(200);
        assertThat(refund(UUID.fromString(set)).amount()).isEqualTo(new Money(1_100, "RWF"));
    }

    @Test
    void whoTakesAVoucherInsteadOfTheMoneyGetsOneAndTheMoneyStays() {
        Line line = onTerms(Line.planned());
        String reference = held(line, "STANDARD", "31", "32");
        paid(line, reference, 4_000);
        List<String> all = tickets(reference);
        String quote = quoted(reference, all.get(0));
        String path = reference + "/refund-quotes/" + quote + "/accept";
        Map<String, Object> wanted = Map.of("phone", PHONE, "as_voucher", true);
        String code = does(null, path, wanted)
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"))
                .body("refund_id", nullValue())
                .body("voucher.amount.amount", equalTo(1_800))
                .extract()
                .path("voucher.code");
        does(null, path, wanted).statusCode(200).body("voucher.code", equalTo(code));
        accept(reference, quote, false).statusCode(200).body("voucher.code", equalTo(code));
        given().queryParam("phone", PHONE)
                .get("/ticketing/v1/bookings/" + reference + "/refund-quotes/" + quote)
                .then()
                .body("voucher.code", equalTo(code));
        assertThat(database().count("select count(*) from voucher where refund_id = ?", UUID.fromString(quote)))
                .isEqualTo(1);
        assertThat(database().count("""
                select coalesce(sum(s.amount), 0) from booking_share s join booking b using (booking_id)
                where b.booking_reference = ?
                """, reference)).isEqualTo(2_200);
        given().auth()
                .oauth2(Tokens.of(AGENT, line.company))
                .get("/ticketing/v1/bookings/" + reference + "/messages")
                .then()
                .body("items.kind", hasItem("VOUCHER_ISSUED"))
                .body("items.kind", not(hasItem("REFUND_STARTED")));
        seat(line, "31").body("state", equalTo("FREE"));

        Map<String, Object> wish = wish(line.schedule, line.kigali(), line.huye(), "31");
        wish.put("voucher_code", code);
        books(wish).statusCode(201).body("discount.amount", equalTo(1_800)).body("total.amount", equalTo(200));

        String rest = quoted(reference);
        accept(reference, rest, false).statusCode(200);
        assertThat(refund(UUID.fromString(rest)).amount()).isEqualTo(new Money(1_800, "RWF"));
        assertThat(database().count("""
                select count(*) from repayment r join booking b using (booking_id) where b.booking_reference = ?
                """, reference)).isEqualTo(1);
    }

    @Test
    void someOfAnUnpaidPartyLeaveAndTheRestPayForThemselves() {
        Line line = onTerms(Line.planned());
        String reference = held(line, "STANDARD", "21", "22", "23");
        List<String> all = tickets(reference);
        for (int twice = 0; twice < 2; twice++) {
            given().queryParam("phone", PHONE)
                    .queryParam("ticket_id", all.get(2))
                    .delete("/ticketing/v1/bookings/" + reference)
                    .then()
                    .statusCode(204);
        }
        looksUp(reference)
                .body("status", equalTo("RESERVED"))
                .body("total.amount", equalTo(4_000))
                .body("tickets.status", contains("RESERVED", "RESERVED", "CANCELLED"));
        seat(line, "23").body("state", equalTo("FREE"));
        paid(line, reference, 4_000);
        looksUp(reference).body("tickets.status", contains("PAID", "PAID", "CANCELLED"));
        noTicketWithoutItsSeatAndNoSeatWithoutItsTicket(line);
    }

    @Test
    void aCancelledBusCostsNoFeeAndAChoiceThatIsOvertakenIsCountedAsSuch() {
        Line line = onTerms(Line.planned());
        String reference = sold(line, "SAVER", 3_000, "1", "2");
        Broker.send(new ScheduleCancelled(line.schedule, line.company, "no driver"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().queryParam("phone", PHONE)
                        .get("/ticketing/v1/bookings/" + reference + "/disruption")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("OFFERED")));
        isProblem(split(reference, tickets(reference).get(0)), 409, "choice-open");
        isProblem(proposes(reference, Map.of("fare_class", "FLEX")), 409, "choice-open");
        String quote = quote(reference)
                .statusCode(201)
                .body("fee.amount", equalTo(0))
                .body("refundable_amount.amount", equalTo(3_000))
                .extract()
                .path("quote_id");
        accept(reference, quote, false).statusCode(200);
        assertThat(refund(UUID.fromString(quote)).amount()).isEqualTo(new Money(3_000, "RWF"));

        database().exec("""
                update disruption_case set deadline = clock_timestamp(), due_at = clock_timestamp() where booking_reference = ?
                """, reference);
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().auth()
                        .oauth2(Tokens.of(AGENT, line.company))
                        .get("/ticketing/v1/disruptions/" + line.schedule)
                        .then()
                        .body("holders", equalTo(1))
                        .body("overtaken", equalTo(1))
                        .body("offered", equalTo(0))
                        .body("failed", equalTo(0)));
    }

    // ---- parting, handing on ----

    @Test
    void whoLeavesThePartyTakesTheMoneyAlongAndARefundGoesBackOnThePaymentItCameWith() {
        Line line = onTerms(Line.planned());
        String reference = held(line, "STANDARD", "31", "32", "33");
        isProblem(split(reference, tickets(reference).get(0)), 409, "booking-not-changeable");
        UUID transaction = paid(line, reference, 6_000);
        List<String> all = tickets(reference);
        isProblem(split(reference, all.toArray()), 422, "validation-failed");
        String other = split(reference, all.get(1))
                .statusCode(201)
                .body("total.amount", equalTo(4_000))
                .body("new_total.amount", equalTo(2_000))
                .extract()
                .path("new_reference");
        looksUp(other)
                .body("status", equalTo("PAID"))
                .body("tickets.ticket_id", contains(all.get(1)))
                .body("tickets.seat_number", contains("32"));
        looksUp(reference).body("tickets.ticket_id", contains(all.get(0), all.get(2)));
        assertThat(told(other, "PARTY_SPLIT"))
                .as("the party has one phone, so one message")
                .containsExactly(PHONE.substring(1));

        for (String left : List.of(other, reference)) {
            String quote = quoted(left);
            accept(left, quote, false).statusCode(200);
            RefundRequested asked = refund(UUID.fromString(quote));
            assertThat(asked.transactionId()).isEqualTo(transaction);
            assertThat(asked.bookingReference()).isEqualTo(left);
            assertThat(asked.amount()).isEqualTo(new Money(left.equals(other) ? 1_800 : 3_600, "RWF"));
            repay(line, reference, asked);
            awaitStatus(left, "REFUNDED");
        }
        assertThat(database().count("select sum(amount) from booking_share where transaction_id = ?", transaction))
                .as("the fees that were kept")
                .isEqualTo(600);
        noTicketWithoutItsSeatAndNoSeatWithoutItsTicket(line);
    }

    /** The phones to which such a message was written, in their order. */
    private static List<Object> told(String reference, String kind) {
        return database()
                .rows(
                        "select phone from passenger_message where booking_reference = ? and kind = ? order by phone",
                        reference,
                        kind)
                .stream()
                .map(row -> row.get("phone"))
                .toList();
    }

    private static ValidatableResponse split(String reference, Object... ticketIds) {
        return does(null, reference + "/splits", Map.of("phone", PHONE, "ticket_ids", List.of(ticketIds)));
    }

    @Test
    void aTicketIsHandedOnOnceAndNotAtTheLastMoment() {
        Line line = onTerms(Line.planned());
        String reference = held(line, "STANDARD", "41", "42");
        paid(line, reference, 4_000);
        List<String> all = tickets(reference);
        rename(reference, all.get(0)).statusCode(201).body("changes_left", equalTo(0));
        looksUp(reference).body("tickets[0].passenger_details.name", equalTo("Mutoni Grace"));
        assertThat(told(reference, "NAME_CHANGED"))
                .as("who rode before, who is the contact too, and who rides now")
                .containsExactly("250788000041", PHONE.substring(1));
        assertThat(database()
                        .count(
                                "select count(*) from ticket_revocation where ticket_id = ? and reason = 'REISSUED'",
                                UUID.fromString(all.get(0))))
                .isEqualTo(1);
        isProblem(rename(reference, all.get(0)), 409, "name-changes-used");
        isProblem(rename(reference, UUID.randomUUID()), 422, "validation-failed");
        database().exec("""
                update schedule_stop set departure_time = clock_timestamp() + interval '2 hours' where schedule_id = ? and sequence = 0
                """, line.schedule);
        isProblem(rename(reference, all.get(1)), 409, "change-too-late");
    }

    private static ValidatableResponse change(String reference, String changeId) {
        return given().queryParam("phone", PHONE)
                .get("/ticketing/v1/bookings/" + reference + "/name-changes/" + changeId)
                .then();
    }

    private static String renaming(String reference, Object ticketId) {
        return rename(reference, ticketId)
                .statusCode(201)
                .body("status", equalTo("PENDING"))
                .body("fee.amount", equalTo(400))
                .body("pay_until", notNullValue())
                .extract()
                .path("change_id");
    }

    private static void awaitChange(String reference, String changeId, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> change(reference, changeId).body("status", equalTo(status)));
    }

    @Test
    void anotherNameWaitsForItsFeeAndNeitherLateNorWrongMoneyIsKept() {
        Line line = onTerms(Line.planned());
        String saver = sold(line, "SAVER", 1_500, "45");
        isProblem(rename(saver, tickets(saver).get(0)), 409, "change-too-late");
        String reference = sold(line, "FLEX", 6_000, "43", "44");
        List<String> all = tickets(reference);

        String given = renaming(reference, all.get(0));
        isProblem(rename(reference, all.get(1)), 409, "name-change-pending");
        String dearer = proposes(reference, Map.of("to_stop_id", line.rusizi(), "fare_class", "STANDARD"))
                .statusCode(201)
                .body("supplement.amount", equalTo(2_000))
                .extract()
                .path("exchange_id");
        isProblem(accepts(reference, dearer), 409, "name-change-pending");
        does(null, reference + "/name-changes/" + given + "/withdraw", Map.of("phone", PHONE))
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        assertThat(refundOf(pay(line, reference, 400)).amount()).isEqualTo(new Money(400, "RWF"));
        accepts(reference, dearer).statusCode(200).body("status", equalTo("HELD"));
        isProblem(rename(reference, all.get(0)), 409, "exchange-pending");
        withdraws(reference, dearer).statusCode(200);

        String over = renaming(reference, all.get(0));
        database()
                .exec(
                        "update name_change set expires_at = clock_timestamp() where change_id = ?",
                        UUID.fromString(over));
        awaitChange(reference, over, "EXPIRED");
        assertThat(refundOf(pay(line, reference, 400)).amount()).isEqualTo(new Money(400, "RWF"));
        looksUp(reference).body("tickets[0].passenger_details.name", equalTo("Uwase Aline"));

        String paid = renaming(reference, all.get(0));
        begins(reference).statusCode(200).body("amount.amount", equalTo(400)).body("supplement_id", equalTo(paid));
        assertThat(refundOf(pay(line, reference, 399)).amount()).isEqualTo(new Money(399, "RWF"));
        awaitChange(reference, paid, "PENDING");
        pay(line, reference, 400);
        awaitChange(reference, paid, "COMPLETED");
        looksUp(reference)
                .body("tickets[0].passenger_details.name", equalTo("Mutoni Grace"))
                .body("total.amount", equalTo(6_000));
        assertThat(refundOf(pay(line, reference, 400)).amount()).isEqualTo(new Money(400, "RWF"));
        assertThat(database().count("""
                select count(*) from name_change where booking_id = (select booking_id from booking where booking_reference = ?)
                  and (new_phone is not null or new_identity is not null)
                """, reference))
                .as("who was to ride is forgotten")
                .isZero();
        change(reference, paid).body("changes_left", equalTo(0)).body("pay_until", nullValue());
        isProblem(change(reference, UUID.randomUUID().toString()), 404, "not-found");
        isProblem(
                does(null, reference + "/name-changes/" + paid + "/withdraw", Map.of("phone", PHONE)),
                409,
                "quote-closed");
    }

    private static ValidatableResponse rename(String reference, Object ticketId) {
        return does(
                null,
                reference + "/name-changes",
                Map.of(
                        "phone",
                        PHONE,
                        "ticket_id",
                        ticketId,
                        "passenger",
                        Map.of("name", "Mutoni Grace", "phone", "+250788000041")));
    }

    // ---- exchanges ----

    private static ValidatableResponse proposes(String reference, Map<String, Object> wish) {
        Map<String, Object> request = new HashMap<>(wish);
        request.put("phone", PHONE);
        return does(null, reference + "/exchanges", request);
    }

    private static ValidatableResponse accepts(String reference, String exchange) {
        return does(null, reference + "/exchanges/" + exchange + "/accept", Map.of("phone", PHONE));
    }

    private static ValidatableResponse withdraws(String reference, String exchange) {
        return does(null, reference + "/exchanges/" + exchange + "/withdraw", Map.of("phone", PHONE));
    }

    private static ValidatableResponse exchange(String reference, String exchange) {
        return given().queryParam("phone", PHONE)
                .get("/ticketing/v1/bookings/" + reference + "/exchanges/" + exchange)
                .then();
    }

    @Test
    void whoChangesSeatsOnTheWayMayTakeOneSeatInsteadOrGiveBothBack() {
        Line line = onTerms(Line.planned());
        for (int from = 3; from <= Line.SEATS; from += 8) {
            held(
                    line,
                    "STANDARD",
                    IntStream.range(from, from + 8).mapToObj(Integer::toString).toArray(String[]::new));
        }
        books(wish(line.schedule, line.muhanga(), line.huye(), "1")).statusCode(201);
        String inTheWay = books(wish(line.schedule, line.kigali(), line.muhanga(), "2"))
                .statusCode(201)
                .extract()
                .path("booking_reference");
        Map<String, Object> wish = wish(line.schedule, line.kigali(), line.huye(), (String) null);
        wish.put("fare_class", "FLEX");
        wish.put("may_change_seats", true);
        String reference = books(wish)
                .statusCode(201)
                .body("tickets[0].next_seat.seat_number", equalTo("2"))
                .extract()
                .path("booking_reference");
        paid(line, reference, 3_000);
        noTicketWithoutItsSeatAndNoSeatWithoutItsTicket(line);
        given().queryParam("phone", PHONE)
                .delete("/ticketing/v1/bookings/" + inTheWay)
                .then()
                .statusCode(204);

        String ticket = tickets(reference).get(0);
        String exchange = proposes(
                        reference, Map.of("tickets", List.of(Map.of("ticket_id", ticket, "seat_number", "2"))))
                .statusCode(201)
                .extract()
                .path("exchange_id");
        accepts(reference, exchange).statusCode(200);
        looksUp(reference)
                .body("total.amount", equalTo(3_000))
                .body("tickets", hasSize(1))
                .body("tickets[0].seat_number", equalTo("2"))
                .body("tickets[0].next_seat", nullValue());
        noTicketWithoutItsSeatAndNoSeatWithoutItsTicket(line);

        // seat 1 is free until Muhanga again; whoever gives two seats back gives both
        accept(reference, quoted(reference), false).statusCode(200);
        seat(line, "2").body("state", equalTo("FREE"));
        String blocking = books(wish(line.schedule, line.kigali(), line.muhanga(), "2"))
                .statusCode(201)
                .extract()
                .path("booking_reference");
        String second = books(wish).statusCode(201).extract().path("booking_reference");
        paid(line, second, 3_000);
        String quote = quoted(second);
        accept(second, quote, false).statusCode(200).body("refundable_amount.amount", equalTo(3_000));
        assertThat(refund(UUID.fromString(quote)).amount()).isEqualTo(new Money(3_000, "RWF"));
        given().queryParam("phone", PHONE)
                .delete("/ticketing/v1/bookings/" + blocking)
                .then()
                .statusCode(204);
        seat(line, "2").body("state", equalTo("FREE"));
        noTicketWithoutItsSeatAndNoSeatWithoutItsTicket(line);
    }

    private static void awaitExchange(String reference, String exchange, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> exchange(reference, exchange).body("status", equalTo(status)));
    }

    private static ValidatableResponse begins(String reference) {
        return given().auth()
                .oauth2(Tokens.ofHouse("payment"))
                .contentType(ContentType.JSON)
                .post("/ticketing/v1/bookings/" + reference + "/payment")
                .then();
    }

    private static RefundRequested refundOf(UUID transaction) {
        return Broker.receive(
                Topic.TICKETING_TICKET,
                PAYMENT,
                RefundRequested.class,
                event -> transaction.equals(event.transactionId()));
    }

    private static void lapses(String exchange) {
        database().exec("""
                update seat_claim set expires_at = clock_timestamp() where state = 'LIVE' and kind = 'HOLD' and holder_id = ?
                """, UUID.fromString(exchange));
        database()
                .exec(
                        "update exchange set hold_expires_at = clock_timestamp() where exchange_id = ?",
                        UUID.fromString(exchange));
    }

    @Test
    void oneOfTwoRidesWithALaterBusOnceTheDifferenceIsPaidAndNeitherDoubledNorLateMoneyIsKept() {
        Line line = onTerms(Line.planned());
        Line later = line.another(line.company, Duration.ofHours(3));
        Line stranger = line.another(UUID.randomUUID(), Duration.ofHours(2));
        String reference = held(line, "STANDARD", "1", "2");
        UUID first = paid(line, reference, 4_000);
        List<String> all = tickets(reference);
        Map<String, Object> wish = Map.of(
                "schedule_id", later.schedule, "tickets", List.of(Map.of("ticket_id", all.get(1), "seat_number", "9")));
        isProblem(proposes(reference, Map.of("schedule_id", stranger.schedule)), 422, "validation-failed");
        isProblem(proposes(reference, Map.of()), 422, "validation-failed");

        // never paid: the old ticket stands, and money that comes then goes back
        String over = proposes(reference, wish)
                .statusCode(201)
                .body("fee.amount", equalTo(300))
                .body("supplement.amount", equalTo(300))
                .extract()
                .path("exchange_id");
        accepts(reference, over).statusCode(200).body("status", equalTo("HELD"));
        seat(later, "9").body("state", equalTo("TAKEN"));
        seat(line, "2").body("state", equalTo("TAKEN"));
        lapses(over);
        awaitExchange(reference, over, "EXPIRED");
        UUID late = pay(line, reference, 300);
        assertThat(refundOf(late).amount()).isEqualTo(new Money(300, "RWF"));
        looksUp(reference).body("tickets.status", contains("PAID", "PAID"));
        isProblem(accepts(reference, over), 409, "quote-closed");

        String exchange = proposes(reference, wish).statusCode(201).extract().path("exchange_id");
        String another = proposes(reference, wish).statusCode(201).extract().path("exchange_id");
        accepts(reference, exchange).body("status", equalTo("HELD"));
        accepts(reference, exchange).statusCode(200).body("status", equalTo("HELD"));
        isProblem(accepts(reference, another), 409, "exchange-pending");
        begins(reference).statusCode(200).body("amount.amount", equalTo(300)).body("supplement_id", equalTo(exchange));
        // another bus comes on the later schedule, which has no seat 9
        given().auth()
                .oauth2(Tokens.ofHouse("company"))
                .contentType(ContentType.JSON)
                .body(Json.mapper().toJson(smallBus(5)))
                .post("/ticketing/v1/schedules/" + later.schedule + "/bus-changes")
                .then()
                .statusCode(200);
        UUID supplement = pay(line, reference, 300);
        awaitExchange(reference, exchange, "COMPLETED");
        String other = exchange(reference, exchange).extract().path("new_reference");
        assertThat(other).isNotEqualTo(reference);
        looksUp(other)
                .body("status", equalTo("PAID"))
                .body("schedule_id", equalTo(later.schedule.toString()))
                .body("total.amount", equalTo(2_000))
                .body("tickets.status", contains("PAID"));
        looksUp(reference).body("total.amount", equalTo(2_000)).body("tickets.ticket_id", contains(all.get(0)));
        seat(line, "2").body("state", equalTo("FREE"));
        assertThat(refundOf(pay(line, reference, 300)).amount()).isEqualTo(new Money(300, "RWF"));
        isProblem(accepts(reference, another), 409, "quote-outdated");
        noTicketWithoutItsSeatAndNoSeatWithoutItsTicket(line);

        // what stands behind the new ticket is the first payment's part and the supplement; the price goes back on the
        // first
        String quote = does(
                        Tokens.of(COMPANY_ADMIN, line.company),
                        other + "/refund-quotes",
                        Map.of("overrule", Map.of("fee", Map.of("amount", 0, "currency", "RWF"), "reason", "GOODWILL")))
                .statusCode(201)
                .body("refundable_amount.amount", equalTo(2_000))
                .extract()
                .path("quote_id");
        accept(other, quote, false).statusCode(200);
        assertThat(refund(UUID.fromString(quote)).transactionId())
                .isEqualTo(first)
                .isNotEqualTo(supplement);
    }

    private static Map<String, Object> smallBus(int seats) {
        Map<String, Object> bus = new HashMap<>();
        bus.put("change_id", UUID.randomUUID());
        bus.put("bus_id", UUID.randomUUID());
        bus.put("plate_number", "RAE 456 C");
        bus.put("features", List.of());
        bus.put(
                "seats",
                IntStream.rangeClosed(1, seats)
                        .mapToObj(seat -> Map.of(
                                "seat_number", "" + seat, "deck", 0, "row", 0, "column", 0, "properties", List.of()))
                        .toList());
        bus.put("plan", List.of());
        return bus;
    }

    @Test
    void cheaperSameAndLongerRidesAreExchangedInOneStepOrWaitForTheMoneyOnTheirSeat() {
        Line line = onTerms(Line.planned());
        Line later = line.another(line.company, Duration.ofHours(3));
        isProblem(proposes(sold(line, "SAVER", 1_500, "50"), Map.of("fare_class", "FLEX")), 409, "not-exchangeable");

        // cheaper: at once, and the difference goes back
        String flexible = sold(line, "FLEX", 3_000, "1");
        String cheaper = proposes(flexible, Map.of("schedule_id", later.schedule, "fare_class", "STANDARD"))
                .statusCode(201)
                .body("refund.amount", equalTo(1_000))
                .body("supplement.amount", equalTo(0))
                .extract()
                .path("exchange_id");
        accepts(flexible, cheaper)
                .statusCode(200)
                .body("status", equalTo("COMPLETED"))
                .body("new_reference", equalTo(flexible));
        assertThat(refund(UUID.fromString(cheaper)).amount()).isEqualTo(new Money(1_000, "RWF"));
        looksUp(flexible)
                .body("total.amount", equalTo(2_000))
                .body("fare_class", equalTo("STANDARD"))
                .body("schedule_id", equalTo(later.schedule.toString()));
        seat(line, "1").body("state", equalTo("FREE"));

        // the same: two of a party change seats with each other
        String pair = sold(line, "FLEX", 6_000, "3", "4");
        List<String> both = tickets(pair);
        String swap = proposes(
                        pair,
                        Map.of(
                                "tickets",
                                List.of(
                                        Map.of("ticket_id", both.get(0), "seat_number", "4"),
                                        Map.of("ticket_id", both.get(1), "seat_number", "3"))))
                .statusCode(201)
                .extract()
                .path("exchange_id");
        accepts(pair, swap).statusCode(200).body("status", equalTo("COMPLETED"));
        looksUp(pair).body("tickets.seat_number", contains("4", "3")).body("total.amount", equalTo(6_000));

        // longer, on the same seat: only the rest of the way is held, and somebody may have it already
        String shortRide = sold(line, "STANDARD", 2_000, "7");
        String onward = proposes(shortRide, Map.of("to_stop_id", line.nyamagabe()))
                .statusCode(201)
                .body("supplement.amount", equalTo(1_300))
                .extract()
                .path("exchange_id");
        String rival = books(wish(line.schedule, line.huye(), line.nyamagabe(), "7"))
                .statusCode(201)
                .extract()
                .path("booking_reference");
        isProblem(accepts(shortRide, onward), 409, "seat-taken");
        given().queryParam("phone", PHONE)
                .delete("/ticketing/v1/bookings/" + rival)
                .then()
                .statusCode(204);
        accepts(shortRide, onward).statusCode(200).body("status", equalTo("HELD"));
        isProblem(books(wish(line.schedule, line.huye(), line.nyamagabe(), "7")), 409, "seat-taken");
        pay(line, shortRide, 1_300);
        awaitExchange(shortRide, onward, "COMPLETED");
        looksUp(shortRide)
                .body("to_stop_id", equalTo(line.nyamagabe().toString()))
                .body("total.amount", equalTo(3_000))
                .body("tickets.seat_number", contains("7"));
        isProblem(books(wish(line.schedule, line.huye(), line.nyamagabe(), "7")), 409, "seat-taken");
        noTicketWithoutItsSeatAndNoSeatWithoutItsTicket(line);
    }

    private static String sold(Line line, String fareClass, long amount, String... seats) {
        String reference = held(line, fareClass, seats);
        paid(line, reference, amount);
        return reference;
    }

    /** Whatever comes at the same moment: one of the two tickets is good, or none because it was given back; never both. */
    @Test
    void anExchangeRacesWithItsEndItsMoneyAndOtherChangesAndNeverLeavesBothOrNeither() throws Exception {
        Line line = onTerms(Line.planned());
        Line later = line.another(line.company, Duration.ofHours(3));
        Random random = new Random(SEED);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String reference = sold(line, "STANDARD", 2_000, "" + (round + 1));
                String ticket = tickets(reference).get(0);
                String exchange = proposes(reference, Map.of("schedule_id", later.schedule))
                        .extract()
                        .path("exchange_id");
                String flexible = proposes(reference, Map.of("fare_class", "FLEX"))
                        .extract()
                        .path("exchange_id");
                String quote = quoted(reference);
                accepts(reference, exchange).statusCode(200);
                UUID money = Ids.next();
                List<Runnable> rivals = new ArrayList<>(List.of(
                        () -> lapses(exchange),
                        () -> withdraws(reference, exchange),
                        () -> accept(reference, quote, false),
                        () -> accepts(reference, flexible),
                        () -> given().auth()
                                .oauth2(Tokens.ofHouse("company"))
                                .contentType(ContentType.JSON)
                                .body(Json.mapper().toJson(smallBus(Line.SEATS)))
                                .post("/ticketing/v1/schedules/" + later.schedule + "/bus-changes")));
                Collections.shuffle(rivals, random);
                List<CompletableFuture<Void>> all = Stream.of(
                                () -> Broker.send(supplement(line, reference, money)), rivals.get(0), rivals.get(1))
                        .map(Runnable.class::cast)
                        .map(each -> CompletableFuture.runAsync(each, threads))
                        .toList();
                for (CompletableFuture<Void> each : all) {
                    each.get();
                }
                await().atMost(PATIENCE)
                        .until(() ->
                                database().count("select count(*) from booking_payment where transaction_id = ?", money)
                                        == 1);
                String what = "seed " + SEED + " round " + round + " ticket " + ticket;
                boolean isBack = looksUp(reference).extract().path("status").equals("CANCELLED");
                assertThat(database().count("""
                        select count(*) from ticket t join booking b using (booking_id) join seat_claim c using (claim_id)
                        where b.booking_reference = ? and t.status = 'PAID' and c.state = 'LIVE' and c.kind = 'SALE'
                        """, reference)).as(what).isEqualTo(isBack ? 0 : 1);
                noTicketWithoutItsSeatAndNoSeatWithoutItsTicket(line);
                assertThat(database().count("""
                        select count(*) from booking_payment p join exchange e using (booking_id)
                        where e.exchange_id = ? and (p.outcome = 'SUPPLEMENT') <> (e.status = 'COMPLETED') and p.outcome <> 'ACCEPTED'
                        """, UUID.fromString(exchange)))
                        .as(what)
                        .isZero();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static PaymentSucceeded supplement(Line line, String reference, UUID transaction) {
        return new PaymentSucceeded(
                transaction,
                reference,
                line.company,
                new Money(300, "RWF"),
                "MPESA",
                "QX" + transaction,
                Instant.now());
    }
}
