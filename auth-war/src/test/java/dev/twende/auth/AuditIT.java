package dev.twende.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.twende.events.Topic;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.Database.DatabaseRefused;
import dev.twende.testing.House;
import dev.twende.testing.TestPlatform;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The audit trail as administrators read it: the real WAR, broker and database. */
@ExtendWith(ArquillianExtension.class)
class AuditIT {
    private static final String PASSWORD = "ntuyenabwoba-2026";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database = Database.as("auth");
    private final Database owner = Database.asOwner("auth");
    private final UUID company = UUID.randomUUID();
    private String admin;

    @Deployment(testable = false)
    static WebArchive auth() {
        return House.war("auth");
    }

    @BeforeEach
    void logIn() {
        admin = login(TestPlatform.ADMIN_EMAIL, TestPlatform.ADMIN_PASSWORD);
    }

    @Test
    void whatAnAdministratorDoesIsFoundWithActorAddressBeforeAndAfter() {
        String email = "audited-" + UUID.randomUUID() + "@twende.test";
        String user = register(email, "AGENT");
        given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .post("/auth/v1/users/{id}/deactivate", user)
                .then()
                .statusCode(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> audits(admin, Map.of("entity_id", user))
                        .body("items.action", hasItem("UserDeactivated"))
                        .body("items.action", hasItem("UserRegistered"))
                        .body("items.action", hasItem("CHANGED"))
                        .body("items.action", hasItem("CREATED")));
        audits(admin, Map.of("entity_id", user, "action", "UserDeactivated"))
                .body("items[0].actor", notNullValue())
                .body("items[0].address", equalTo("127.0.0.1"))
                .body("items[0].company_id", equalTo(company.toString()))
                .body("items[0].entity", equalTo("user"));
        audits(admin, Map.of("entity_id", user, "action", "CHANGED"))
                .body("items[0].before.is_active", equalTo(true))
                .body("items[0].after.is_active", equalTo(false));
        String everything = audits(admin, Map.of("entity_id", user)).extract().asString();
        assertThat(everything).doesNotContain(email, "Audited Person", "argon2");

        String csv = given().auth()
                .oauth2(admin)
                .queryParam("entity_id", user)
                .get("/auth/v1/audits/export.csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv).startsWith("seq,occurred_at,house").contains("UserDeactivated", user);
    }

    @Test
    void aBookingIsReadByItsReferenceAndNewsOfALaterReleaseIsKept() {
        String reference = "A" + UUID.randomUUID().toString().substring(0, 7).toUpperCase(Locale.ROOT);
        UUID ticket = UUID.randomUUID();
        String event = """
                {"specversion": "1.0", "id": "%s", "source": "/ticketing", "type": "dev.twende.ticketing.TicketFolded", "subject": "%s",
                 "time": "%s", "actorid": "agent-1", "deviceid": "pos-1", "clientaddress": "10.0.0.1", "data": {"ticket_id": "%s",
                 "company_id": "%s", "booking_reference": "%s", "passenger_name": "Ann", "price": {"amount": 5000, "currency": "RWF"}}}
                """.formatted(UUID.randomUUID(), ticket, Instant.now(), ticket, company, reference);
        Broker.send(Topic.TICKETING_TICKET, event);
        Broker.send(Topic.TICKETING_TICKET, event); // without the id by which the broker drops a twin

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        audits(admin, Map.of("booking_reference", reference)).body("items.size()", equalTo(1)));
        audits(admin, Map.of("booking_reference", reference, "actor", "agent-1"))
                .body("items[0].entity", equalTo("ticket"))
                .body("items[0].device_id", equalTo("pos-1"))
                .body("items[0].after.price.amount", equalTo(5000))
                .body("items[0].after.passenger_name", nullValue());
        audits(admin, Map.of("booking_reference", reference, "to", "2020-01-01T00:00:00Z"))
                .body("items.size()", equalTo(0));
    }

    @Test
    void aCompanyReadsItsOwnAndOthersNothing() {
        String email = "auditor-" + UUID.randomUUID() + "@twende.test";
        register(email, "COMPANY_ADMIN");
        String own = login(email, PASSWORD);
        await().atMost(PATIENCE)
                .untilAsserted(() -> audits(own, Map.of()).body("items.company_id", hasItem(company.toString())));

        audits(own, Map.of()).body("items.company_id", everyItem(equalTo(company.toString())));
        get(own, Map.of("company_id", UUID.randomUUID().toString())).statusCode(404);
        given().auth().oauth2(own).get("/auth/v1/audits/verification").then().statusCode(403);
        given().get("/auth/v1/audits").then().statusCode(401);
        get(admin, Map.of("cursor", "%%")).statusCode(422).body("code", equalTo("validation-failed"));
        get(admin, Map.of("from", "yesterday")).statusCode(422);
        String agent = "agent-" + UUID.randomUUID() + "@twende.test";
        register(agent, "AGENT");
        get(login(agent, PASSWORD), Map.of()).statusCode(403);
    }

    @Test
    void aRowChangedBehindTheHousesBackIsFoundAndTheHouseItselfCannot() {
        String user = register("chained-" + UUID.randomUUID() + "@twende.test", "DRIVER");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(database.count("select count(*) from audit_entry where entity_id = ?", user))
                    .isPositive();
            assertThat(database.count("select count(*) from audit_unlinked")).isZero();
        });
        Map<String, Object> report =
                verify(null).body("is_intact", equalTo(true)).extract().path("$");
        String known = report.get("links") + ":" + report.get("head_hash");
        verify(known).body("is_intact", equalTo(true));
        verify("1:" + "0".repeat(64)).body("is_intact", equalTo(false)).body("finding", containsString("link 1"));
        verifyCall("nonsense").statusCode(422);

        for (String forbidden : List.of(
                "update audit_entry set actor = 'nobody' where entity_id = ?",
                "delete from audit_entry where entity_id = ?",
                "update audit_link set hash = hash where seq in (select seq from audit_entry where entity_id = ?)")) {
            assertThatThrownBy(() -> database.exec(forbidden, user))
                    .isInstanceOfSatisfying(
                            DatabaseRefused.class,
                            refused -> assertThat(refused.sqlState()).isEqualTo("42501"));
            assertThatThrownBy(() -> owner.exec(forbidden, user)).isInstanceOf(DatabaseRefused.class);
        }

        long seq = database.count("select min(seq) from audit_entry where entity_id = ?", user);
        owner.exec("alter table audit_entry disable trigger keep_audit_entry");
        String before = (String) owner.rows("select action from audit_entry where seq = ?", seq)
                .get(0)
                .get("action");
        try {
            owner.exec("update audit_entry set action = 'REMOVED' where seq = ?", seq);
            verify(null)
                    .body("is_intact", equalTo(false))
                    .body("broken_seq", equalTo((int) seq))
                    .body("finding", containsString("entry " + seq));
        } finally {
            owner.exec("update audit_entry set action = ? where seq = ?", before, seq);
            owner.exec("alter table audit_entry enable trigger keep_audit_entry");
        }
        verify(known).body("is_intact", equalTo(true));
    }

    @Test
    void onlyPagesOfListedSitesMayCallFromABrowserAndEveryAnswerSaysHowToTakeIt() {
        preflight("https://shop.example")
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("https://shop.example"))
                .header("Access-Control-Allow-Headers", containsString("Idempotency-Key"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Vary", containsString("Origin"));
        for (String stranger :
                List.of("https://evil.example", "https://shop.example.evil.example", "http://shop.example", "null")) {
            preflight(stranger).statusCode(204).header("Access-Control-Allow-Origin", nullValue());
        }
        given().header("Origin", "https://shop.example")
                .get("/auth/v1/jwks")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("https://shop.example"));

        for (String path : List.of(
                "/auth/v1/jwks",
                "/auth/v1/audits",
                "/auth/v1/nowhere",
                "/auth/nowhere",
                "/auth/.well-known/openid-configuration")) {
            given().get(path)
                    .then()
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("Referrer-Policy", equalTo("no-referrer"))
                    .header("Cache-Control", notNullValue());
        }
        get(admin, Map.of()).header("Cache-Control", equalTo("no-store"));
        given().auth()
                .oauth2("not.a.token")
                .get("/auth/v1/audits")
                .then()
                .statusCode(401)
                .header("X-Content-Type-Options", notNullValue());
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItsLengthIsToldOrNot() throws Exception {
        byte[] body = ("{\"email\":\"" + "a".repeat(2_000_000) + "\"}").getBytes(StandardCharsets.US_ASCII);
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/auth/v1/sessions")
                .then()
                .statusCode(413)
                .body("code", equalTo("payload-too-large"));
        var chunked = HttpRequest.newBuilder(TestPlatform.running().url().resolve("/auth/v1/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        var answer = HttpClient.newHttpClient().send(chunked, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private static ValidatableResponse preflight(String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .options("/auth/v1/sessions")
                .then();
    }

    private ValidatableResponse verify(String known) {
        return verifyCall(known).statusCode(200);
    }

    private ValidatableResponse verifyCall(String known) {
        return given().auth()
                .oauth2(admin)
                .queryParams(known == null ? Map.of() : Map.of("known", known))
                .get("/auth/v1/audits/verification")
                .then();
    }

    private static ValidatableResponse audits(String token, Map<String, String> question) {
        return get(token, question).statusCode(200);
    }

    private static ValidatableResponse get(String token, Map<String, String> question) {
        return given().auth()
                .oauth2(token)
                .queryParams(question)
                .get("/auth/v1/audits")
                .then();
    }

    private String register(String email, String role) {
        return given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "email",
                        email,
                        "password",
                        PASSWORD,
                        "full_name",
                        "Audited Person",
                        "company_id",
                        company.toString(),
                        "roles",
                        List.of(role)))
                .post("/auth/v1/users")
                .then()
                .statusCode(201)
                .extract()
                .path("user_id");
    }

    private static String login(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/auth/v1/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
