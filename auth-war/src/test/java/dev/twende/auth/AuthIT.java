package dev.twende.auth;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.twende.testing.AtOnce;
import dev.twende.testing.Database;
import dev.twende.testing.TestPlatform;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The auth house as others meet it: the real WAR over HTTP, on real servers. */
@ExtendWith(ArquillianExtension.class)
class AuthIT {
    private static final String PASSWORD = "ntuyenabwoba-2026";

    private static String admin;

    private final Database database = Database.as("auth");

    // logging in

    @Test
    void logsInWithTheRightPassword() throws Exception {
        UUID company = UUID.randomUUID();
        String email = newEmail();
        String userId = register(email, company, "AGENT");

        JsonPath answer = login(email, PASSWORD)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(900))
                .body("refresh_token", notNullValue())
                .extract()
                .jsonPath();

        SignedJWT token = SignedJWT.parse(answer.getString("access_token"));
        assertThat(token.verify(new ECDSAVerifier(publishedKeys()
                        .getKeyByKeyId(token.getHeader().getKeyID())
                        .toECKey())))
                .isTrue();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("twende");
        assertThat(claims.getAudience()).containsExactly("twende");
        assertThat(claims.getSubject()).isEqualTo(userId);
        assertThat(claims.getClaim("upn")).isEqualTo(email);
        assertThat(claims.getStringListClaim("groups")).containsExactly("AGENT");
        assertThat(claims.getClaim("company_id")).isEqualTo(company.toString());
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(900_000);
        assertThat(token.getHeader().toJSONObject())
                .containsEntry("alg", "ES256")
                .containsEntry("typ", "JWT");
    }

    @Test
    void emailIsOneAddressHoweverItIsTyped() {
        String email = newEmail();
        register(email, UUID.randomUUID(), "DRIVER");

        login(email.toUpperCase(java.util.Locale.ROOT), PASSWORD).statusCode(200);
        given().auth()
                .oauth2(admin())
                .contentType(ContentType.JSON)
                .body(user(email.toUpperCase(java.util.Locale.ROOT), UUID.randomUUID(), "DRIVER"))
                .post("/auth/v1/users")
                .then()
                .statusCode(409)
                .body("code", equalTo("email-taken"));
    }

    @Test
    void wrongPasswordUnknownUserAndInactiveUserGetTheSameAnswer() {
        String email = newEmail();
        String inactive = newEmail();
        register(email, UUID.randomUUID(), "AGENT");
        register(inactive, UUID.randomUUID(), "AGENT");
        database.exec("update user_account set is_active = false where email = ?", inactive);

        Map<String, Object> wrongPassword = refusal(login(email, "wrong-password-1"));
        Map<String, Object> unknownUser = refusal(login(newEmail(), PASSWORD));
        Map<String, Object> inactiveUser = refusal(login(inactive, PASSWORD));

        assertThat(wrongPassword).containsEntry("code", "invalid-credentials").containsEntry("status", 401);
        assertThat(unknownUser).isEqualTo(wrongPassword);
        assertThat(inactiveUser).isEqualTo(wrongPassword);
    }

    @Test
    void unknownUserCostsAsMuchWorkAsAWrongPassword() {
        String email = newEmail();
        register(email, UUID.randomUUID(), "AGENT");
        List<Long> wrongPassword = new ArrayList<>();
        List<Long> unknownUser = new ArrayList<>();
        for (int i = 0; i < 15; i++) { // one after the other, so that both see the same machine
            wrongPassword.add(login(email, "wrong-password-1").extract().time());
            unknownUser.add(login(newEmail(), "wrong-password-1").extract().time());
        }

        assertThat((double) median(unknownUser) / median(wrongPassword)).isBetween(0.6, 1.7);
    }

    @Test
    void unreadableLoginsAreRefused() {
        String[] unreadable = {"{\"email\":", "[]", "\"text\"", "{\"email\":{\"a\":1},\"password\":\"x\"}"};
        for (String body : unreadable) {
            problem(given().contentType(ContentType.JSON).body(body).post("/auth/v1/sessions"), 400, "malformed-json");
        }
        for (String body : List.of("{}", "null", "{\"email\":\"a@b.rw\"}", "{\"email\":\" \",\"password\":\"x\"}")) {
            problem(
                    given().contentType(ContentType.JSON).body(body).post("/auth/v1/sessions"),
                    422,
                    "validation-failed");
        }
        problem(
                given().contentType(ContentType.TEXT).body("hello").post("/auth/v1/sessions"),
                415,
                "unsupported-media-type");
        problem(given().contentType(ContentType.JSON).body("{}").put("/auth/v1/sessions"), 405, "method-not-allowed");
        problem(given().get("/auth/v1/nothing"), 404, "not-found");
        problem(given().get("/auth/nothing"), 404, "not-found");
    }

    @Test
    void passwordsAreKeptAsArgon2idAndRehashedAtLogin() {
        String email = newEmail();
        register(email, UUID.randomUUID(), "AGENT");
        assertThat(hashOf(email)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");

        Argon2Function yesterdays = Argon2Function.getInstance(8192, 1, 1, 32, Argon2.ID);
        String outdated =
                yesterdays.hash(PASSWORD.getBytes(UTF_8), new byte[16]).getResult();
        database.exec("update user_account set password_hash = ? where email = ?", outdated, email);

        login(email, "wrong-password-1").statusCode(401);
        assertThat(hashOf(email)).isEqualTo(outdated);
        login(email, PASSWORD).statusCode(200);
        assertThat(hashOf(email)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        login(email, PASSWORD).statusCode(200);
    }

    // carrying a session on

    @Test
    void refreshTokenIsRotatedAndNeverStored() {
        String email = newEmail();
        register(email, UUID.randomUUID(), "AGENT");
        String first = refreshToken(email);

        JsonPath answer = refresh(first)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("access_token", notNullValue())
                .extract()
                .jsonPath();
        String second = answer.getString("refresh_token");

        assertThat(second).isNotEqualTo(first);
        refresh(second).statusCode(200);
        assertThat(database.count("select count(*) from refresh_token where token_hash in (?, ?)", first, second))
                .isZero();
    }

    @Test
    void reusedRefreshTokenRevokesItsWholeFamily() {
        String email = newEmail();
        String userId = register(email, UUID.randomUUID(), "AGENT");
        String first = refreshToken(email);
        String second = refresh(first).statusCode(200).extract().path("refresh_token");
        String third = refresh(second).statusCode(200).extract().path("refresh_token");

        refusedGrant(first);
        refusedGrant(third);
        assertThat(database.rows("select revocation from session where user_id = ?", UUID.fromString(userId)))
                .containsExactly(Map.of("revocation", "TOKEN_REUSED"));
        login(email, PASSWORD).statusCode(200);
    }

    @Test
    void refreshWhoseAnswerWasLostMayBeRepeatedForAMoment() {
        String email = newEmail();
        String userId = register(email, UUID.randomUUID(), "AGENT");
        String first = refreshToken(email);

        String answer = refresh(first).statusCode(200).extract().path("refresh_token");
        refresh(first).statusCode(200).body("refresh_token", equalTo(answer));

        database.exec(
                "update refresh_token set used_at = used_at - interval '11 seconds' where used_at is not null"
                        + " and session_id in (select id from session where user_id = ?)",
                UUID.fromString(userId));
        refusedGrant(first);
        refusedGrant(answer);
    }

    @Test
    void manyRefreshesAtOnceGetOneSuccessor() throws Exception {
        String email = newEmail();
        String userId = register(email, UUID.randomUUID(), "AGENT");
        String token = refreshToken(email);

        int rounds = 8;
        for (int round = 0; round < rounds; round++) {
            String presented = token;
            List<Response> answers = AtOnce.call(20, () -> refreshing(presented));
            assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
            assertThat(answers.stream()
                            .map(answer -> answer.path("refresh_token"))
                            .distinct())
                    .hasSize(1);
            token = answers.get(0).path("refresh_token");
        }
        assertThat(database.count(
                        "select count(*) from refresh_token t join session s on s.id = t.session_id where s.user_id = ?",
                        UUID.fromString(userId)))
                .isEqualTo(1 + rounds);
    }

    @Test
    void sessionEndsWithItsUserItsIdlenessAndItsAge() {
        String gone = newEmail();
        register(gone, UUID.randomUUID(), "AGENT");
        String ofGone = refreshToken(gone);
        database.exec("update user_account set is_active = false where email = ?", gone);
        refusedGrant(ofGone);

        String idle = newEmail();
        UUID idleId = UUID.fromString(register(idle, UUID.randomUUID(), "AGENT"));
        String ofIdle = refreshToken(idle);
        database.exec(
                "update refresh_token set expires_at = now() where session_id in (select id from session where user_id = ?)",
                idleId);
        refusedGrant(ofIdle);

        String old = newEmail();
        UUID oldId = UUID.fromString(register(old, UUID.randomUUID(), "AGENT"));
        String ofOld = refreshToken(old);
        database.exec("update session set expires_at = now() where user_id = ?", oldId);
        refusedGrant(ofOld);
    }

    @Test
    void refreshTakesRolesAsTheyAreNow() throws Exception {
        String email = newEmail();
        UUID userId = UUID.fromString(register(email, UUID.randomUUID(), "AGENT"));
        String token = refreshToken(email);
        database.exec("update user_role set role = 'DRIVER' where user_id = ?", userId);

        String fresh = refresh(token).statusCode(200).extract().path("access_token");
        assertThat(SignedJWT.parse(fresh).getJWTClaimsSet().getStringListClaim("groups"))
                .containsExactly("DRIVER");
    }

    // taking tokens back

    @Test
    void logoutEndsTheSessionWithAllItsTokens() {
        String email = newEmail();
        String userId = register(email, UUID.randomUUID(), "COMPANY_ADMIN");
        JsonPath here = login(email, PASSWORD).statusCode(200).extract().jsonPath();
        JsonPath elsewhere = login(email, PASSWORD).statusCode(200).extract().jsonPath();
        String token = here.getString("access_token");

        List<Map<String, Object>> sessions = given().auth()
                .oauth2(token)
                .get("/auth/v1/sessions")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.address", everyItem(equalTo("127.0.0.1")))
                .body("items.last_used_at", everyItem(notNullValue()))
                .body("items.current", equalTo(List.of(true, false)))
                .extract()
                .jsonPath()
                .getList("items");
        assertThat(sessions.get(0)).extracting("user_agent").asString().contains("HttpClient");

        given().auth().oauth2(token).delete("/auth/v1/sessions/current").then().statusCode(204);
        problem(given().auth().oauth2(token).get("/auth/v1/sessions"), 401, "unauthenticated")
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""));
        refusedGrant(here.getString("refresh_token"));

        String other = elsewhere.getString("access_token");
        given().auth().oauth2(other).get("/auth/v1/sessions").then().body("items", hasSize(1));
        problem(
                given().auth()
                        .oauth2(admin())
                        .delete("/auth/v1/sessions/" + sessions.get(1).get("session_id")),
                404,
                "not-found");
        assertThat(database.rows(
                        "select revocation from session where user_id = ? order by id", UUID.fromString(userId)))
                .extracting(row -> row.get("revocation"))
                .containsExactly("LOGGED_OUT", null);
    }

    @Test
    void logoutEverywhereLeavesNothingButANewLogin() {
        String email = newEmail();
        register(email, UUID.randomUUID(), "COMPANY_ADMIN");
        JsonPath first = login(email, PASSWORD).extract().jsonPath();
        JsonPath second = login(email, PASSWORD).extract().jsonPath();

        given().auth()
                .oauth2(first.getString("access_token"))
                .delete("/auth/v1/sessions")
                .then()
                .statusCode(204);

        for (JsonPath gone : List.of(first, second)) {
            problem(
                    given().auth().oauth2(gone.getString("access_token")).get("/auth/v1/sessions"),
                    401,
                    "unauthenticated");
            refusedGrant(gone.getString("refresh_token"));
        }
        String fresh = login(email, PASSWORD).extract().path("access_token");
        given().auth().oauth2(fresh).get("/auth/v1/sessions").then().body("items", hasSize(1));
    }

    @Test
    void deactivationVoidsTokensAtOnceAndTellsTheOtherHouses() {
        String email = newEmail();
        UUID userId = UUID.fromString(register(email, UUID.randomUUID(), "COMPANY_ADMIN"));
        String token = login(email, PASSWORD).extract().path("access_token");
        String house = serviceToken("company");
        int known = given().auth()
                .oauth2(house)
                .get("/auth/v1/revocations?after=" + Long.MAX_VALUE)
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .extract()
                .path("last");

        moved(admin(), userId, "deactivate").statusCode(200);

        problem(given().auth().oauth2(token).get("/auth/v1/users"), 401, "unauthenticated");
        given().auth()
                .oauth2(house)
                .get("/auth/v1/revocations?after=" + known)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(userId.toString()))
                .body("items.until", everyItem(notNullValue()));
        problem(given().auth().oauth2(admin()).get("/auth/v1/revocations"), 403, "forbidden");
        problem(given().get("/auth/v1/revocations"), 401, "unauthenticated")
                .header("WWW-Authenticate", equalTo("Bearer"));

        moved(admin(), userId, "activate").statusCode(200);
        problem(given().auth().oauth2(token).get("/auth/v1/users"), 401, "unauthenticated");
        String fresh = login(email, PASSWORD).extract().path("access_token");
        given().auth().oauth2(fresh).get("/auth/v1/users").then().statusCode(200);
    }

    @Test
    void aReusedRefreshTokenTakesTheAccessTokensAlong() {
        String email = newEmail();
        register(email, UUID.randomUUID(), "COMPANY_ADMIN");
        JsonPath first = login(email, PASSWORD).extract().jsonPath();
        JsonPath second = refresh(first.getString("refresh_token"))
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath third = refresh(second.getString("refresh_token"))
                .statusCode(200)
                .extract()
                .jsonPath();

        refusedGrant(first.getString("refresh_token"));

        problem(given().auth().oauth2(third.getString("access_token")).get("/auth/v1/users"), 401, "unauthenticated");
    }

    @Test
    void twoTokensAreNone() {
        problem(
                given().header("Authorization", "Bearer " + admin(), "Bearer " + admin())
                        .get("/auth/v1/users"),
                401,
                "unauthenticated");
    }

    // as OAuth clients ask

    /** A client that knows nothing of us but the standards: RFC 6749, RFC 7009, RFC 7517, OpenID Connect Discovery. */
    @Test
    void aStandardClientFindsItsWay() throws Exception {
        String email = newEmail();
        String userId = register(email, UUID.randomUUID(), "AGENT");
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(
                given().get("/auth/.well-known/openid-configuration").asString());
        assertThat(metadata.getIDTokenJWSAlgs()).containsExactly(JWSAlgorithm.ES256);
        var house = new ClientSecretBasic(
                new ClientID("company"),
                new Secret(TestPlatform.running().settings().get("twende.company.service.secret")));

        var asHouse = TokenResponse.parse(
                new TokenRequest.Builder(metadata.getTokenEndpointURI(), house, new ClientCredentialsGrant())
                        .build()
                        .toHTTPRequest()
                        .send());
        assertThat(asHouse.indicatesSuccess()).isTrue();

        var refresh = new RefreshTokenGrant(new RefreshToken(refreshToken(email)));
        var asUser = TokenResponse.parse(
                new TokenRequest.Builder(metadata.getTokenEndpointURI(), new ClientID("pos"), refresh)
                        .build()
                        .toHTTPRequest()
                        .send());
        assertThat(asUser.indicatesSuccess()).isTrue();
        var tokens = asUser.toSuccessResponse().getTokens();
        var verifier = new DefaultJWTProcessor<SecurityContext>();
        verifier.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256,
                JWKSourceBuilder.create(metadata.getJWKSetURI().toURL()).build()));
        verifier.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                "twende",
                new JWTClaimsSet.Builder()
                        .issuer(metadata.getIssuer().getValue())
                        .build(),
                Set.of("sub", "exp", "sid")));
        assertThat(verifier.process(tokens.getAccessToken().getValue(), null).getSubject())
                .isEqualTo(userId);

        var revocation = new TokenRevocationRequest(
                        metadata.getRevocationEndpointURI(), new ClientID("pos"), tokens.getRefreshToken())
                .toHTTPRequest()
                .send();
        assertThat(revocation.getStatusCode()).isEqualTo(200);
        for (var gone : List.of(tokens.getRefreshToken(), new RefreshToken("never-was"))) {
            var refused = TokenResponse.parse(new TokenRequest.Builder(
                            metadata.getTokenEndpointURI(), new ClientID("pos"), new RefreshTokenGrant(gone))
                    .build()
                    .toHTTPRequest()
                    .send());
            assertThat(refused.toErrorResponse().getErrorObject().getCode()).isEqualTo("invalid_grant");
            assertThat(refused.toErrorResponse().getErrorObject().getDescription())
                    .isNotBlank();
        }
        var stranger = new ClientSecretBasic(new ClientID("company"), new Secret("wrong"));
        var refusal = new TokenRequest.Builder(metadata.getTokenEndpointURI(), stranger, new ClientCredentialsGrant())
                .build()
                .toHTTPRequest()
                .send();
        assertThat(refusal.getHeaderValue("WWW-Authenticate")).startsWith("Basic");
        assertThat(TokenResponse.parse(refusal)
                        .toErrorResponse()
                        .getErrorObject()
                        .getCode())
                .isEqualTo("invalid_client");
    }

    @Test
    void unknownGrantsAreRefused() {
        refusedGrant("no-such-token");
        refused(refreshing(""), 400, "invalid_request");
        refused(given().formParam("grant_type", "refresh_token").post("/auth/v1/token"), 400, "invalid_request");
        refused(given().formParam("grant_type", "password").post("/auth/v1/token"), 400, "unsupported_grant_type");
        refused(given().formParam("other", "x").post("/auth/v1/token"), 400, "invalid_request");
        refused(given().formParam("other", "x").post("/auth/v1/revoke"), 400, "invalid_request");
        problem(given().contentType(ContentType.JSON).body("{}").post("/auth/v1/token"), 415, "unsupported-media-type");
    }

    // houses

    @Test
    void everyHouseProvesItselfWithItsSecret() throws Exception {
        for (String house : List.of("company", "ticketing", "payment", "reporting")) {
            String secret = TestPlatform.running().settings().get("twende." + house + ".service.secret");

            JsonPath byBasic = clientCredentials(house, secret)
                    .statusCode(200)
                    .body("expires_in", equalTo(900))
                    .body("refresh_token", nullValue())
                    .extract()
                    .jsonPath();
            given().formParam("grant_type", "client_credentials")
                    .formParam("client_id", house)
                    .formParam("client_secret", secret)
                    .post("/auth/v1/token")
                    .then()
                    .statusCode(200);

            JWTClaimsSet claims =
                    SignedJWT.parse(byBasic.getString("access_token")).getJWTClaimsSet();
            assertThat(claims.getStringListClaim("groups")).containsExactly("SERVICE");
            assertThat(claims.getClaim("upn")).isEqualTo(house);
            assertThat(claims.getClaim("company_id")).isNull();
        }
    }

    @Test
    void strangersGetNoServiceToken() {
        String ticketings = TestPlatform.running().settings().get("twende.ticketing.service.secret");
        refusedClient(clientCredentials("ticketing", "wrong"));
        refusedClient(clientCredentials("ticketing", ""));
        refusedClient(clientCredentials("payment", ticketings));
        refusedClient(clientCredentials("auth", ""));
        refusedClient(clientCredentials("nobody", "x"));
        refusedClient(given().formParam("grant_type", "client_credentials")
                .post("/auth/v1/token")
                .then());
        refusedClient(given().header("Authorization", "Basic %%%")
                .formParam("grant_type", "client_credentials")
                .post("/auth/v1/token")
                .then());
    }

    // tokens at the door

    @Test
    void ownTokensAreAcceptedOnceTheKeyFileIsFresh() {
        given().auth().oauth2(admin()).get("/auth/v1/users").then().statusCode(200);
    }

    @Test
    void badTokensAreRefused() {
        String good = admin();
        int signature = good.lastIndexOf('.') + 1;
        String altered = good.substring(0, signature)
                + (good.charAt(signature) == 'A' ? 'B' : 'A')
                + good.substring(signature + 1);
        String none = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + good.substring(good.indexOf('.'), signature);
        List<String> bad = List.of(
                Tokens.of("SUPER_ADMIN"),
                Tokens.expired("SUPER_ADMIN", null),
                Tokens.forged("SUPER_ADMIN", null),
                Tokens.wrongAudience("SUPER_ADMIN", null),
                Tokens.wrongIssuer("SUPER_ADMIN", null),
                altered,
                none,
                "garbage");
        for (String token : bad) {
            problem(given().auth().oauth2(token).get("/auth/v1/users"), 401, "unauthenticated")
                    .header("WWW-Authenticate", startsWith("Bearer"));
        }
        problem(given().get("/auth/v1/users"), 401, "unauthenticated");
    }

    @Test
    void onlyAdministratorsSeeUsers() {
        for (String role : List.of("AGENT", "INSPECTOR", "DRIVER", "ACCOUNTANT")) {
            String token = tokenOf(UUID.randomUUID(), role);
            problem(given().auth().oauth2(token).get("/auth/v1/users"), 403, "forbidden");
            problem(given().auth().oauth2(token).get("/auth/v1/users/" + UUID.randomUUID()), 403, "forbidden");
            problem(
                    given().auth()
                            .oauth2(token)
                            .contentType(ContentType.JSON)
                            .body(user(newEmail(), null, "AGENT"))
                            .post("/auth/v1/users"),
                    403,
                    "forbidden");
        }
    }

    // users

    @Test
    void superAdminRegistersAnyone() {
        UUID company = UUID.randomUUID();
        String email = newEmail();
        Map<String, Object> body = user(email, company, "COMPANY_ADMIN", "ACCOUNTANT");
        body.put("phone", "+250788123456");

        Response created = given().auth()
                .oauth2(admin())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/auth/v1/users");
        created.then()
                .statusCode(201)
                .body("email", equalTo(email))
                .body("full_name", equalTo("Aline Uwase"))
                .body("phone", equalTo("+250788123456"))
                .body("company_id", equalTo(company.toString()))
                .body("roles", equalTo(List.of("COMPANY_ADMIN", "ACCOUNTANT")))
                .body("is_active", equalTo(true))
                .body("created_at", notNullValue())
                .body("$", not(hasItem("password")))
                .body("password", nullValue())
                .body("password_hash", nullValue());
        given().auth()
                .oauth2(admin())
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .body("user_id", equalTo(created.path("user_id")));
        register(newEmail(), null, "SUPER_ADMIN");
        register(newEmail(), null, "PASSENGER");
    }

    @Test
    void deactivatedUserIsOutUntilActivatedAndLogsInAnew() {
        UUID company = UUID.randomUUID();
        String token = tokenOf(company, "COMPANY_ADMIN");
        String email = newEmail();
        UUID userId = UUID.fromString(register(email, company, "DRIVER"));
        String before = refreshToken(email);

        moved(token, userId, "deactivate").statusCode(200).body("is_active", equalTo(false));
        moved(token, userId, "deactivate").statusCode(200).body("is_active", equalTo(false));
        assertThat(refusal(login(email, PASSWORD))).isEqualTo(refusal(login(newEmail(), PASSWORD)));
        assertThat(database.count("select count(*) from session where user_id = ? and revocation is null", userId))
                .isZero();
        moved(token, userId, "activate").statusCode(200).body("is_active", equalTo(true));
        refusedGrant(before); // an old session does not come back to life
        login(email, PASSWORD).statusCode(200);

        assertThat(database.rows("select type from outbox_event where aggregate_id = ? order by id", userId))
                .extracting(row -> row.get("type"))
                .containsExactly("UserRegistered", "UserDeactivated", "UserRegistered");
    }

    @Test
    void nobodyDeactivatesStrangersOrOneself() {
        UUID company = UUID.randomUUID();
        String email = newEmail();
        UUID own = UUID.fromString(register(email, company, "COMPANY_ADMIN"));
        String ownToken = login(email, PASSWORD).extract().path("access_token");
        UUID stranger = UUID.fromString(register(newEmail(), UUID.randomUUID(), "AGENT"));
        for (String move : List.of("deactivate", "activate")) {
            moved(ownToken, stranger, move).statusCode(404).body("code", equalTo("not-found"));
            moved(admin(), UUID.randomUUID(), move).statusCode(404);
            moved(tokenOf(company, "AGENT"), own, move).statusCode(403);
        }
        moved(ownToken, own, "deactivate").statusCode(409).body("code", equalTo("own-account"));
        moved(admin(), own, "deactivate").statusCode(200);
    }

    private static ValidatableResponse moved(String token, UUID userId, String move) {
        return given().auth()
                .oauth2(token)
                .post("/auth/v1/users/" + userId + "/" + move)
                .then();
    }

    /** A house may ask for any user, such as a driver it has not heard of. */
    @Test
    void anotherHouseReadsAUserAndNothingMore() {
        String userId = register(newEmail(), UUID.randomUUID(), "DRIVER");
        String secret = TestPlatform.running().settings().get("twende.company.service.secret");
        String house =
                clientCredentials("company", secret).statusCode(200).extract().path("access_token");
        given().auth()
                .oauth2(house)
                .get("/auth/v1/users/" + userId)
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("DRIVER")))
                .body("is_active", equalTo(true));
        given().auth().oauth2(house).get("/auth/v1/users").then().statusCode(403);
    }

    @Test
    void registrationTellsTheWorldWithoutPersonalData() {
        String email = newEmail();
        UUID userId = UUID.fromString(register(email, UUID.randomUUID(), "AGENT"));

        String payload = (String)
                database.rows("select payload::text as payload from outbox_event where aggregate_id = ?", userId)
                        .get(0)
                        .get("payload");
        assertThat(payload)
                .contains("UserRegistered", userId.toString(), "AGENT")
                .doesNotContain(email, "Aline");
        await().untilAsserted(() -> assertThat(database.count(
                        "select count(*) from outbox_event where aggregate_id = ? and published_at is not null",
                        userId))
                .isEqualTo(1));
    }

    @Test
    void brokenRegistrationsAreRefusedFieldByField() {
        refusedUser(Map.of(), "email", "password", "full_name", "roles");
        refusedUser(changed("email", "not-an-address"), "email");
        refusedUser(changed("email", "ümlaut@example.com"), "email");
        refusedUser(changed("phone", "0788123456"), "phone");
        refusedUser(changed("full_name", " "), "full_name");
        refusedUser(changed("roles", List.of()), "roles");
        refusedUser(changed("password", "short-1"), "password");
        refusedUser(changed("password", "x".repeat(129)), "password");
        refusedUser(changed("password", "Password1"), "password");
        refusedUser(changed("company_id", null), "company_id");
        refusedUser(changed("roles", List.of("PASSENGER")), "company_id");
        refusedUser(changed("roles", List.of("SUPER_ADMIN", "AGENT")), "roles");
        String token = admin();
        for (Map<String, Object> unreadable : List.of(
                changed("roles", List.of("EMPEROR")),
                changed("roles", List.of("SERVICE")),
                changed("company_id", "7"))) {
            problem(
                    given().auth()
                            .oauth2(token)
                            .contentType(ContentType.JSON)
                            .body(unreadable)
                            .post("/auth/v1/users"),
                    400,
                    "malformed-json");
        }
    }

    @Test
    void companyAdminRegistersTheOwnPeopleOnly() {
        UUID company = UUID.randomUUID();
        String token = tokenOf(company, "COMPANY_ADMIN");

        registering(token, user(newEmail(), null, "AGENT"))
                .statusCode(201)
                .body("company_id", equalTo(company.toString()));
        registering(token, user(newEmail(), company, "COMPANY_ADMIN")).statusCode(201);

        registering(token, user(newEmail(), UUID.randomUUID(), "AGENT"))
                .statusCode(404)
                .body("code", equalTo("not-found"));
        registering(token, user(newEmail(), null, "SUPER_ADMIN"))
                .statusCode(403)
                .body("code", equalTo("role-not-grantable"));
        registering(token, user(newEmail(), null, "PASSENGER"))
                .statusCode(403)
                .body("code", equalTo("role-not-grantable"));
    }

    @Test
    void companyAdminSeesTheOwnPeopleOnly() {
        UUID company = UUID.randomUUID();
        String token = tokenOf(company, "COMPANY_ADMIN");
        String own = register(newEmail(), company, "DRIVER");
        String others = register(newEmail(), UUID.randomUUID(), "DRIVER");
        String passenger = register(newEmail(), null, "PASSENGER");

        given().auth()
                .oauth2(token)
                .get("/auth/v1/users")
                .then()
                .statusCode(200)
                .body("items.company_id", everyItem(equalTo(company.toString())))
                .body("items.user_id", hasItem(own))
                .body("next_cursor", nullValue());
        given().auth().oauth2(token).get("/auth/v1/users/" + own).then().statusCode(200);
        for (String invisible : List.of(others, passenger, UUID.randomUUID().toString(), "no-uuid")) {
            problem(given().auth().oauth2(token).get("/auth/v1/users/" + invisible), 404, "not-found");
        }
        problem(
                given().auth()
                        .oauth2(token)
                        .queryParam("company_id", UUID.randomUUID())
                        .get("/auth/v1/users"),
                404,
                "not-found");
    }

    @Test
    void listsPageByPage() {
        UUID company = UUID.randomUUID();
        List<String> registered = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            registered.add(register(newEmail(), company, "DRIVER", "AGENT"));
        }

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var page = given().auth()
                    .oauth2(admin())
                    .queryParam("company_id", company)
                    .queryParam("limit", 2);
            JsonPath answer = (cursor == null ? page : page.queryParam("cursor", cursor))
                    .get("/auth/v1/users")
                    .then()
                    .statusCode(200)
                    .body("items.roles", everyItem(equalTo(List.of("AGENT", "DRIVER"))))
                    .extract()
                    .jsonPath();
            seen.addAll(answer.getList("items.user_id"));
            cursor = answer.getString("next_cursor");
        } while (cursor != null);
        assertThat(seen).containsExactlyElementsOf(registered);

        String token = admin();
        for (String query : List.of("limit=0", "limit=201", "limit=x", "cursor=%25", "cursor=eA", "company_id=7")) {
            problem(
                    given().urlEncodingEnabled(false).auth().oauth2(token).get("/auth/v1/users?" + query),
                    422,
                    "validation-failed");
        }
    }

    @Test
    void idempotencyKeyRegistersOnce() throws Exception {
        String token = admin();
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = user(newEmail(), UUID.randomUUID(), "AGENT");
        Callable<Response> post = () -> given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/auth/v1/users");

        List<Response> answers = AtOnce.call(8, post);

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.stream().map(answer -> answer.path("user_id")).distinct())
                .hasSize(1);
        assertThat(database.rows("select * from idempotency_key where key = ?", key)
                        .toString())
                .doesNotContain(PASSWORD);
        body.put("password", "another-ntuyenabwoba"); // leaves no trace, so it does not tell requests apart either
        assertThat(post.call().<String>path("user_id")).isEqualTo(answers.get(0).path("user_id"));
        body.put("full_name", "Another Name");
        problem(post.call(), 422, "idempotency-key-reused");
    }

    @Test
    void sameEmailAtOnceIsOneUser() throws Exception {
        String token = admin();
        Map<String, Object> body = user(newEmail(), UUID.randomUUID(), "AGENT");

        List<Response> answers = AtOnce.call(8, () -> {
            Response answer;
            do {
                answer = given().auth()
                        .oauth2(token)
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post("/auth/v1/users");
            } while (answer.statusCode() == 503); // a slow machine: others' hashes go first
            return answer;
        });

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> problem(answer, 409, "email-taken"));
    }

    // keys

    @Test
    void publishesPublicKeysOnly() throws Exception {
        String keys = given().get("/auth/v1/jwks")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age=300"))
                .contentType(ContentType.JSON)
                .extract()
                .asString();

        assertThat(JWKSet.parse(keys).getKeys()).isNotEmpty().allSatisfy(key -> {
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.toECKey().getCurve().getName()).isEqualTo("P-256");
            assertThat(key.getKeyID()).isNotBlank();
        });
        assertThat(database.rows("select sealed_key from signing_key")).allSatisfy(row -> {
            assertThat(new String((byte[]) row.get("sealed_key"), UTF_8)).doesNotContain("\"kty\"", "\"crv\"");
        });
    }

    /** In tests a key signs for 15 seconds, as it does for 90 days elsewhere, and is announced 15 seconds before. */
    @Test
    void noTokenIsRefusedWhileKeysRotate() throws Exception {
        int clients = 4;
        Map<String, String> byKey = new ConcurrentHashMap<>();
        AtomicInteger calls = new AtomicInteger();
        List<Integer> answers = new CopyOnWriteArrayList<>();
        List<String> logins = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            String email = newEmail();
            register(email, UUID.randomUUID(), "AGENT");
            logins.add(login(email, PASSWORD).extract().path("refresh_token"));
        }
        Iterator<String> free = logins.iterator();
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        AtOnce.call(clients, () -> {
            String session;
            synchronized (free) {
                session = free.next();
            }
            Set<String> seen = new HashSet<>();
            while (seen.size() < 2 && System.nanoTime() < until) {
                JsonPath fresh = refresh(session).extract().jsonPath();
                session = fresh.getString("refresh_token");
                String newest = fresh.getString("access_token");
                seen.add(keyOf(newest));
                byKey.put(keyOf(newest), newest);
                for (String token : byKey.values()) {
                    int status =
                            given().auth().oauth2(token).get("/auth/v1/account").statusCode();
                    calls.incrementAndGet();
                    if (status != 200) {
                        answers.add(status);
                    }
                }
            }
            return null;
        });
        assertThat(byKey).as("keys").hasSizeGreaterThan(1);
        assertThat(answers).as("of %s calls", calls).isEmpty();
        assertThat(publishedKeys().getKeys()).extracting(JWK::getKeyID).containsAll(byKey.keySet());
    }

    private static String keyOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void discoveryLeadsToTheKeys() {
        JsonPath document = given().get("/auth/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("issuer", equalTo("twende"))
                .body("grant_types_supported", hasItems("refresh_token", "client_credentials"))
                .body("id_token_signing_alg_values_supported", hasItem("ES256"))
                .extract()
                .jsonPath();

        given().get(document.getString("jwks_uri")).then().statusCode(200).body("keys", notNullValue());
        refused(
                given().formParam("grant_type", "x").post(document.getString("token_endpoint")),
                400,
                "unsupported_grant_type");
    }

    // steps

    /** A token of the first administrator that the door accepts: right after the start the key file may still be old. */
    private static synchronized String admin() {
        if (admin == null) {
            String token = login(TestPlatform.ADMIN_EMAIL, TestPlatform.ADMIN_PASSWORD)
                    .statusCode(200)
                    .extract()
                    .path("access_token");
            await().until(() ->
                    given().auth().oauth2(token).get("/auth/v1/users").statusCode() == 200);
            admin = token;
        }
        return admin;
    }

    private static String tokenOf(UUID company, String role) {
        String email = newEmail();
        register(email, company, role);
        return login(email, PASSWORD).statusCode(200).extract().path("access_token");
    }

    private static String register(String email, UUID company, String... roles) {
        return registering(admin(), user(email, company, roles))
                .statusCode(201)
                .extract()
                .path("user_id");
    }

    private static ValidatableResponse registering(String token, Map<String, Object> user) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(user)
                .post("/auth/v1/users")
                .then();
    }

    private static ValidatableResponse login(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/auth/v1/sessions")
                .then();
    }

    private static String refreshToken(String email) {
        return login(email, PASSWORD).statusCode(200).extract().path("refresh_token");
    }

    private static Response refreshing(String token) {
        return given().formParam("grant_type", "refresh_token")
                .formParam("refresh_token", token)
                .post("/auth/v1/token");
    }

    private static ValidatableResponse refresh(String token) {
        return refreshing(token).then();
    }

    private static void refusedGrant(String token) {
        refused(refreshing(token), 400, "invalid_grant");
    }

    private static ValidatableResponse clientCredentials(String house, String secret) {
        return given().header("Authorization", "Basic " + base64(house + ":" + secret))
                .formParam("grant_type", "client_credentials")
                .post("/auth/v1/token")
                .then();
    }

    private static void refusedClient(ValidatableResponse answer) {
        refused(answer.extract().response(), 401, "invalid_client").header("WWW-Authenticate", startsWith("Basic"));
    }

    private static void refusedUser(Map<String, Object> body, String... fields) {
        registering(admin(), body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("validation-failed"))
                .body("errors.field", hasItems(fields));
    }

    /** An answer of RFC 6749 section 5.2 that is a problem document as well. */
    private static ValidatableResponse refused(Response answer, int status, String error) {
        return answer.then()
                .statusCode(status)
                .contentType("application/json")
                .header("Cache-Control", containsString("no-store"))
                .body("error", equalTo(error))
                .body("error_description", notNullValue())
                .body("code", equalTo(error.replace('_', '-')));
    }

    private static String serviceToken(String house) {
        String secret = TestPlatform.running().settings().get("twende." + house + ".service.secret");
        return clientCredentials(house, secret).statusCode(200).extract().path("access_token");
    }

    private static ValidatableResponse problem(Response answer, int status, String code) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code));
    }

    /** A refused login without what differs from answer to answer. */
    private static Map<String, Object> refusal(ValidatableResponse answer) {
        Map<String, Object> body = answer.contentType("application/problem+json")
                .extract()
                .jsonPath()
                .getMap("$");
        body.remove("instance");
        return body;
    }

    private static Map<String, Object> user(String email, UUID company, String... roles) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("email", email);
        user.put("password", PASSWORD);
        user.put("full_name", "Aline Uwase");
        if (company != null) {
            user.put("company_id", company);
        }
        user.put("roles", List.of(roles));
        return user;
    }

    private static Map<String, Object> changed(String field, Object value) {
        Map<String, Object> user = user(newEmail(), UUID.randomUUID(), "AGENT");
        user.put(field, value);
        return user;
    }

    private static String newEmail() {
        return "user-" + UUID.randomUUID() + "@example.com";
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private String hashOf(String email) {
        return (String) database.rows("select password_hash from user_account where email = ?", email)
                .get(0)
                .get("password_hash");
    }

    private static JWKSet publishedKeys() throws Exception {
        return JWKSet.parse(given().get("/auth/v1/jwks").asString());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
