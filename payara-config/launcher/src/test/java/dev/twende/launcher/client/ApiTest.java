package dev.twende.launcher.client;

import static dev.twende.launcher.client.HttpFixture.ok;
import static dev.twende.launcher.client.HttpFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.launcher.client.HttpFixture.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final Login LOGIN = new Login("admin@imisozi.example", "s3cret");
    private static final JsonObject BODY =
            Json.createObjectBuilder().add("name", "Huye").build();

    private final HttpFixture platform = new HttpFixture();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void logsInOnceAndSendsTheToken() {
        platform.on("GET /company/v1/stops", ok("{\"items\": []}"));
        Api api = Api.of(platform.url(), LOGIN);

        api.get(at("/company/v1/stops"));
        api.get(at("/company/v1/stops"));

        assertThat(platform.calls("POST /auth/v1/sessions")).hasSize(1);
        assertThat(platform.calls("GET /company/v1/stops"))
                .allSatisfy(call -> assertThat(call.header("Authorization")).isEqualTo("Bearer t0k3n"));
    }

    @Test
    void renewsATokenThatIsAboutToEnd() {
        platform.on("POST /auth/v1/sessions", ok("{\"access_token\": \"short\", \"expires_in\": 30}"))
                .on("GET /company/v1/stops", ok("{\"items\": []}"));

        Api.of(platform.url(), LOGIN).get(at("/company/v1/stops"));

        assertThat(platform.calls("POST /auth/v1/sessions")).hasSize(2);
    }

    @Test
    void aGuestSendsNoToken() {
        platform.on("GET /company/v1/stops", ok("{\"items\": []}"));

        Api.guest().get(at("/company/v1/stops"));

        assertThat(platform.calls("GET /company/v1/stops"))
                .singleElement()
                .satisfies(call -> assertThat(call.header("Authorization")).isNull());
    }

    @Test
    void aWrongPasswordShowsAtLogin() {
        platform.on("POST /auth/v1/sessions", problem(401, "invalid-credentials"));

        assertThatThrownBy(() -> Api.of(platform.url(), LOGIN))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("POST " + at("/auth/v1/sessions") + " answered 401")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void showsTheProblemDocument() {
        platform.on("POST /company/v1/stops", problem(409, "stop-code-taken"));

        assertThatThrownBy(() -> Api.guest().post(at("/company/v1/stops"), BODY))
                .asInstanceOf(InstanceOfAssertFactories.type(ApiProblem.class))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(409);
                    assertThat(problem.is("stop-code-taken")).isTrue();
                    assertThat(problem).hasMessageContaining("\"detail\": \"Why.\"");
                });
    }

    @Test
    void showsAnAnswerThatIsNoJson() {
        platform.on("GET /company/v1/stops", new Answer(500, Map.of(), "<h1>Oops</h1>"));

        assertThatThrownBy(() -> Api.guest().get(at("/company/v1/stops")))
                .hasMessageContaining("answered 500\n<h1>Oops</h1>");
    }

    @Test
    void asksAgainWithTheSameKeyWhenTheHouseIsBusy() {
        Answer busy = new Answer(503, Map.of("Retry-After", "0"), "{}");
        platform.on("POST /company/v1/stops", busy, busy, ok("{\"stop_id\": \"1\"}"));

        assertThat(Api.guest().post(at("/company/v1/stops"), BODY).getString("stop_id"))
                .isEqualTo("1");

        assertThat(platform.calls("POST /company/v1/stops")).hasSize(3);
        assertThat(platform.calls("POST /company/v1/stops").stream()
                        .map(call -> call.header("Idempotency-Key"))
                        .distinct())
                .singleElement()
                .isNotNull();
    }

    @Test
    void givesUpOnAHouseThatStaysBusy() {
        platform.on("GET /company/v1/stops", new Answer(503, Map.of("Retry-After", "0"), "{}"));

        assertThatThrownBy(() -> Api.guest().get(at("/company/v1/stops"))).hasMessageContaining("answered 503");
    }

    @Test
    void saysWhenNobodyAnswers() {
        URI stops = at("/company/v1/stops");
        platform.close();

        assertThatThrownBy(() -> Api.guest().get(stops))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("GET " + stops + " was not answered");
    }

    @Test
    void followsAListToItsEnd() {
        platform.on(
                "GET /company/v1/stops",
                ok("{\"items\": [{\"code\": \"A\"}], \"next_cursor\": \"x+y\"}"),
                ok("{\"items\": [{\"code\": \"B\"}]}"));

        assertThat(Api.guest().list(at("/company/v1/stops"), Map.of("q", "Kigali & Huye")))
                .extracting(stop -> stop.getString("code"))
                .containsExactly("A", "B");

        assertThat(platform.calls("GET /company/v1/stops"))
                .extracting(HttpFixture.Call::query)
                .containsExactly("limit=100&q=Kigali+&+Huye", "cursor=x+y&limit=100&q=Kigali+&+Huye");
    }

    @Test
    void waitsForTheAwaitedAnswer() {
        platform.on(
                "GET /payment/v1/transactions/7", ok("{\"status\": \"PENDING\"}"), ok("{\"status\": \"SUCCEEDED\"}"));

        JsonObject answer = Api.guest()
                .await(
                        at("/payment/v1/transactions/7"),
                        Duration.ofSeconds(5),
                        it -> it.getString("status").equals("SUCCEEDED"));

        assertThat(answer.getString("status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void showsTheLastAnswerWhenPatienceEnds() {
        platform.on("GET /payment/v1/transactions/7", ok("{\"status\": \"PENDING\"}"));

        assertThatThrownBy(() -> Api.guest().await(at("/payment/v1/transactions/7"), Duration.ZERO, it -> false))
                .hasMessageContaining("\"status\": \"PENDING\"");
    }

    private URI at(String path) {
        return platform.url().resolve(path);
    }
}
