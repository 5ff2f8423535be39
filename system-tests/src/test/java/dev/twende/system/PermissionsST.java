package dev.twende.system;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The table of {@code docs/permissions.md}, cell by cell: each call with no token and with that of each role. Ids are of nothing and bodies
 * are empty, so that what is allowed is refused for another reason.
 */
class PermissionsST {
    private static final int AT_ONCE = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOBODY = "nobody";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Platform platform = Platform.running();

    /** One cell: who calls what. */
    private record Try(Endpoint endpoint, String role, String token) {}

    /** @param code of the problem document, empty if it is none */
    private record Outcome(int status, String code) {
        boolean isRefusedAtTheDoor() {
            return status == 401 && code.equals("unauthenticated") || status == 403 && code.equals("forbidden");
        }
    }

    @Test
    void everyCallIsOpenToExactlyTheRolesOfTheTable() throws Exception {
        Map<String, Supplier<String>> callers = callers();
        Map<String, String> tokens = new LinkedHashMap<>();
        callers.forEach((role, login) -> tokens.put(role, login.get()));
        List<Try> tries = new ArrayList<>();
        List<Endpoint> endings = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.all()) {
            if (endpoint.method().equals("DELETE") && endpoint.path().startsWith("/auth/v1/sessions")) {
                endings.add(endpoint);
            } else {
                tokens.forEach((role, token) -> tries.add(new Try(endpoint, role, token)));
            }
        }

        List<String> wrong = new ArrayList<>(tried(tries));
        // a token that ends its own session is good for one call
        for (Endpoint endpoint : endings) {
            for (String role : callers.keySet()) {
                Try ending = new Try(endpoint, role, callers.get(role).get());
                wrong.add(verdict(ending, call(ending)));
            }
        }
        wrong.removeIf(String::isEmpty);

        assertThat(tries.size()).isGreaterThan(1_500);
        assertThat(wrong).isEmpty();
    }

    /** What was not answered as the table says. */
    private List<String> tried(List<Try> tries) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<String>> calls = tries.stream()
                    .<Callable<String>>map(each -> () -> verdict(each, call(each)))
                    .toList();
            List<String> wrong = new ArrayList<>();
            for (Future<String> verdict : workers.invokeAll(calls)) {
                if (!verdict.get().isEmpty()) {
                    wrong.add(verdict.get());
                }
            }
            return wrong;
        } finally {
            workers.shutdownNow();
        }
    }

    private static String verdict(Try tried, Outcome outcome) {
        Endpoint endpoint = tried.endpoint();
        boolean allowed = endpoint.isPublic() || endpoint.roles().contains(tried.role());
        int refusal = tried.role().equals(NOBODY) ? 401 : 403;
        boolean asSaid =
                allowed ? !outcome.isRefusedAtTheDoor() : outcome.isRefusedAtTheDoor() && outcome.status() == refusal;
        return asSaid
                ? ""
                : "%s %s as %s, %s: %s"
                        .formatted(
                                endpoint.method(),
                                endpoint.path(),
                                tried.role(),
                                allowed ? "allowed" : "not allowed",
                                outcome);
    }

    private Outcome call(Try tried) throws InterruptedException {
        Endpoint endpoint = tried.endpoint();
        String path = endpoint.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(platform.url(path)))
                .timeout(PATIENCE)
                .method(
                        endpoint.method(),
                        endpoint.consumes().isPresent()
                                ? HttpRequest.BodyPublishers.ofString(
                                        endpoint.consumes().get().endsWith("json") ? "{}" : "")
                                : HttpRequest.BodyPublishers.noBody());
        endpoint.consumes().ifPresent(type -> request.header("Content-Type", type));
        if (tried.token() != null) {
            request.header("Authorization", "Bearer " + tried.token());
        }
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) { // one that never ends is not read
                return new Outcome(response.statusCode(), response.statusCode() < 400 ? "" : code(body));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(endpoint.toString(), e);
        }
    }

    private static String code(InputStream body) throws IOException {
        String text = new String(body.readAllBytes(), UTF_8);
        return text.startsWith("{")
                ? Json.createReader(new StringReader(text)).readObject().getString("code", "")
                : "";
    }

    /** How each role comes to a token. */
    private Map<String, Supplier<String>> callers() {
        Map<String, Supplier<String>> callers = new LinkedHashMap<>();
        callers.put(NOBODY, () -> null);
        callers.put("SUPER_ADMIN", platform::superAdminToken);
        callers.put("SERVICE", () -> platform.serviceToken("ticketing"));
        callers.put("SECOND_FACTOR_DUE", newcomer("SUPER_ADMIN", null));
        callers.put("PASSENGER", newcomer("PASSENGER", null));
        String company = UUID.randomUUID().toString();
        for (String role : List.of("COMPANY_ADMIN", "AGENT", "INSPECTOR", "DRIVER", "ACCOUNTANT")) {
            callers.put(role, newcomer(role, company));
        }
        EnrolledDevice device = EnrolledDevice.of(platform, company);
        callers.put("DEVICE", device::token);
        return callers;
    }

    /** The logins of somebody who was just registered. */
    private Supplier<String> newcomer(String role, String company) {
        String email = "newcomer-" + UUID.randomUUID() + "@operator.example";
        String password = UUID.randomUUID().toString();
        JsonObjectBuilder user = createObjectBuilder()
                .add("email", email)
                .add("password", password)
                .add("full_name", "Keza Mugisha")
                .add("roles", createArrayBuilder().add(role));
        if (company != null) {
            user.add("company_id", company);
        }
        platform.superAdmin().post("/auth/v1/users", user.build()).mustBe(201);
        JsonObject login = createObjectBuilder()
                .add("email", email)
                .add("password", password)
                .build();
        return () -> Client.guest(platform)
                .post("/auth/v1/sessions", login)
                .mustBe(200)
                .getString("access_token");
    }
}
