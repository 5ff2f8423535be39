package dev.twende.ticketing;

import static dev.twende.ticketing.Passenger.books;
import static dev.twende.ticketing.Passenger.wish;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.twende.events.company.CompanySuspended;
import dev.twende.testing.Broker;
import dev.twende.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What passengers see before they buy. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SearchIT {
    private static ValidatableResponse search(String path, Line line, UUID to, Object... more) {
        var request = given().queryParam("from_stop_id", line.kigali())
                .queryParam("to_stop_id", to)
                .queryParam("date", line.date().toString());
        for (int i = 0; i < more.length; i += 2) {
            request.queryParam((String) more[i], more[i + 1]);
        }
        return request.get("/ticketing/v1/" + path).then();
    }

    private static void isProblem(ValidatableResponse answer, int status, String code, String field) {
        Passenger.isProblem(answer, status, code).body("errors[0].field", field == null ? nullValue() : equalTo(field));
    }

    @Test
    void findsWhatIsWantedInTheOrderThatIsWanted() {
        Line line = Line.onSale();
        Line later = line.another(UUID.randomUUID(), Duration.ofMinutes(5));
        books(wish(later.schedule, later.kigali(), later.huye(), "1")).statusCode(201);
        String first = line.schedule.toString();
        String second = later.schedule.toString();
        search("schedules", line, line.huye())
                .statusCode(200)
                .body("items.schedule_id", contains(first, second))
                .body("items.seating", contains("SINGLE", "SINGLE"))
                .body("items[0].split", nullValue());
        search("schedules", line, line.huye(), "company_id", later.company).body("items.schedule_id", contains(second));
        search("schedules", line, line.huye(), "feature", "TOILET").body("items", hasSize(0));
        String cursor = search("schedules", line, line.huye(), "sort", "seats_left", "limit", 1)
                .body("items.schedule_id", contains(second))
                .extract()
                .path("next_cursor");
        search("schedules", line, line.huye(), "sort", "seats_left", "limit", 1, "cursor", cursor)
                .body("items.schedule_id", contains(first))
                .body("next_cursor", nullValue());
        isProblem(
                search("schedules", line, line.huye(), "sort", "price", "cursor", cursor),
                422,
                "validation-failed",
                "cursor");
        isProblem(search("schedules", line, line.huye(), "sort", "colour"), 422, "validation-failed", "sort");
        isProblem(
                search("schedules", line, line.huye(), "departs_after", "6 am"),
                422,
                "validation-failed",
                "departs_after");

        search("schedules/nearby-dates", line, line.huye(), "passengers", 2)
                .statusCode(200)
                .body("items", hasSize(7))
                .body("items[3].date", equalTo(line.date().toString()))
                .body("items[3].available", equalTo(true))
                .body("items[3].lowest_price.amount", equalTo(4000))
                .body("items[0].available", equalTo(false))
                .body("items[0].lowest_price", nullValue());
        isProblem(
                given().get("/ticketing/v1/schedules/nearby-dates").then().statusCode(422),
                422,
                "validation-failed",
                "date");
    }

    /** Seats 2 to 50 are sold from end to end but for one, which is sold in the middle. */
    @Test
    void offersAChangeOfSeatsWhenNoSeatIsFreeAllTheWay() {
        Line line = Line.onSale();
        sell(
                line,
                line.kigali(),
                line.nyamagabe(),
                Stream.iterate(3, n -> n + 1).limit(48));
        books(wish(line.schedule, line.kigali(), line.muhanga(), "2")).statusCode(201);
        search("schedules", line, line.nyamagabe())
                .body("items[0].seating", equalTo("SINGLE"))
                .body("items[0].seats_left", equalTo(1));
        books(wish(line.schedule, line.huye(), line.nyamagabe(), "1")).statusCode(201);
        search("schedules", line, line.nyamagabe())
                .body("items[0].seating", equalTo("SPLIT"))
                .body("items[0].seats_left", equalTo(0))
                .body("items[0].split[0].seats.seat_number", contains("1", "2"))
                .body("items[0].split[0].seats.from.name", contains("Kigali", "Huye"))
                .body("items[0].split[0].seats.to.name", contains("Huye", "Nyamagabe"));
        search("schedules", line, line.nyamagabe(), "split", false).body("items", hasSize(0));
        search("schedules", line, line.nyamagabe(), "passengers", 2).body("items", hasSize(0));
    }

    private static void sell(Line line, UUID from, UUID to, Stream<Integer> seats) {
        List<String> numbers = seats.map(String::valueOf).toList();
        for (int i = 0; i < numbers.size(); i += 10) {
            String[] party =
                    numbers.subList(i, Math.min(numbers.size(), i + 10)).toArray(String[]::new);
            books(wish(line.schedule, from, to, party)).statusCode(201);
        }
    }

    // ---- live ----

    private static URI live(Line line) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/ticketing/v1/schedules/" + line.schedule
                + "/seats/events?from_stop_id=" + line.kigali() + "&to_stop_id=" + line.huye());
    }

    /** A browser that watches. */
    private static final class Reader implements AutoCloseable {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final CompletableFuture<HttpResponse<Stream<String>>> answer;
        private final CompletableFuture<Void> end;

        Reader(Line line, String lastEventId) {
            HttpRequest.Builder request = HttpRequest.newBuilder(live(line)).header("Accept", "text/event-stream");
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            answer = HttpClient.newHttpClient().sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines());
            end = answer.thenAcceptAsync(response -> response.body().forEach(lines::add));
        }

        Optional<String> last(String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field + ": "))
                    .map(line -> line.substring(field.length() + 2))
                    .reduce((before, after) -> after);
        }

        void awaits(String field, String part) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(last(field))
                            .as("%s", lines)
                            .hasValueSatisfying(value -> assertThat(value).contains(part)));
        }

        void awaitsEnd() {
            await().atMost(Duration.ofSeconds(20)).until(end::isDone);
        }

        @Override
        public void close() {
            answer.thenAccept(response -> response.body().close());
        }
    }

    @Test
    void tellsReadersOfSeatsAsTheyChange() {
        Line line = Line.onSale();
        try (Reader reader = new Reader(line, null)) {
            reader.awaits("event", "seats");
            reader.awaits("data", "\"seat_number\":\"50\"");
            String etag = given().queryParam("from_stop_id", line.kigali())
                    .queryParam("to_stop_id", line.huye())
                    .get("/ticketing/v1/schedules/" + line.schedule + "/seats")
                    .header("ETag");
            assertThat(etag).isEqualTo("\"" + reader.last("id").orElseThrow() + "\"");
            books(wish(line.schedule, line.huye(), line.nyamagabe(), "8")).statusCode(201); // behind the stretch
            books(wish(line.schedule, line.muhanga(), line.huye(), "7")).statusCode(201);
            reader.awaits("event", "changes");
            reader.awaits("data", "{\"seats\":[{\"seat_number\":\"7\",\"state\":\"TAKEN\"}]}");

            try (Reader again = new Reader(line, reader.last("id").orElseThrow())) {
                await().until(() -> again.lines.stream().anyMatch(sent -> sent.startsWith(":")));
                assertThat(again.last("event")).as("has it already").isEmpty();
                books(wish(line.schedule, line.kigali(), line.muhanga(), "9")).statusCode(201);
                again.awaits("data", "\"9\"");
                reader.awaits("data", "\"9\"");
            }
            Broker.send(new CompanySuspended(line.company, "Volcano Express", 2, "unpaid fees", Instant.now()));
            reader.awaitsEnd();
        }
        given().header("Accept", "text/event-stream")
                .get(live(line))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:twende:problem:company-suspended"));
    }

    @Test
    void keepsSoManyReadersAtOneAddressAndNoMore() {
        Line line = Line.onSale();
        List<Reader> readers = new ArrayList<>();
        try {
            do {
                readers.add(new Reader(line, null));
            } while (readers.get(readers.size() - 1).answer.join().statusCode() == 200 && readers.size() < 10);
            assertThat(readers)
                    .as("three as the settings allow, and the one refused")
                    .hasSizeLessThanOrEqualTo(4);
            given().header("Accept", "text/event-stream")
                    .get(live(line))
                    .then()
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("urn:twende:problem:too-many-watchers"));
        } finally {
            readers.forEach(Reader::close);
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            try (Reader next = new Reader(line, null)) {
                assertThat(next.answer.join().statusCode()).isEqualTo(200);
            }
        });
    }

    /** Where guests may look a token is not needed; one that is not good is refused all the same, and none makes nobody somebody. */
    @Test
    void aBadTokenIsNoTokenToLookWith() throws Exception {
        Line line = Line.onSale();
        String admin = Tokens.of("COMPANY_ADMIN", line.company);
        given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .body(Map.of("seat_number", "3", "reason", "VIP"))
                .post("/ticketing/v1/schedules/" + line.schedule + "/blocks")
                .then()
                .statusCode(201);
        String[] parts = admin.split("\\.");
        String unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
        HttpClient wire = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build(); // one connection for all, so that who asked before cannot be taken for who asks
        for (String bad : List.of(
                Tokens.expired("COMPANY_ADMIN", line.company),
                Tokens.forged("COMPANY_ADMIN", line.company),
                Tokens.wrongAudience("COMPANY_ADMIN", line.company),
                Tokens.wrongIssuer("COMPANY_ADMIN", line.company),
                parts[0] + "." + parts[1] + "." + "A".repeat(86),
                parts[0] + "." + parts[1] + ".",
                unsigned + "." + parts[1] + ".",
                parts[0] + "." + parts[1],
                "not-a-token")) {
            assertThat(seatMap(wire, line, "Bearer " + admin).body()).contains("\"block_reason\":\"VIP\"");
            HttpResponse<String> refused = seatMap(wire, line, "Bearer " + bad);
            assertThat(refused.statusCode()).as(bad).isEqualTo(401);
            assertThat(refused.body()).contains("urn:twende:problem:unauthenticated");
        }
        for (String none : new String[] {null, "", "Bearer", "Bearer ", "Basic YWRtaW46YWRtaW4=", admin}) {
            assertThat(seatMap(wire, line, "Bearer " + admin).body()).contains("\"block_reason\":\"VIP\"");
            HttpResponse<String> seen = seatMap(wire, line, none);
            assertThat(seen.statusCode()).as(none).isIn(200, 401);
            assertThat(seen.body()).as(none).doesNotContain("block_reason");
        }
        assertThat(seatMap(wire, line, null).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> seatMap(HttpClient wire, Line line, String authorization) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(live(line).toString().replace("/events", "")));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return wire.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
