package dev.twende.ticketing;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.ticketing.Passenger.books;
import static dev.twende.ticketing.Passenger.isProblem;
import static dev.twende.ticketing.Passenger.looksUp;
import static dev.twende.ticketing.Passenger.wish;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.twende.events.company.BlockedSeat;
import dev.twende.events.company.FareClass;
import dev.twende.events.company.FareProduct;
import dev.twende.events.company.LadderStep;
import dev.twende.events.company.SalesTerms;
import dev.twende.events.company.SalesWindow;
import dev.twende.events.company.ScheduleSeat;
import dev.twende.testing.Database;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the terms that company told are kept when seats are sold, and seats that are not sold at all. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TermsIT {
    private static final long THREE_DAYS = Duration.ofDays(3).toSeconds();

    /** Children ride Kigali to Huye for half; FLEX is sold from Kigali to Huye, to adults; seat 3 is the crew's until Huye. */
    private static Line onTerms(SalesWindow... windows) {
        List<List<Long>> children = List.of(Arrays.asList(null, 1_000L, null, null), List.of(), List.of(), List.of());
        List<List<Long>> flexible = List.of(Arrays.asList(null, 3_000L, null, null), List.of(), List.of(), List.of());
        SalesTerms terms = new SalesTerms(
                List.of(new FareProduct("STANDARD", "CHILD", children), new FareProduct("FLEX", "ADULT", flexible)),
                List.of(
                        new FareClass(
                                "STANDARD", "Standard", List.of(new LadderStep(7_200, 1_000, 0)), List.of(), null),
                        new FareClass("FLEX", "Flexible", List.of(new LadderStep(0, 0, 0)), List.of(), null)),
                List.of(windows),
                List.of(new BlockedSeat("3", 0, 2, "CREW", UUID.randomUUID())),
                null,
                null);
        return Line.planned()
                .onSale(terms, List.of(new ScheduleSeat("1", 0, 0, 0, List.of("WINDOW"))), List.of("WIFI"));
    }

    private static Map<String, Object> party(Line line, UUID to, String fareClass, String... categories) {
        Map<String, Object> wish = wish(line.schedule, line.kigali(), to, new String[categories.length]);
        wish.put("fare_class", fareClass);
        List<?> passengers = (List<?>) wish.get("passengers");
        for (int i = 0; i < categories.length; i++) {
            @SuppressWarnings("unchecked") // as wish made it
            Map<String, Object> passenger = (Map<String, Object>) passengers.get(i);
            passenger.put("rider_category", categories[i]);
        }
        return wish;
    }

    private static ValidatableResponse search(Line line, String token, Object... more) {
        var request = given().queryParam("from_stop_id", line.kigali())
                .queryParam("to_stop_id", line.huye())
                .queryParam("date", line.date().toString());
        for (int i = 0; i < more.length; i += 2) {
            request.queryParam((String) more[i], more[i + 1]);
        }
        return (token == null ? request : request.auth().oauth2(token))
                .get("/ticketing/v1/schedules")
                .then()
                .statusCode(200);
    }

    @Test
    void eachRiderPaysTheirOwnFareUnderConditionsThatAreShownFirst() {
        Line line = onTerms();
        search(line, null)
                .body("items[0].price.amount", equalTo(2000))
                .body("items[0].features", contains("WIFI"))
                .body("items[0].fare_classes.code", contains("STANDARD", "FLEX"))
                .body("items[0].fare_classes.conditions.refundable", contains("PARTIAL", "FULL"))
                .body("items[0].fare_classes[0].conditions.refunds[0].fee_basis_points", equalTo(1000));
        search(line, null, "rider_category", "CHILD", "passengers", 2)
                .body("items[0].price.amount", equalTo(1000))
                .body("items[0].total.amount", equalTo(3000))
                .body("items[0].fare_classes.code", contains("STANDARD"));
        search(line, null, "rider_category", "CHILD", "fare_class", "FLEX").body("items", empty());

        String reference = books(party(line, line.huye(), "STANDARD", "ADULT", "CHILD"))
                .statusCode(201)
                .body("total.amount", equalTo(3000))
                .body("fare_class", equalTo("STANDARD"))
                .body("conditions.refundable", equalTo("PARTIAL"))
                .body("tickets.price.amount", contains(2000, 1000))
                .body("tickets.rider_category", contains("ADULT", "CHILD"))
                .extract()
                .path("booking_reference");
        looksUp(reference)
                .statusCode(200)
                .body("tickets.rider_category", contains("ADULT", "CHILD"))
                .body("conditions.name", equalTo("Standard"));
        books(party(line, line.huye(), "FLEX", "ADULT")).statusCode(201).body("total.amount", equalTo(3000));

        isProblem(books(party(line, line.huye(), "FLEX", "CHILD")), 409, "not-sellable");
        ValidatableResponse noChildren = books(party(line, line.muhanga(), "STANDARD", "CHILD"));
        isProblem(noChildren, 409, "not-sellable");
        noChildren.body("rider_category", equalTo("CHILD")).body("fare_class", equalTo("STANDARD"));
        isProblem(books(party(line, line.huye(), "GOLD", "ADULT")), 422, "validation-failed");
        books(party(line, line.huye(), "STANDARD", "ADULT", "MARTIAN"))
                .statusCode(422)
                .body("errors[0].field", equalTo("passengers[1].rider_category"));
    }

    @Test
    void aChannelSellsWhileItIsOpen() {
        Line closed = onTerms(new SalesWindow("WEB", null, THREE_DAYS), new SalesWindow("POS", 3600L, 0));
        String agent = Tokens.of(AGENT, closed.company);
        String device = Tokens.of("DEVICE", closed.company);
        search(closed, null).body("items", empty());
        search(closed, device).body("items", empty());
        search(closed, agent).body("items", hasSize(1));
        ValidatableResponse late = books(party(closed, closed.huye(), "STANDARD", "ADULT"));
        isProblem(late, 409, "sales-closed");
        late.body("closes_at", equalTo(closed.departure.minusSeconds(THREE_DAYS).toString()));
        ValidatableResponse early = post(device, "bookings", party(closed, closed.huye(), "STANDARD", "ADULT"));
        isProblem(early, 409, "sales-not-open");
        early.body("opens_at", equalTo(closed.departure.minusSeconds(3600).toString()));
        post(agent, "bookings", party(closed, closed.huye(), "STANDARD", "ADULT"))
                .statusCode(201);
        Map<String, Object> later = party(closed, closed.huye(), null, "ADULT");
        later.put("from_stop_id", closed.muhanga());
        books(later).statusCode(201); // the bus is there an hour later
    }

    /** The plan in memory and the seat map still say that it is sold; the clock of the database has the last word. */
    @Test
    void aWindowThatClosesWhileASaleIsUnderWayIsClosed() throws Exception {
        Line line = onTerms();
        search(line, null).body("items", hasSize(1));
        try (Connection change = Database.as("ticketing").connect();
                PreparedStatement hold = change.prepareStatement(
                        "select pg_advisory_xact_lock(hashtextextended('schedule ' || ?::uuid::text, 0))")) {
            change.setAutoCommit(false);
            hold.setObject(1, line.schedule);
            hold.executeQuery();
            CompletableFuture<ValidatableResponse> sale =
                    CompletableFuture.supplyAsync(() -> books(wish(line.schedule, line.kigali(), line.huye(), "9")));
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> Database.as("ticketing")
                                    .count("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                            > 0);
            Database.as("ticketing").exec("""
                    update schedule set sales_windows = sales_windows || '{"WEB": {"closes": 31536000}}' where schedule_id = ?
                    """, line.schedule);
            change.rollback();
            isProblem(sale.get(), 409, "sales-closed");
        }
        search(line, null).body("items", empty());
        assertThat(Database.as("ticketing")
                        .count(
                                "select count(*) from seat_claim where schedule_id = ? and state = 'LIVE' and kind = 'HOLD'",
                                line.schedule))
                .isZero();
    }

    private static ValidatableResponse post(String token, String path, Object body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/ticketing/v1/" + path)
                .then();
    }

    private static ValidatableResponse seats(Line line, String token) {
        var request = given().queryParam("from_stop_id", line.kigali()).queryParam("to_stop_id", line.huye());
        return (token == null ? request : request.auth().oauth2(token))
                .get("/ticketing/v1/schedules/" + line.schedule + "/seats")
                .then()
                .statusCode(200);
    }

    @Test
    void blockedSeatsAreNotSold() {
        Line line = onTerms();
        String admin = Tokens.of(COMPANY_ADMIN, line.company);
        String blocks = "schedules/" + line.schedule + "/blocks";
        seats(line, null)
                .body("seats[0].row", equalTo(0))
                .body("seats[0].properties", contains("WINDOW"))
                .body("seats[1].row", nullValue())
                .body("seats[2].state", equalTo("BLOCKED"))
                .body("seats.block_reason", everyItem(nullValue()));
        seats(line, admin).body("seats[2].block_reason", equalTo("CREW"));
        isProblem(books(wish(line.schedule, line.kigali(), line.muhanga(), "3")), 409, "seat-taken");
        books(wish(line.schedule, line.huye(), line.nyamagabe(), "3")).statusCode(201);

        books(wish(line.schedule, line.muhanga(), line.huye(), "5")).statusCode(201);
        isProblem(post(admin, blocks, Map.of("seat_number", "5", "reason", "VIP")), 409, "seat-taken");
        Map<String, Object> behind =
                Map.of("seat_number", "5", "reason", "VIP", "note", "The governor", "from_stop_id", line.huye());
        String id = post(admin, blocks, behind)
                .statusCode(201)
                .body("from_sequence", equalTo(2))
                .body("to_sequence", equalTo(4))
                .extract()
                .path("block_id");
        isProblem(post(admin, blocks, behind), 409, "seat-taken");
        isProblem(books(wish(line.schedule, line.nyamagabe(), line.rusizi(), "5")), 409, "seat-taken");
        isProblem(post(admin, blocks, Map.of("seat_number", "99", "reason", "VIP")), 422, "seat-unknown");
        post(admin, blocks, Map.of("seat_number", "6", "reason", "WHIM")).statusCode(400);
        isProblem(
                post(admin, blocks, Map.of("seat_number", "6", "reason", "VIP", "from_stop_id", line.rusizi())),
                422,
                "no-such-segment");

        String stranger = Tokens.of(COMPANY_ADMIN, UUID.randomUUID());
        isProblem(post(stranger, blocks, Map.of("seat_number", "6", "reason", "VIP")), 404, "not-found");
        call(stranger).get("/ticketing/v1/" + blocks).then().statusCode(404);
        call(stranger).delete("/ticketing/v1/" + blocks + "/" + id).then().statusCode(404);
        given().get("/ticketing/v1/" + blocks).then().statusCode(401);
        call(admin)
                .get("/ticketing/v1/" + blocks)
                .then()
                .statusCode(200)
                .body("reason", contains("CREW", "VIP"))
                .body("[1].note", equalTo("The governor"))
                .body("blocked_by", not(empty()));
        call(admin).delete("/ticketing/v1/" + blocks + "/" + id).then().statusCode(204);
        call(admin).delete("/ticketing/v1/" + blocks + "/" + id).then().statusCode(404);
        books(wish(line.schedule, line.nyamagabe(), line.rusizi(), "5")).statusCode(201);
    }

    private static RequestSpecification call(String token) {
        return given().auth().oauth2(token);
    }
}
