package dev.twende.ticketing;

import static dev.twende.ticketing.Passenger.books;
import static dev.twende.ticketing.Passenger.booksWithKey;
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
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.twende.events.Topic;
import dev.twende.events.company.ScheduleCancelled;
import dev.twende.events.company.ScheduleDeparted;
import dev.twende.events.payment.PaymentFailed;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.RefundRequested;
import dev.twende.events.ticketing.TicketCancelled;
import dev.twende.events.ticketing.TicketExpired;
import dev.twende.events.ticketing.TicketPaid;
import dev.twende.events.ticketing.TicketReserved;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.TestPlatform;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;

/** The shipped WAR in Payara Micro on real PostgreSQL, Redis and Artemis, used as passengers and neighbours use it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TicketingIT {
    private static final String REPORTING = "reporting.ticketing-ticket";
    private static final String PAYMENT = "payment.ticketing-ticket";
    private static final int CROWD = 64;

    /** Independent of the constraint: pairs of live claims of one seat that overlap. */
    private static final String DOUBLE_SALES = """
            select count(*) from seat_claim a join seat_claim b
              on a.schedule_id = b.schedule_id and a.seat_number = b.seat_number and a.claim_id < b.claim_id
             and a.segments && b.segments and a.state = 'LIVE' and b.state = 'LIVE'
            """;

    private static Database database() {
        return Database.as("ticketing");
    }

    // ---- schedules ----

    @Test
    void whatCompanyPublishesCanBeFoundAndWhatDepartsNoLonger() {
        Line line = Line.onSale();
        search(line, line.kigali(), line.huye())
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].schedule_id", equalTo(line.schedule.toString()))
                .body("items[0].company.name", equalTo("Volcano Express"))
                .body("items[0].departure_time", equalTo(line.departure.toString()))
                .body(
                        "items[0].arrival_time",
                        equalTo(line.departure.plus(Duration.ofHours(2)).toString()))
                .body("items[0].price.amount", equalTo(2000))
                .body("items[0].price.currency", equalTo("RWF"))
                .body("items[0].seats_left", equalTo(50));
        search(line, line.huye(), line.kigali()).body("items", hasSize(0));
        search(line, line.huye(), line.rusizi()).body("items", hasSize(0));

        Broker.sendUnguarded(Ids.next(), line.created()); // told again under another id
        Broker.send(new ScheduleDeparted(line.schedule, line.company, Instant.now()));
        await().untilAsserted(() -> search(line, line.kigali(), line.huye()).body("items", hasSize(0)));
        isProblem(books(wish(line.schedule, line.kigali(), line.huye(), "1")), 409, "schedule-departed");
    }

    private static ValidatableResponse search(Line line, UUID from, UUID to) {
        return given().queryParam("from_stop_id", from)
                .queryParam("to_stop_id", to)
                .queryParam("date", line.date(from).toString())
                .get("/ticketing/v1/schedules")
                .then();
    }

    @Test
    void searchCountsSeatsForTheStretchAndTheParty() {
        Line line = Line.onSale();
        books(wish(line.schedule, line.kigali(), line.huye(), "1", "2")).statusCode(201);
        books(wish(line.schedule, line.huye(), line.nyamagabe(), "1")).statusCode(201);
        search(line, line.kigali(), line.muhanga()).body("items[0].seats_left", equalTo(48));
        search(line, line.huye(), line.nyamagabe()).body("items[0].seats_left", equalTo(49));
        search(line, line.nyamagabe(), line.rusizi()).body("items[0].seats_left", equalTo(50));
        search(line, line.kigali(), line.rusizi()).body("items[0].seats_left", equalTo(48));
        for (int i = 0; i < 5; i++) {
            books(wish(line.schedule, line.kigali(), line.muhanga(), new String[8]))
                    .statusCode(201);
        }
        search(line, line.kigali(), line.muhanga()).body("items[0].seats_left", equalTo(8));
        given().queryParam("from_stop_id", line.kigali())
                .queryParam("to_stop_id", line.muhanga())
                .queryParam("date", line.date().toString())
                .queryParam("passengers", 9)
                .get("/ticketing/v1/schedules")
                .then()
                .body("items", hasSize(0));
        isProblem(books(wish(line.schedule, line.kigali(), line.muhanga(), new String[9])), 409, "sold-out");
    }

    @Test
    void searchPagesThroughTheDay() {
        Line line = Line.onSale();
        for (int minutes = 1; minutes <= 4; minutes++) {
            line.another(line.company, Duration.ofMinutes(minutes));
        }
        await().untilAsserted(() -> search(line, line.kigali(), line.muhanga()).body("items", hasSize(5)));
        Set<String> seen = new HashSet<>();
        String cursor = null;
        do {
            var page = given().queryParam("from_stop_id", line.kigali())
                    .queryParam("to_stop_id", line.muhanga())
                    .queryParam("date", line.date().toString())
                    .queryParam("limit", 2)
                    .queryParam("cursor", cursor == null ? "" : cursor)
                    .get("/ticketing/v1/schedules")
                    .then()
                    .statusCode(200)
                    .extract();
            page.jsonPath()
                    .getList("items.schedule_id", String.class)
                    .forEach(id -> assertThat(seen.add(id)).isTrue());
            cursor = page.jsonPath().getString("next_cursor");
        } while (cursor != null);
        assertThat(seen).hasSize(5);
    }

    @Test
    void aSeatMapHasANameThatChangesWithIt() {
        Line line = Line.onSale();
        String before = seats(line, line.kigali(), line.huye())
                .statusCode(200)
                .body("seats", hasSize(50))
                .body("seats.state", everyItem(equalTo("FREE")))
                .extract()
                .header("ETag");
        seatsIfChanged(line, before).statusCode(304);
        books(wish(line.schedule, line.muhanga(), line.nyamagabe(), "7")).statusCode(201);
        seatsIfChanged(line, before)
                .statusCode(200)
                .body("seats[6].seat_number", equalTo("7"))
                .body("seats[6].state", equalTo("TAKEN"));
        seats(line, line.kigali(), line.muhanga()).body("seats[6].state", equalTo("FREE"));
        isProblem(seats(line, line.huye(), line.kigali()), 422, "no-such-segment");
    }

    private static ValidatableResponse seats(Line line, UUID from, UUID to) {
        return given().queryParam("from_stop_id", from)
                .queryParam("to_stop_id", to)
                .get("/ticketing/v1/schedules/" + line.schedule + "/seats")
                .then();
    }

    private static ValidatableResponse seatsIfChanged(Line line, String etag) {
        return given().header("If-None-Match", etag)
                .queryParam("from_stop_id", line.kigali())
                .queryParam("to_stop_id", line.huye())
                .get("/ticketing/v1/schedules/" + line.schedule + "/seats")
                .then();
    }

    @Test
    void aScheduleThatIsNotHereAndCannotBeAskedForIsUnavailable() {
        ValidatableResponse answer = books(wish(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "1"));
        isProblem(answer, 503, "schedule-unavailable");
        answer.header("Retry-After", notNullValue());
    }

    // ---- holding ----

    @Test
    void holdsSeatsForAPartyAndTellsTheWorld() {
        Line line = Line.onSale();
        ValidatableResponse answer = books(wish(line.schedule, line.kigali(), line.huye(), "1", "2"));
        String reference = answer.statusCode(201)
                .body("status", equalTo("RESERVED"))
                .body("total.amount", equalTo(4000))
                .body("tickets", hasSize(2))
                .body("tickets[0].seat_number", equalTo("1"))
                .body("tickets[0].status", equalTo("RESERVED"))
                .body("tickets[0].price.amount", equalTo(2000))
                .body("tickets[0].passenger_details.name", equalTo("Uwase Aline"))
                .header("Location", containsString("/ticketing/v1/bookings/"))
                .extract()
                .path("booking_reference");
        assertThat(reference).matches("[23456789A-HJ-NP-Z]{8}");
        TicketReserved told = Broker.receive(
                Topic.TICKETING_TICKET,
                REPORTING,
                TicketReserved.class,
                event -> event.bookingReference().equals(reference));
        assertThat(told.scheduleId()).isEqualTo(line.schedule);
        assertThat(told.companyId()).isEqualTo(line.company);
        assertThat(told.price()).isEqualTo(new Money(2000, "RWF"));
        assertThat(told.holdExpiresAt())
                .isBetween(Instant.now().plusSeconds(500), Instant.now().plusSeconds(610));
        looksUp(reference).statusCode(200).body("tickets", hasSize(2));
    }

    @Test
    void sellsOneSeatOnStretchesThatOnlyTouch() {
        Line line = Line.onSale();
        books(wish(line.schedule, line.kigali(), line.huye(), "12")).statusCode(201);
        books(wish(line.schedule, line.huye(), line.nyamagabe(), "12")).statusCode(201);
        books(wish(line.schedule, line.nyamagabe(), line.rusizi(), "12")).statusCode(201);
        isProblem(books(wish(line.schedule, line.muhanga(), line.nyamagabe(), "12")), 409, "seat-taken");
        isProblem(books(wish(line.schedule, line.kigali(), line.muhanga(), "11", "12")), 409, "seat-taken");
        books(wish(line.schedule, line.kigali(), line.muhanga(), "11"))
                .statusCode(201); // nothing was left of the refused party
    }

    @Test
    void choosesSeatsTogetherForThoseWhoNameNone() {
        Line line = Line.onSale();
        books(wish(line.schedule, line.kigali(), line.huye(), "3")).statusCode(201);
        List<String> chosen = books(wish(line.schedule, line.kigali(), line.huye(), null, "10", null, null))
                .statusCode(201)
                .extract()
                .path("tickets.seat_number");
        assertThat(chosen.get(1)).isEqualTo("10");
        int first = Integer.parseInt(chosen.get(0));
        assertThat(chosen).element(2).isEqualTo(Integer.toString(first + 1));
        assertThat(chosen).element(3).isEqualTo(Integer.toString(first + 2));
    }

    @Test
    void sixtyFourBuyersOfOneSeatOnOverlappingStretchesMakeOneSale() throws Exception {
        Line line = Line.onSale();
        awaitAllVotes(line);
        try (Crowd crowd = new Crowd(CROWD)) {
            for (int round = 1; round <= 6; round++) {
                oneOf(crowd, line, Integer.toString(round));
            }
        }
        assertThat(database().count(DOUBLE_SALES)).isZero();
    }

    @Test
    void theConstraintAloneDecidesWhenTheMastersAreGone() throws Exception {
        Line line = Line.onSale();
        var masters = TestPlatform.running().stack().redis().masters();
        try (Crowd crowd = new Crowd(CROWD)) {
            masters.get(0).stop();
            oneOf(crowd, line, "1");
            masters.get(1).stop();
            for (int round = 2; round <= 5; round++) {
                oneOf(crowd, line, Integer.toString(round));
            }
        } finally {
            TestPlatform.running().stack().redis().start();
        }
        assertThat(database().count(DOUBLE_SALES)).isZero();
    }

    /** All stretches contain the segment from Muhanga to Huye. */
    private static void oneOf(Crowd crowd, Line line, String seat) throws Exception {
        List<HttpResponse<String>> answers = crowd.book(
                buyer -> wish(line.schedule, line.stops.get(buyer % 2), line.stops.get(2 + buyer % 3), seat),
                buyer -> null);
        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(answer -> assertThat(answer.body()).contains("urn:twende:problem:seat-taken"));
    }

    @Test
    void aCrowdThatNamesNoSeatsIsSeatedEachOnTheirOwn() throws Exception {
        Line line = Line.onSale();
        try (Crowd crowd = new Crowd(16)) {
            List<HttpResponse<String>> answers =
                    crowd.book(buyer -> wish(line.schedule, line.kigali(), line.huye(), (String) null), buyer -> null);
            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .isSubsetOf(201, 409)
                    .contains(201);
        }
        assertThat(database().count(DOUBLE_SALES)).isZero();
    }

    @Test
    void whoeverWaitsTooLongForASeatHearsThatWeAreBusy() throws SQLException {
        Line line = Line.onSale();
        try (Connection rival = database().connect()) {
            rival.setAutoCommit(false);
            try (PreparedStatement claim = rival.prepareStatement("""
                    insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id)
                    values (gen_random_uuid(), ?, '1', '[0,2)', 'BLOCK', gen_random_uuid())
                    """)) {
                claim.setObject(1, line.schedule);
                claim.executeUpdate();
            }
            ValidatableResponse answer = books(wish(line.schedule, line.kigali(), line.huye(), "1"));
            isProblem(answer, 503, "busy");
            answer.header("Retry-After", notNullValue());
            rival.rollback();
        }
        hold(line, "1");
    }

    /** The figures of docs/canvas/ticketing.md. BEGIN travels with the first statement. */
    @Test
    void aWarmHoldCostsTwoStatementsAndACommitAndOneRoundTripToTheMasters() throws Exception {
        Line line = Line.onSale();
        awaitAllVotes(line);
        try (Connection superuser = TestPlatform.running().stack().postgres().connectAsSuperuser();
                Statement settings = superuser.createStatement()) {
            settings.execute("alter system set log_statement = 'all'");
            settings.execute("select pg_reload_conf()");
            try {
                await().until(() -> log().contains("parameter \"log_statement\" changed to \"all\""));
                int before = log().length();
                List<Long> locks = evalCalls();
                booksWithKey(UUID.randomUUID().toString(), wish(line.schedule, line.kigali(), line.huye(), "2", "3"))
                        .statusCode(201);
                List<Long> ofAGuest = evalCalls();
                sells(line, "4", "5").statusCode(201);
                assertThat(statementsOfTheSale(log().substring(before)))
                        .containsExactly("BEGIN", "with buried as (", "with sale as (", "COMMIT");
                List<Long> ofStaff = evalCalls();
                long counted = 0;
                for (int master = 0; master < locks.size(); master++) {
                    long asked = ofAGuest.get(master) - locks.get(master);
                    assertThat(asked)
                            .as("take, release, and the limit of the address")
                            .isBetween(2L, 3L);
                    counted += asked - 2;
                    assertThat(ofStaff.get(master) - ofAGuest.get(master))
                            .as("take and release")
                            .isEqualTo(2);
                }
                assertThat(counted).as("a limit is counted by one master").isLessThanOrEqualTo(1);
            } finally {
                settings.execute("alter system reset log_statement");
                settings.execute("select pg_reload_conf()");
            }
        }
    }

    /** What an agent of the line's company sells. */
    private static ValidatableResponse sells(Line line, String... seats) {
        return given().auth()
                .oauth2(Tokens.of("AGENT", line.company))
                .contentType(ContentType.JSON)
                .body(Json.mapper().toJson(wish(line.schedule, line.kigali(), line.huye(), seats)))
                .post("/ticketing/v1/bookings")
                .then();
    }

    /** Masters that another test restarted vote again some seconds after the first buyer has met them. */
    private static void awaitAllVotes(Line line) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    release(hold(line, (String) null)).statusCode(204);
                    return given().get("/health/ready")
                                    .jsonPath()
                                    .getInt("checks.find { it.name == 'ticketing-seat-guard' }.data.voting_nodes")
                            == 3;
                });
    }

    private static String log() throws IOException {
        return Files.readString(TestPlatform.running().stack().dir().log("postgres"));
    }

    /** What the connection that claimed the seats did in its transaction. */
    private static List<String> statementsOfTheSale(String log) {
        Matcher claim = Pattern.compile("\\[(\\d+)] ticketing .*with buried as").matcher(log);
        assertThat(claim.find()).isTrue();
        List<String> statements = Pattern.compile(
                        "\\[" + claim.group(1) + "] ticketing .*LOG: +(?:statement|execute [^:]*): (.*)")
                .matcher(log)
                .results()
                .map(result -> result.group(1).strip())
                .toList();
        int begin =
                statements.subList(0, statements.indexOf("with buried as (")).lastIndexOf("BEGIN");
        List<String> ofTheSale = statements.subList(begin, statements.size());
        return ofTheSale.subList(0, ofTheSale.indexOf("COMMIT") + 1);
    }

    private static List<Long> evalCalls() {
        String password = TestPlatform.running().settings().get("twende.redis.password");
        return TestPlatform.running().stack().redis().masters().stream()
                .map(master -> {
                    try (Jedis jedis = new Jedis("127.0.0.1", master.port())) {
                        jedis.auth(password);
                        Matcher calls =
                                Pattern.compile("cmdstat_eval:calls=(\\d+)").matcher(jedis.info("commandstats"));
                        return calls.find() ? Long.parseLong(calls.group(1)) : 0;
                    }
                })
                .toList();
    }

    // ---- idempotency ----

    @Test
    void fiftyTwinsAreOneBooking() throws Exception {
        Line line = Line.onSale();
        String key = UUID.randomUUID().toString();
        try (Crowd crowd = new Crowd(50)) {
            List<HttpResponse<String>> answers =
                    crowd.book(buyer -> wish(line.schedule, line.kigali(), line.huye(), "5"), buyer -> key);
            assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 409)
                    .allSatisfy(answer -> assertThat(answer.body()).contains("request-in-progress"));
            assertThat(answers.stream()
                            .filter(answer -> answer.statusCode() == 201)
                            .map(HttpResponse::body)
                            .distinct())
                    .hasSize(1);
        }
        assertThat(database().count("select count(*) from booking where schedule_id = ?", line.schedule))
                .isEqualTo(1);
    }

    @Test
    void fiftyTwinsWhoNameNoSeatAreOneBookingToo() throws Exception {
        Line line = Line.onSale();
        String key = UUID.randomUUID().toString();
        try (Crowd crowd = new Crowd(50)) {
            List<HttpResponse<String>> answers =
                    crowd.book(buyer -> wish(line.schedule, line.kigali(), line.huye(), null, null), buyer -> key);
            assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409);
            assertThat(answers.stream()
                            .filter(answer -> answer.statusCode() == 201)
                            .map(HttpResponse::body)
                            .distinct())
                    .hasSize(1);
        }
        assertThat(database().count("select count(*) from booking where schedule_id = ?", line.schedule))
                .isEqualTo(1);
    }

    @Test
    void aRepetitionIsAnsweredAsTheFirstTimeAndAnotherBodyIsRefused() {
        Line line = Line.onSale();
        String key = UUID.randomUUID().toString();
        Map<String, Object> wish = wish(line.schedule, line.kigali(), line.huye(), "5");
        String first = booksWithKey(key, wish).statusCode(201).extract().body().asString();
        assertThat(booksWithKey(key, wish).statusCode(201).extract().body().asString())
                .isEqualTo(first);
        isProblem(
                booksWithKey(key, wish(line.schedule, line.kigali(), line.huye(), "6")), 422, "idempotency-key-reused");

        Broker.send(new ScheduleCancelled(line.schedule, line.company, "no driver"));
        await().untilAsserted(() ->
                isProblem(books(wish(line.schedule, line.kigali(), line.huye(), "7")), 409, "schedule-not-on-sale"));
        assertThat(booksWithKey(key, wish).statusCode(201).extract().body().asString())
                .isEqualTo(first);
        isProblem(booksWithKey("?", wish), 422, "validation-failed");
    }

    // ---- refusals ----

    @Test
    void everyBadWishIsRefusedWithItsOwnCode() {
        Line line = Line.onSale();
        isProblem(books("{\"schedule_id\": "), 400, "malformed-json");
        isProblem(books("{\"schedule_id\": \"no-uuid\"}"), 400, "malformed-json");
        isProblem(books("{}"), 422, "validation-failed");
        isProblem(books(wish(line.schedule, line.kigali(), line.huye())), 422, "validation-failed");
        isProblem(books(wish(line.schedule, line.kigali(), line.huye(), new String[11])), 422, "validation-failed");
        isProblem(books(wish(line.schedule, line.kigali(), line.huye(), "1", "1")), 422, "validation-failed");
        isProblem(books(wish(line.schedule, line.huye(), line.kigali(), "1")), 422, "no-such-segment");
        isProblem(books(wish(line.schedule, line.kigali(), line.kigali(), "1")), 422, "no-such-segment");
        isProblem(books(wish(line.schedule, line.kigali(), UUID.randomUUID(), "1")), 422, "no-such-segment");
        isProblem(books(wish(line.schedule, line.huye(), line.rusizi(), "1")), 409, "not-sellable");
        isProblem(books(wish(line.schedule, line.kigali(), line.huye(), "99")), 422, "seat-unknown");
        Line underWay = Line.underWay();
        isProblem(books(wish(underWay.schedule, underWay.kigali(), underWay.huye(), "1")), 409, "schedule-departed");
        books(wish(underWay.schedule, underWay.muhanga(), underWay.huye(), "1")).statusCode(201);
        isProblem(given().get("/ticketing/v1/schedules").then(), 422, "validation-failed");
        isProblem(
                given().queryParam("from_stop_id", line.kigali())
                        .queryParam("to_stop_id", line.huye())
                        .queryParam("date", "tomorrow")
                        .get("/ticketing/v1/schedules")
                        .then(),
                422,
                "validation-failed");
        isProblem(
                given().queryParam("from_stop_id", line.kigali())
                        .queryParam("to_stop_id", line.huye())
                        .queryParam("date", line.date().toString())
                        .queryParam("cursor", "bm9uc2Vuc2U")
                        .get("/ticketing/v1/schedules")
                        .then(),
                422,
                "validation-failed");
        isProblem(given().delete("/ticketing/v1/schedules").then(), 405, "method-not-allowed");
        isProblem(given().get("/ticketing/v1/nothing").then(), 404, "not-found");
        isProblem(
                given().auth()
                        .oauth2(Tokens.forged("SERVICE", null))
                        .post("/ticketing/v1/bookings/ABCDEFGH/payment")
                        .then(),
                401,
                "unauthenticated");
        isProblem(
                given().auth()
                        .oauth2(Tokens.expired("SERVICE", null))
                        .post("/ticketing/v1/bookings/ABCDEFGH/payment")
                        .then(),
                401,
                "unauthenticated");
        isProblem(given().post("/ticketing/v1/bookings/ABCDEFGH/payment").then(), 401, "unauthenticated");
        isProblem(
                given().auth()
                        .oauth2(Tokens.of("PASSENGER"))
                        .post("/ticketing/v1/bookings/ABCDEFGH/payment")
                        .then(),
                403,
                "forbidden");
        isProblem(begin("ABCDEFGH"), 404, "not-found");
    }

    // ---- look-up and release ----

    @Test
    void aBookingIsShownToItsPartyAndItsCompanyOnly() {
        Line line = Line.onSale();
        String reference = hold(line, "1");
        looksUp(reference.toLowerCase(Locale.ROOT)).statusCode(200);
        String path = "/ticketing/v1/bookings/" + reference;
        String wrongPhone = masked(given().queryParam("phone", "+250788000000").get(path));
        String wrongReference =
                masked(given().queryParam("phone", Passenger.PHONE).get("/ticketing/v1/bookings/ZZZZZZZZ"));
        assertThat(wrongPhone).isEqualTo(wrongReference);
        isProblem(given().get(path).then(), 404, "not-found");
        given().auth().oauth2(Tokens.of("AGENT", line.company)).get(path).then().statusCode(200);
        given().auth().oauth2(Tokens.of("SUPER_ADMIN")).get(path).then().statusCode(200);
        isProblem(
                given().auth()
                        .oauth2(Tokens.of("AGENT", UUID.randomUUID()))
                        .get(path)
                        .then(),
                404,
                "not-found");
    }

    private static String masked(Response answer) {
        isProblem(answer.then(), 404, "not-found");
        return answer.body().asString().replaceAll("urn:uuid:[0-9a-f-]+", "");
    }

    @Test
    void anUnpaidBookingCanBeGivenUp() {
        Line line = Line.onSale();
        String reference = hold(line, "1");
        isProblem(
                given().queryParam("phone", "+250788000000")
                        .delete("/ticketing/v1/bookings/" + reference)
                        .then(),
                404,
                "not-found");
        release(reference).statusCode(204);
        release(reference).statusCode(204);
        looksUp(reference).body("status", equalTo("CANCELLED")).body("tickets[0].status", equalTo("CANCELLED"));
        Broker.receive(
                Topic.TICKETING_TICKET,
                REPORTING,
                TicketCancelled.class,
                event -> event.bookingReference().equals(reference));
        hold(line, "1");
        isProblem(begin(reference), 409, "booking-not-payable");
        UUID transaction = pay(line, reference, 2000);
        RefundRequested refund = refund(transaction);
        assertThat(refund.amount()).isEqualTo(new Money(2000, "RWF"));
        assertThat(refund.bookingReference()).isEqualTo(reference);
    }

    private static ValidatableResponse release(String reference) {
        return given().queryParam("phone", Passenger.PHONE)
                .delete("/ticketing/v1/bookings/" + reference)
                .then();
    }

    // ---- paying ----

    private static String hold(Line line, String... seats) {
        return books(wish(line.schedule, line.kigali(), line.huye(), seats))
                .statusCode(201)
                .extract()
                .path("booking_reference");
    }

    private static ValidatableResponse begin(String reference) {
        return given().auth()
                .oauth2(Tokens.ofHouse("payment"))
                .contentType(ContentType.JSON)
                .post("/ticketing/v1/bookings/" + reference + "/payment")
                .then();
    }

    private static UUID pay(Line line, String reference, long amount) {
        UUID transaction = Ids.next();
        pay(line, reference, amount, transaction);
        return transaction;
    }

    private static void pay(Line line, String reference, long amount, UUID transaction) {
        Broker.send(new PaymentSucceeded(
                transaction,
                reference,
                line.company,
                new Money(amount, "RWF"),
                "MPESA",
                "QX" + transaction,
                Instant.now()));
    }

    private static RefundRequested refund(UUID transaction) {
        return Broker.receive(
                Topic.TICKETING_TICKET,
                PAYMENT,
                RefundRequested.class,
                event -> event.transactionId().equals(transaction));
    }

    private static void awaitPaid(String reference) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> looksUp(reference)
                        .body("status", equalTo("PAID"))
                        .body("tickets.status", everyItem(equalTo("PAID"))));
    }

    /** Lets the database's clock be past the hold's end. */
    private static void endHold(String reference) {
        database().exec("""
                        update seat_claim set expires_at = clock_timestamp() - interval '1 second'
                        where kind = 'HOLD' and claim_id in (
                            select claim_id from ticket join booking using (booking_id) where booking_reference = ?)
                        """, reference);
        database()
                .exec(
                        "update booking set hold_expires_at = clock_timestamp() - interval '1 second' where booking_reference = ?",
                        reference);
    }

    @Test
    void beginningAPaymentTellsTheAmountAndExtendsTheHoldOnce() {
        Line line = Line.onSale();
        String reference = hold(line, "1", "2");
        database().exec("""
                        update seat_claim set expires_at = clock_timestamp() + interval '20 seconds' where claim_id in (
                            select claim_id from ticket join booking using (booking_id) where booking_reference = ?)
                        """, reference);
        String until = begin(reference)
                .statusCode(200)
                .body("booking_reference", equalTo(reference))
                .body("company_id", equalTo(line.company.toString()))
                .body("amount.amount", equalTo(4000))
                .body("amount.currency", equalTo("RWF"))
                .extract()
                .path("hold_expires_at");
        assertThat(Instant.parse(until))
                .isBetween(Instant.now().plusSeconds(150), Instant.now().plusSeconds(185));
        begin(reference).statusCode(200).body("hold_expires_at", equalTo(until));
    }

    @Test
    void aPaymentSellsTheSeatsOnceHoweverOftenItIsTold() {
        Line line = Line.onSale();
        String reference = hold(line, "1", "2");
        UUID transaction = pay(line, reference, 4000);
        awaitPaid(reference);
        List<TicketPaid> told = Broker.receiveAllUntil(
                Topic.TICKETING_TICKET,
                REPORTING,
                TicketPaid.class,
                event -> event.bookingReference().equals(reference)
                        && event.seatNumber().equals("2"));
        assertThat(told)
                .filteredOn(event -> event.bookingReference().equals(reference))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.transactionId()).isEqualTo(transaction));
        Broker.sendUnguarded(
                Ids.next(),
                new PaymentSucceeded(
                        transaction, reference, line.company, new Money(4000, "RWF"), "MPESA", "again", Instant.now()));
        UUID second = pay(line, reference, 4000);
        assertThat(refund(second).reason()).contains("paid already");
        assertThat(database()
                        .count(
                                "select count(*) from booking_payment p join booking using (booking_id) where booking_reference = ?",
                                reference))
                .isEqualTo(2);
        assertThat(database()
                        .count(
                                "select count(*) from seat_claim where schedule_id = ? and kind = 'SALE' and state = 'LIVE'",
                                line.schedule))
                .isEqualTo(2);
        isProblem(begin(reference), 409, "booking-not-payable");
        isProblem(release(reference), 409, "booking-not-releasable");
        seats(line, line.kigali(), line.huye()).body("seats[0].state", equalTo("TAKEN"));
    }

    @Test
    void aPaymentThatFailedLeavesTheHoldAndAWrongAmountGoesBack() {
        Line line = Line.onSale();
        String reference = hold(line, "1");
        Broker.send(new PaymentFailed(
                Ids.next(), reference, line.company, new Money(2000, "RWF"), "MPESA", "no answer", Instant.now()));
        UUID tooLittle = pay(line, reference, 1999);
        assertThat(refund(tooLittle).amount()).isEqualTo(new Money(1999, "RWF"));
        looksUp(reference).body("status", equalTo("RESERVED"));
        pay(line, reference, 2000);
        awaitPaid(reference);
    }

    @Test
    void anEndedHoldIsTakenByTheNextBuyerAndToldOf() {
        Line line = Line.onSale();
        String reference = hold(line, "1");
        endHold(reference);
        String next = hold(line, "1"); // at once: no timer is involved
        Broker.receive(
                Topic.TICKETING_TICKET,
                REPORTING,
                TicketExpired.class,
                event -> event.bookingReference().equals(reference));
        looksUp(reference).body("status", equalTo("EXPIRED")).body("tickets[0].status", equalTo("EXPIRED"));
        looksUp(next).body("status", equalTo("RESERVED"));
        isProblem(begin(reference), 409, "booking-not-payable");
        isProblem(release(reference), 409, "booking-not-releasable");
    }

    @Test
    void lateMoneyTakesTheSameSeatsIfTheyAreFree() {
        Line line = Line.onSale();
        String reference = hold(line, "1", "2");
        endHold(reference);
        await().untilAsserted(() -> looksUp(reference).body("status", equalTo("EXPIRED")));
        pay(line, reference, 4000);
        awaitPaid(reference);
        looksUp(reference).body("tickets", hasSize(2)).body("tickets.seat_number", equalTo(List.of("1", "2")));
    }

    @Test
    void lateMoneyTakesSeatsAsGoodOrGoesBack() {
        Line line = Line.onSale();
        String reference = hold(line, "1", "2");
        endHold(reference);
        hold(line, "2");
        pay(line, reference, 4000);
        awaitPaid(reference);
        looksUp(reference).body("tickets", hasSize(2)).body("tickets.seat_number", equalTo(List.of("3", "4")));

        String unlucky = hold(line, "5");
        endHold(unlucky);
        await().untilAsserted(() -> looksUp(unlucky).body("status", equalTo("EXPIRED")));
        for (int i = 0; i < 4; i++) {
            hold(line, new String[10]);
        }
        hold(line, new String[7]);
        isProblem(books(wish(line.schedule, line.kigali(), line.huye(), (String) null)), 409, "sold-out");
        assertThat(refund(pay(line, unlucky, 2000)).reason()).contains("not enough seats");
        looksUp(unlucky).body("status", equalTo("EXPIRED"));
        assertThat(database().count(DOUBLE_SALES)).isZero();
    }

    @Test
    void moneyForACancelledScheduleGoesBack() {
        Line line = Line.onSale();
        String reference = hold(line, "1");
        Broker.send(new ScheduleCancelled(line.schedule, line.company, "no driver"));
        await().untilAsserted(() ->
                isProblem(books(wish(line.schedule, line.kigali(), line.huye(), "2")), 409, "schedule-not-on-sale"));
        // the unpaid booking is released along with its schedule
        await().untilAsserted(() -> isProblem(begin(reference), 409, "booking-not-payable"));
        assertThat(refund(pay(line, reference, 2000)).reason()).contains("off sale");
    }

    // ---- health ----

    @Test
    void tellsWhetherTheGuardWorks() {
        given().get("/health/ready")
                .then()
                .body("checks.name", hasItem("ticketing"))
                .body("checks.name", hasItem("ticketing-seat-guard"));
    }
}
