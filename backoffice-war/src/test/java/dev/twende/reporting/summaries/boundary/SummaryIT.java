package dev.twende.reporting.summaries.boundary;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import dev.twende.events.Event;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import dev.twende.outbox.Envelope;
import dev.twende.reporting.summaries.boundary.History.Expected;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reporting house in Payara Micro: events come from the broker as their publishers send them, totals go out
 * by the API.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SummaryIT {
    private static final String SUMMARY = "/reporting/v1/summary";
    private static final LocalDate DAY = LocalDate.parse("2026-03-14");
    private static final Instant MORNING =
            DAY.atTime(8, 0).atZone(ZoneId.of("Africa/Kigali")).toInstant();
    private static final Money FARE = Money.of(5_000, "RWF");

    private final Database database = Database.as("reporting");

    @Test
    void totalsAreRightWhateverTheOrderAndHoweverOftenAnEventComes() {
        long seed = System.nanoTime();
        Random dice = new Random(seed);
        List<History> companies = IntStream.range(0, 3)
                .mapToObj(i -> new History("Operator " + i, MORNING).withTickets(25, dice))
                .toList();
        List<Event> events = new ArrayList<>();
        companies.forEach(company -> {
            events.addAll(company.events);
            events.add(company.schedule());
        });
        Collections.shuffle(events, dice);
        List<Envelope> sent = events.stream().map(SummaryIT::announced).toList();

        sent.forEach(this::send);
        Map<UUID, Expected> expected = companies.stream().collect(toMap(c -> c.companyId, History::expected));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(totals(companies)).as("seed %d", seed).isEqualTo(expected));

        sent.forEach(this::send);
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(totals(companies))
                        .as("after a replay, seed %d", seed)
                        .isEqualTo(expected));
        companies.forEach(company -> assertThat(nameOf(company)).startsWith("Operator "));
        assertThat(Broker.deadLetters()).isEmpty();
    }

    @Test
    void tellsHowFreshItIs() {
        History company = new History("Fresh", MORNING);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        company.pay(company.reserve(FARE, now.minusSeconds(5)), FARE, now);
        company.events.forEach(Broker::send);

        String admin = Tokens.of("COMPANY_ADMIN", company.companyId);
        await().untilAsserted(() -> summaryOf(admin, "").body("items.tickets_paid", contains(1)));
        summaryOf(admin, "").body("as_of", equalTo(now.toString()));
        Instant projectedAt = Instant.parse(summaryOf(admin, "").extract().path("projected_at"));
        assertThat(projectedAt).isBetween(now, Instant.now());
        summaryOf(admin, "")
                .body("items[0].gross.amount", equalTo(5_000))
                .body("items[0].gross.currency", equalTo("RWF"));
    }

    @Test
    void theNewestNameWinsAndACompanyWithoutSalesShowsZeros() {
        History company = new History("Before", MORNING);
        String accountant = Tokens.of("ACCOUNTANT", company.companyId);
        Broker.send(company.schedule());
        await().untilAsserted(() -> summaryOf(accountant, "").body("items.company_name", contains("Before")));

        Broker.send(company.scheduleOf("After"));

        await().untilAsserted(() -> summaryOf(accountant, "").body("items.company_name", contains("After")));
        summaryOf(accountant, "")
                .body("items[0].as_of", matchesPattern("20.*Z"))
                .body("items[0].tickets_reserved", equalTo(0))
                .body("items[0].gross.amount", equalTo(0))
                .body("items[0].gross.currency", equalTo("RWF"));
    }

    @Test
    void aDayBeginsAtMidnightInKigali() {
        History company = new History("Night", MORNING);
        company.reserve(FARE, Instant.parse("2026-05-01T21:59:59Z"));
        company.reserve(FARE, Instant.parse("2026-05-01T22:00:00Z"));
        company.events.forEach(Broker::send);
        String admin = Tokens.of("COMPANY_ADMIN", company.companyId);

        await().untilAsserted(() ->
                summaryOf(admin, "?from=2026-05-01&to=2026-05-02").body("items.tickets_reserved", contains(2)));

        summaryOf(admin, "?from=2026-05-01&to=2026-05-01").body("items.tickets_reserved", contains(1));
        summaryOf(admin, "?from=2026-05-02&to=2026-05-02").body("items.tickets_reserved", contains(1));
    }

    @Test
    void theTrendHasEveryHourOfTheDay() {
        History company = new History("Hourly", MORNING);
        company.pay(company.reserve(FARE, MORNING), FARE, MORNING.plusSeconds(3_600));
        company.events.forEach(Broker::send);
        String admin = Tokens.of("COMPANY_ADMIN", company.companyId);

        await().untilAsserted(() -> given().auth()
                .oauth2(admin)
                .get("/reporting/v1/trend?date=" + DAY)
                .then()
                .statusCode(200)
                .body("time_zone", equalTo("Africa/Kigali"))
                .body("items", hasSize(24))
                .body("items[8].hour", equalTo(MORNING.toString()))
                .body("items[8].tickets_reserved", equalTo(1))
                .body("items[9].tickets_paid", equalTo(1))
                .body("items[10].tickets_paid", equalTo(0)));
    }

    @Test
    void peopleOfACompanySeeTheirOwnTotalsOnly() {
        History mine = new History("Mine", MORNING);
        History theirs = new History("Theirs", MORNING);
        Broker.send(mine.schedule());
        Broker.send(theirs.schedule());

        await().untilAsserted(() -> assertThat(companiesSeenBy(Tokens.of("SUPER_ADMIN")))
                .contains(mine.companyId.toString(), theirs.companyId.toString()));

        assertThat(companiesSeenBy(Tokens.of("COMPANY_ADMIN", mine.companyId)))
                .containsExactly(mine.companyId.toString());
        assertThat(companiesSeenBy(Tokens.of("ACCOUNTANT", theirs.companyId)))
                .containsExactly(theirs.companyId.toString());
        assertThat(companiesSeenBy(Tokens.of("COMPANY_ADMIN", Ids.next()))).isEmpty();
    }

    @Test
    void aBurstOfSchedulesFlows() {
        History company = new History("Burst", MORNING);
        int burst = 2_000;
        long before = heard();
        Instant start = Instant.now();
        for (int i = 0; i < burst; i++) {
            Broker.send(company.schedule());
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> heard() >= before + burst);

        System.getLogger(SummaryIT.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} schedules sent and heard in {1}",
                        burst,
                        Duration.between(start, Instant.now()));
        assertThat(database.count("select count(*) from company where company_id = ?", company.companyId))
                .isEqualTo(1);
    }

    @Test
    void nobodyReadsTotalsWithoutAGoodToken() {
        problem(given().get(SUMMARY).then(), 401, "unauthenticated");
        problem(as(Tokens.expired("SUPER_ADMIN", null)), 401, "unauthenticated");
        problem(as(Tokens.forged("SUPER_ADMIN", null)), 401, "unauthenticated");
        problem(as(Tokens.wrongAudience("SUPER_ADMIN", null)), 401, "unauthenticated");
        problem(as(Tokens.wrongIssuer("SUPER_ADMIN", null)), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGENT", "INSPECTOR", "DRIVER", "PASSENGER", "DEVICE", "SERVICE"})
    void otherRolesReadNoTotals(String role) {
        problem(as(Tokens.of(role, Ids.next())), 403, "forbidden");
    }

    @Test
    void staffOfNoCompanyReadNoTotals() {
        problem(as(Tokens.of("COMPANY_ADMIN")), 403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-03-15&to=2026-03-14, to",
        "from=2020-01-01&to=2026-03-14, to",
        "from=tomorrow, from",
        "to=2026-02-30, to",
        "from=2999-01-01, to"
    })
    void aBadRangeIsNamed(String query, String field) {
        ValidatableResponse answer = given().auth()
                .oauth2(Tokens.of("SUPER_ADMIN"))
                .get(SUMMARY + "?" + query)
                .then();
        problem(answer, 422, "validation-failed").body("errors.field", contains(field));
    }

    @Test
    void whatIsNotTheReportingApiIsAProblemDocumentToo() {
        problem(given().get("/nowhere").then(), 404, "not-found");
        problem(given().get("/reporting/v1/nowhere").then(), 404, "not-found");
        problem(given().auth().oauth2(Tokens.of("SUPER_ADMIN")).delete(SUMMARY).then(), 405, "method-not-allowed");
    }

    private static ValidatableResponse as(String token) {
        return given().auth().oauth2(token).get(SUMMARY).then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("type", equalTo("urn:twende:problem:" + code));
    }

    private static ValidatableResponse summaryOf(String token, String query) {
        return given().auth().oauth2(token).get(SUMMARY + query).then().statusCode(200);
    }

    private static List<String> companiesSeenBy(String token) {
        return summaryOf(token, "").extract().path("items.company_id");
    }

    private static Map<UUID, Expected> totals(List<History> companies) {
        return companies.stream().collect(toMap(company -> company.companyId, SummaryIT::totalsOf));
    }

    private static Expected totalsOf(History company) {
        List<Map<String, Object>> items = summaryOf(
                        Tokens.of("COMPANY_ADMIN", company.companyId), "?from=" + DAY + "&to=" + DAY)
                .extract()
                .path("items");
        if (items.isEmpty()) {
            return new Expected(0, 0, 0, 0, 0, 0, 0);
        }
        assertThat(items).hasSize(1);
        Map<String, Object> item = items.get(0);
        return new Expected(
                number(item, "tickets_reserved"),
                number(item, "tickets_paid"),
                number(item, "tickets_expired"),
                number(item, "tickets_cancelled"),
                amount(item, "gross"),
                amount(item, "received"),
                number(item, "payments_failed"));
    }

    private static String nameOf(History company) {
        List<String> names = summaryOf(Tokens.of("COMPANY_ADMIN", company.companyId), "")
                .extract()
                .path("items.company_name");
        return names.get(0);
    }

    private static long number(Map<String, Object> item, String field) {
        return ((Number) item.get(field)).longValue();
    }

    private static long amount(Map<String, Object> item, String field) {
        return ((Number) ((Map<?, ?>) item.get(field)).get("amount")).longValue();
    }

    private long heard() {
        return database.count("select count(*) from inbox_event");
    }

    /** As its publisher's outbox makes it. */
    private static Envelope announced(Event event) {
        return new Envelope(
                "1.0",
                Ids.next(),
                "/" + event.topic().publisher(),
                event.getClass().getName().replace("dev.twende.events.", "dev.twende."),
                event.aggregateId().toString(),
                Instant.now(),
                "application/json",
                "urn:twende:event:" + event.topic().publisher() + ":"
                        + event.getClass().getSimpleName() + ":1",
                null,
                null,
                null,
                Json.mapper().fromJson(Json.mapper().toJson(event), JsonObject.class));
    }

    /** Without the id by which the broker would drop a twin: a replay must reach the house. */
    private void send(Envelope envelope) {
        Broker.send(envelope.event().orElseThrow().topic(), envelope.json());
    }
}
