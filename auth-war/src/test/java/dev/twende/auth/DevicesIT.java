package dev.twende.auth;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.twende.testing.AtOnce;
import dev.twende.testing.Database;
import dev.twende.testing.TestPlatform;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Devices and their cashiers as they and their administrators meet auth: the real WAR over HTTP, on real servers. */
@ExtendWith(ArquillianExtension.class)
class DevicesIT {
    private static final String PASSWORD = "ntuyenabwoba-2026";
    private static final String PIN = "7391";
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static String superAdmin;

    private final Database database = Database.as("auth");
    private final UUID company = UUID.randomUUID();

    // enrolling

    @Test
    void aDeviceEnrolsWithACodeAndGetsTokensWithItsKey() throws Exception {
        String admin = adminOf(company);
        JsonPath invitation = invite(admin).statusCode(201).extract().jsonPath();
        assertThat(new JsonPath(invitation.getString("qr_text")).getMap("$"))
                .containsOnlyKeys("handshake_version", "url", "token")
                .containsEntry("token", invitation.getString("token"));
        assertThat(invitation.getString("qr_svg")).startsWith("<svg ");
        assertThat(database.rows("select token_hash from device_enrolment where company_id = ?", company)
                        .toString())
                .doesNotContain(invitation.getString("token"));
        ECKey key = p256();

        JsonPath device = enrol(invitation.getString("token"), key)
                .statusCode(201)
                .body("serial", equalTo(1))
                .body("company_id", equalTo(company.toString()))
                .body("status", equalTo("ACTIVE"))
                .extract()
                .jsonPath();
        UUID deviceId = UUID.fromString(device.getString("device_id"));
        JsonPath answer = token(assertion(deviceId, key))
                .statusCode(200)
                .body("refresh_token", nullValue())
                .extract()
                .jsonPath();

        JWTClaimsSet claims = SignedJWT.parse(answer.getString("access_token")).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(deviceId.toString());
        assertThat(claims.getClaim("device_id")).isEqualTo(deviceId.toString());
        assertThat(claims.getClaim("company_id")).isEqualTo(company.toString());
        assertThat(claims.getStringListClaim("groups")).containsExactly("DEVICE");
        given().auth()
                .oauth2(answer.getString("access_token"))
                .contentType(ContentType.JSON)
                .body(Map.of("app_version", "1.4.0"))
                .put("/auth/v1/devices/current")
                .then()
                .statusCode(200)
                .body("app_version", equalTo("1.4.0"))
                .body("last_seen_at", notNullValue());
        assertThat(database.rows(
                        "select type from outbox_event where aggregate_id = ? and type like 'Device%'", deviceId))
                .extracting(row -> row.get("type"))
                .containsExactly("DeviceEnrolled");
    }

    @Test
    void ed25519KeysAreGoodToo() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        String x = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length))
                .toString();
        String code = invite(adminOf(company)).extract().path("token");
        UUID deviceId = UUID.fromString(enrol(code, Map.of("kty", "OKP", "crv", "Ed25519", "x", x))
                .statusCode(201)
                .extract()
                .path("device_id"));

        String text = new JWSHeader.Builder(JWSAlgorithm.EdDSA).build().toBase64URL() + "."
                + Base64URL.encode(claims(deviceId).build().toString());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(UTF_8));
        token(text + "." + Base64URL.encode(signature.sign())).statusCode(200);
        token(text + "." + Base64URL.encode(new byte[64])).statusCode(401);
    }

    @Test
    void aCodeIsGoodOnceAndForMinutes() throws Exception {
        String admin = adminOf(company);
        String code = invite(admin).extract().path("token");
        List<Response> answers =
                AtOnce.call(6, () -> enrol(code, p256()).extract().response());

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> problem(answer, 410, "enrolment-void"));

        invite(admin, UUID.randomUUID()).statusCode(404);
        String old = invite(admin).extract().path("token");
        database.exec(
                "update device_enrolment set expires_at = now() where company_id = ? and used_at is null", company);
        problem(enrol(old, p256()).extract().response(), 410, "enrolment-void");
        problem(enrol("ABCD-ABCD-ABCD-ABCD-ABCD", p256()).extract().response(), 410, "enrolment-void");
        enrol(old, Map.of("kty", "RSA", "crv", "none", "x", "AQAB"))
                .statusCode(422)
                .body("errors.field", hasItem("public_key"));
        given().contentType(ContentType.JSON)
                .body(Map.of())
                .post("/auth/v1/devices")
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("handshake_version", "token", "public_key"));
    }

    @Test
    void serialsOfACompanyHaveNoGap() throws Exception {
        String admin = adminOf(company);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            codes.add(invite(admin).extract().path("token"));
        }
        var next = codes.iterator();
        Callable<Response> enrolling = () -> {
            String code;
            synchronized (codes) {
                code = next.next();
            }
            return enrol(code, p256()).extract().response();
        };
        AtOnce.call(6, enrolling);
        problem(enrol(codes.get(0), p256()).extract().response(), 410, "enrolment-void"); // takes none

        List<Integer> serials = given().auth()
                .oauth2(admin)
                .get("/auth/v1/devices?limit=4")
                .then()
                .statusCode(200)
                .body("items", hasSize(4))
                .extract()
                .path("items.serial");
        assertThat(serials).doesNotHaveDuplicates();
        assertThat(database.rows("select serial from device where company_id = ? order by serial", company))
                .extracting(row -> row.get("serial"))
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void onlyTheDeviceItselfCanSignAndEachSignatureIsGoodOnce() throws Exception {
        ECKey key = p256();
        UUID deviceId = enrolled(company, key);
        String good = assertion(deviceId, key);
        token(good).statusCode(200);

        Instant now = Instant.now();
        for (String bad : List.of(
                good, // a second time
                assertion(deviceId, p256()),
                assertion(UUID.randomUUID(), key),
                sign(claims(deviceId).audience("https://elsewhere.example").build(), key),
                sign(claims(deviceId).issuer("somebody").build(), key),
                sign(claims(deviceId).jwtID(null).build(), key),
                sign(claims(deviceId).expirationTime(null).build(), key),
                sign(
                        claims(deviceId)
                                .expirationTime(Date.from(now.minusSeconds(1)))
                                .build(),
                        key),
                sign(
                        claims(deviceId)
                                .expirationTime(Date.from(now.plusSeconds(3600)))
                                .build(),
                        key),
                sign(
                        claims(deviceId)
                                .notBeforeTime(Date.from(now.plusSeconds(200)))
                                .build(),
                        key),
                good.substring(0, good.lastIndexOf('.') + 1) + Base64URL.encode(new byte[64]),
                Base64URL.encode("{\"alg\":\"none\"}") + "."
                        + Base64URL.encode(claims(deviceId).build().toString()) + ".",
                "x".repeat(5000),
                "garbage")) {
            token(bad).statusCode(401).body("error", equalTo("invalid_client"));
        }
        given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion", assertion(deviceId, key))
                .post("/auth/v1/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    // ending

    @Test
    void aRevokedDeviceIsOutAtTheNextCall() throws Exception {
        String admin = adminOf(company);
        ECKey key = p256();
        UUID deviceId = enrolled(company, key);
        String token = deviceToken(deviceId, key);
        given().auth().oauth2(token).get("/auth/v1/devices/current").then().statusCode(200);
        String stranger = adminOf(UUID.randomUUID());
        for (String move : List.of("revoke", "roll")) {
            problem(
                    given().auth().oauth2(stranger).post("/auth/v1/devices/" + deviceId + "/" + move),
                    404,
                    "not-found");
        }
        problem(given().auth().oauth2(stranger).get("/auth/v1/devices/" + deviceId), 404, "not-found");

        for (int i = 0; i < 2; i++) {
            given().auth()
                    .oauth2(admin)
                    .post("/auth/v1/devices/" + deviceId + "/revoke")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("REVOKED"))
                    .body("revoked_at", notNullValue());
        }

        problem(given().auth().oauth2(token).get("/auth/v1/devices/current"), 401, "unauthenticated");
        token(assertion(deviceId, key)).statusCode(401);
        problem(given().auth().oauth2(admin).post("/auth/v1/devices/" + deviceId + "/roll"), 409, "device-not-active");
        given().auth()
                .oauth2(admin)
                .get("/auth/v1/devices?status=REVOKED")
                .then()
                .body("items.device_id", contains(deviceId.toString()));
        assertThat(database.count(
                        "select count(*) from outbox_event where aggregate_id = ? and type = 'DeviceRevoked'",
                        deviceId))
                .isEqualTo(1);
    }

    @Test
    void aRolledDeviceStaysItselfAndItsOldKeyIsWorthNothing() throws Exception {
        String admin = adminOf(company);
        ECKey lost = p256();
        UUID deviceId = enrolled(company, lost);
        String stolen = deviceToken(deviceId, lost);

        String code = given().auth()
                .oauth2(admin)
                .post("/auth/v1/devices/" + deviceId + "/roll")
                .then()
                .statusCode(200)
                .body("device_id", equalTo(deviceId.toString()))
                .extract()
                .path("token");
        given().auth().oauth2(stolen).get("/auth/v1/devices/current").then().statusCode(200);
        ECKey fresh = p256();
        enrol(code, fresh)
                .statusCode(201)
                .body("device_id", equalTo(deviceId.toString()))
                .body("serial", equalTo(1));

        problem(given().auth().oauth2(stolen).get("/auth/v1/devices/current"), 401, "unauthenticated");
        token(assertion(deviceId, lost)).statusCode(401);
        assertThat(database.rows(
                        "select payload from outbox_event where aggregate_id = ? and type = 'DeviceEnrolled' order by seq",
                        deviceId))
                .extracting(row -> row.get("payload").toString())
                .satisfiesExactly(
                        first -> assertThat(first).contains(lost.getX().toString(), "Nyabugogo 2"),
                        second -> assertThat(second)
                                .contains(fresh.getX().toString(), fresh.getY().toString()));
        given().auth()
                .oauth2(deviceToken(deviceId, fresh))
                .get("/auth/v1/devices/current")
                .then()
                .statusCode(200);
    }

    // cashiers

    @Test
    void aCashierTakesOverADeviceByPin() throws Exception {
        String email = newEmail();
        UUID cashier = UUID.fromString(register(email, company, "AGENT", "COMPANY_ADMIN"));
        String own = login(email);
        setPin(own, cashier, PIN).statusCode(204);
        ECKey key = p256();
        UUID deviceId = enrolled(company, key);
        String device = deviceToken(deviceId, key);
        given().auth()
                .oauth2(device)
                .get("/auth/v1/devices/current/cashiers")
                .then()
                .statusCode(200)
                .body("items.user_id", contains(cashier.toString()));

        JsonPath tokens =
                pinLogin(device, cashier, PIN).statusCode(200).extract().jsonPath();

        JWTClaimsSet claims = SignedJWT.parse(tokens.getString("access_token")).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(cashier.toString());
        assertThat(claims.getClaim("device_id")).isEqualTo(deviceId.toString());
        assertThat(claims.getStringListClaim("groups")).containsExactly("DEVICE", "AGENT");
        String refreshToken = tokens.getString("refresh_token");
        refresh(refreshToken, null).statusCode(400).body("error", equalTo("invalid_grant"));
        ECKey otherKey = p256();
        UUID other = enrolled(company, otherKey);
        refresh(refreshToken, assertion(other, otherKey)).statusCode(400);
        JsonPath next = refresh(refreshToken, assertion(deviceId, key))
                .statusCode(200)
                .extract()
                .jsonPath();

        String cashiers = next.getString("access_token");
        problem(
                given().auth()
                        .oauth2(cashiers)
                        .contentType(ContentType.JSON)
                        .body(Map.of("pin", "8264"))
                        .put("/auth/v1/users/" + cashier + "/pin"),
                403,
                "not-on-a-device");
        given().auth()
                .oauth2(own)
                .get("/auth/v1/sessions")
                .then()
                .body("items.device_id", hasItem(deviceId.toString()));
        given().auth()
                .oauth2(cashiers)
                .delete("/auth/v1/sessions/current")
                .then()
                .statusCode(204);
        problem(given().auth().oauth2(cashiers).get("/auth/v1/devices/current"), 401, "unauthenticated");
        given().auth().oauth2(device).get("/auth/v1/devices/current").then().statusCode(200);

        String again = pinLogin(device, cashier, PIN).extract().path("access_token");
        given().auth()
                .oauth2(superAdmin())
                .post("/auth/v1/users/" + cashier + "/deactivate")
                .then()
                .statusCode(200);
        problem(given().auth().oauth2(again).get("/auth/v1/devices/current"), 401, "unauthenticated");
        pinLogin(device, cashier, PIN).statusCode(401);
    }

    @Test
    void wrongPinsLockTheCashierOnThatDeviceOnly() throws Exception {
        UUID cashier = UUID.fromString(register(newEmail(), company, "AGENT"));
        String admin = adminOf(company);
        setPin(admin, cashier, PIN).statusCode(204);
        ECKey key = p256();
        String device = deviceToken(enrolled(company, key), key);
        ECKey otherKey = p256();
        String other = deviceToken(enrolled(company, otherKey), otherKey);

        List<Response> tries = AtOnce.call(
                12, () -> pinLogin(device, cashier, "0001").extract().response());
        tries.forEach(answer -> problem(answer, 401, "pin-refused"));
        assertThat(database.rows("select tries from pin_try where user_id = ?", cashier))
                .extracting(row -> row.get("tries"))
                .containsExactly(5);

        Map<String, Object> locked = body(pinLogin(device, cashier, PIN));
        assertThat(locked).containsEntry("code", "pin-refused");
        assertThat(body(pinLogin(device, UUID.randomUUID(), PIN))).isEqualTo(locked);
        pinLogin(other, cashier, PIN).statusCode(200);
        setPin(admin, cashier, "5028").statusCode(204);
        pinLogin(device, cashier, PIN).statusCode(401);
        pinLogin(device, cashier, "5028").statusCode(200);
        assertThat(database.count("select count(*) from pin_try where user_id = ?", cashier))
                .isZero();
        assertThat(database.rows("select pin_hash from cashier_pin where user_id = ?", cashier)
                        .toString())
                .contains("$argon2id$")
                .doesNotContain("5028\"");
    }

    @Test
    void pinsAreSetByTheirOwnersAndAdministratorsAndNotTooSimple() throws Exception {
        String email = newEmail();
        UUID cashier = UUID.fromString(register(email, company, "AGENT"));
        String own = login(email);
        for (String simple : List.of("123", "1234", "0000", "9876", "123456789", "12a4")) {
            setPin(own, cashier, simple).statusCode(422).body("errors.field", hasItem("pin"));
        }
        setPin(own, UUID.fromString(register(newEmail(), company, "AGENT")), PIN)
                .statusCode(403);
        setPin(own, UUID.fromString(register(newEmail(), UUID.randomUUID(), "AGENT")), PIN)
                .statusCode(404);
        setPin(adminOf(UUID.randomUUID()), cashier, PIN).statusCode(404);

        UUID stranger = UUID.fromString(register(newEmail(), UUID.randomUUID(), "AGENT"));
        setPin(superAdmin(), stranger, PIN).statusCode(204);
        ECKey key = p256();
        String device = deviceToken(enrolled(company, key), key);
        pinLogin(device, stranger, PIN).statusCode(401);
        given().auth()
                .oauth2(device)
                .get("/auth/v1/devices/current/cashiers")
                .then()
                .body("items.user_id", not(hasItem(stranger.toString())));
        problem(given().auth().oauth2(device).get("/auth/v1/devices"), 403, "forbidden");
        problem(given().auth().oauth2(own).get("/auth/v1/devices/current"), 403, "forbidden");
    }

    // steps

    private UUID enrolled(UUID ofCompany, ECKey key) {
        String code = invite(superAdmin(), ofCompany).statusCode(201).extract().path("token");
        return UUID.fromString(enrol(code, key).statusCode(201).extract().path("device_id"));
    }

    private static ValidatableResponse invite(String admin) {
        return invite(admin, null);
    }

    private static ValidatableResponse invite(String admin, UUID ofCompany) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", "Nyabugogo 2"));
        if (ofCompany != null) {
            body.put("company_id", ofCompany);
        }
        return given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/auth/v1/devices/enrolments")
                .then();
    }

    private static ValidatableResponse enrol(String code, ECKey key) {
        return enrol(
                code,
                Map.of(
                        "kty",
                        "EC",
                        "crv",
                        "P-256",
                        "x",
                        key.getX().toString(),
                        "y",
                        key.getY().toString()));
    }

    private static ValidatableResponse enrol(String code, Map<String, String> key) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("handshake_version", 1, "token", code, "public_key", key, "app_version", "1.3.0"))
                .post("/auth/v1/devices")
                .then();
    }

    private static ValidatableResponse token(String assertion) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", ASSERTION_TYPE)
                .formParam("client_assertion", assertion)
                .post("/auth/v1/token")
                .then();
    }

    private static ValidatableResponse refresh(String refreshToken, String assertion) {
        var request = given().formParam("grant_type", "refresh_token").formParam("refresh_token", refreshToken);
        if (assertion != null) {
            request.formParam("client_assertion_type", ASSERTION_TYPE).formParam("client_assertion", assertion);
        }
        return request.post("/auth/v1/token").then();
    }

    private static String deviceToken(UUID deviceId, ECKey key) {
        return token(assertion(deviceId, key)).statusCode(200).extract().path("access_token");
    }

    private static String assertion(UUID deviceId, ECKey key) {
        return sign(claims(deviceId).build(), key);
    }

    private static JWTClaimsSet.Builder claims(UUID deviceId) {
        return new JWTClaimsSet.Builder()
                .issuer(deviceId.toString())
                .subject(deviceId.toString())
                .audience("twende")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private static String sign(JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).build(), claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey p256() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse setPin(String token, UUID userId, String pin) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("pin", pin))
                .put("/auth/v1/users/" + userId + "/pin")
                .then();
    }

    private static ValidatableResponse pinLogin(String device, UUID userId, String pin) {
        Response answer;
        do {
            answer = given().auth()
                    .oauth2(device)
                    .contentType(ContentType.JSON)
                    .body(Map.of("user_id", userId, "pin", pin))
                    .post("/auth/v1/devices/current/sessions");
        } while (answer.statusCode() == 503); // a slow machine: others' hashes go first, and that is no try
        return answer.then();
    }

    private static synchronized String superAdmin() {
        if (superAdmin == null) {
            String token = login(TestPlatform.ADMIN_EMAIL, TestPlatform.ADMIN_PASSWORD);
            await().until(() ->
                    given().auth().oauth2(token).get("/auth/v1/users").statusCode() == 200);
            superAdmin = token;
        }
        return superAdmin;
    }

    private static String adminOf(UUID company) {
        String email = newEmail();
        register(email, company, "COMPANY_ADMIN");
        return login(email);
    }

    private static String register(String email, UUID company, String... roles) {
        return given().auth()
                .oauth2(superAdmin())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "email",
                        email,
                        "password",
                        PASSWORD,
                        "full_name",
                        "Aline Uwase",
                        "company_id",
                        company,
                        "roles",
                        List.of(roles)))
                .post("/auth/v1/users")
                .then()
                .statusCode(201)
                .extract()
                .path("user_id");
    }

    private static String login(String email) {
        return login(email, PASSWORD);
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

    private static String newEmail() {
        return "user-" + UUID.randomUUID() + "@example.com";
    }

    private static void problem(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    /** A refusal without what differs from answer to answer. */
    private static Map<String, Object> body(ValidatableResponse answer) {
        Map<String, Object> body = answer.statusCode(401).extract().jsonPath().getMap("$");
        body.remove("instance");
        return body;
    }
}
