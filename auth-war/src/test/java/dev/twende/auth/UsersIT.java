package dev.twende.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.nimbusds.jwt.SignedJWT;
import dev.twende.auth.secondfactors.control.Totp;
import dev.twende.testing.Database;
import dev.twende.testing.TestPlatform;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of accounts: invited, changed, locked out, let in with a second factor. */
@ExtendWith(ArquillianExtension.class)
class UsersIT {
    private static final String PASSWORD = "ntuyenabwoba-2026";
    private static final String ANOTHER = "kugenda-ni-kubona-9";
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{43})");
    /** As many as may hash at once: on a slow machine more of them would be told to come back. */
    private static final int RIVALS = 4;

    private static String admin;

    private final Database database = Database.as("auth");

    // changing users

    @Test
    void userIsChangedBySightOfTheCurrentVersion() {
        UUID company = UUID.randomUUID();
        String user = register(newEmail(), company, "AGENT");
        String seen = as(admin())
                .get("/auth/v1/users/" + user)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        String fresh = change(admin(), user, seen, update("Aline Keza", "+250788000111", "rw", "AGENT", "INSPECTOR"))
                .then()
                .statusCode(200)
                .body("full_name", equalTo("Aline Keza"))
                .body("phone", equalTo("+250788000111"))
                .body("language", equalTo("rw"))
                .body("roles", containsInAnyOrder("AGENT", "INSPECTOR"))
                .body("company_id", equalTo(company.toString()))
                .extract()
                .header("ETag");

        assertThat(fresh).isNotEqualTo(seen);
        refused(change(admin(), user, seen, update("Lost Update", null, "en", "AGENT")), 412, "precondition-failed");
        refused(change(admin(), user, null, update("Blind", null, "en", "AGENT")), 428, "precondition-required");
        as(admin()).get("/auth/v1/users/" + user).then().body("full_name", equalTo("Aline Keza"));
        assertThat(payloads(user))
                .anySatisfy(payload ->
                        assertThat(payload).contains("UserChanged", "INSPECTOR").doesNotContain("Keza"));
    }

    @Test
    void nobodyGivesMoreThanIsHisToGive() throws Exception {
        UUID company = UUID.randomUUID();
        String email = newEmail();
        String boss = register(email, company, "COMPANY_ADMIN");
        String token = tokenOf(email);
        String agent = register(newEmail(), company, "AGENT");
        String stranger = register(newEmail(), UUID.randomUUID(), "AGENT");

        change(token, agent, "*", update("Eric", null, "en", "COMPANY_ADMIN"))
                .then()
                .statusCode(200);
        refused(change(token, agent, "*", update("Eric", null, "en", "SUPER_ADMIN")), 403, "role-not-grantable");
        refused(change(token, agent, "*", update("Eric", null, "en", "PASSENGER")), 403, "role-not-grantable");
        refused(change(token, boss, "*", update("Boss", null, "en", "AGENT")), 409, "own-account");
        refused(change(token, stranger, "*", update("Eric", null, "en", "AGENT")), 404, "not-found");
        refused(change(admin(), agent, "*", update("Eric", null, "en", "SUPER_ADMIN")), 422, "validation-failed");
        refused(change(token, agent, "*", update(" ", "0788", "de")), 422, "validation-failed")
                .body("errors.field", containsInAnyOrder("full_name", "phone", "language"));
        change(token, boss, "*", update("Boss", null, "sw", "COMPANY_ADMIN"))
                .then()
                .statusCode(200);
        as(token)
                .get("/auth/v1/account")
                .then()
                .statusCode(200)
                .body("user_id", equalTo(boss))
                .body("language", equalTo("sw"));
    }

    @Test
    void companyDefinesItsOwnRoles() throws Exception {
        UUID company = UUID.randomUUID();
        String email = newEmail();
        register(email, company, "COMPANY_ADMIN");
        String boss = tokenOf(email);
        Response defined = post(boss, "company-roles", role("Head of counter", "SELL", "HANDLE_MONEY"));
        String role = defined.then()
                .statusCode(201)
                .body("company_id", equalTo(company.toString()))
                .extract()
                .path("company_role_id");
        refused(post(boss, "company-roles", role("HEAD of counter", "SELL")), 409, "role-name-taken");
        refused(post(boss, "company-roles", role("Owner", "SELL", "RUN_PLATFORM")), 403, "role-not-grantable");
        refused(post(boss, "company-roles", role("Nothing")), 422, "validation-failed");

        String headsEmail = newEmail();
        Map<String, Object> head = user(headsEmail, null);
        head.put("company_role_ids", List.of(role));
        String user = post(boss, "users", head)
                .then()
                .statusCode(201)
                .body("company_role_ids", contains(role))
                .extract()
                .path("user_id");
        Response session = login(headsEmail, PASSWORD);
        assertThat(groups(session.path("access_token"))).containsExactly("AGENT", "ACCOUNTANT");
        refused(as(session.path("access_token")).get("/auth/v1/company-roles"), 403, "forbidden");

        as(boss).contentType(ContentType.JSON)
                .header("If-Match", defined.header("ETag"))
                .body(role("Head of station", "SELL", "BOARD"))
                .put("/auth/v1/company-roles/" + role)
                .then()
                .statusCode(200)
                .body("name", equalTo("Head of station"));
        refused(
                as(boss).contentType(ContentType.JSON)
                        .header("If-Match", defined.header("ETag"))
                        .body(role("Lost update", "ADMINISTER"))
                        .put("/auth/v1/company-roles/" + role),
                412,
                "precondition-failed");
        // what the token of before says is no longer so
        refused(as(session.path("access_token")).get("/auth/v1/account"), 401, "unauthenticated");
        assertThat(groups(refresh(session.path("refresh_token")).path("access_token")))
                .containsExactly("AGENT", "INSPECTOR");
        assertThat(payloads(user)).anySatisfy(payload -> assertThat(payload).contains("UserChanged", "INSPECTOR"));

        refused(as(boss).delete("/auth/v1/company-roles/" + role), 409, "role-in-use")
                .body("users", equalTo(1));
        String seller = tokenOf(headsEmail);
        change(boss, user, "*", update("Head", null, "en", "DRIVER")).then().statusCode(200);
        refused(as(seller).get("/auth/v1/account"), 401, "unauthenticated");
        as(boss).delete("/auth/v1/company-roles/" + role).then().statusCode(204);
        refused(as(boss).get("/auth/v1/company-roles/" + role), 404, "not-found");
    }

    @Test
    void rolesOfAnotherCompanyAreNobodysBusiness() {
        String email = newEmail();
        register(email, UUID.randomUUID(), "COMPANY_ADMIN");
        String role =
                post(tokenOf(email), "company-roles", role("Seller", "SELL")).path("company_role_id");
        String othersEmail = newEmail();
        register(othersEmail, UUID.randomUUID(), "COMPANY_ADMIN");
        String other = tokenOf(othersEmail);

        refused(as(other).get("/auth/v1/company-roles/" + role), 404, "not-found");
        refused(as(other).delete("/auth/v1/company-roles/" + role), 404, "not-found");
        refused(
                as(other)
                        .contentType(ContentType.JSON)
                        .header("If-Match", "*")
                        .body(role("Mine", "SELL"))
                        .put("/auth/v1/company-roles/" + role),
                404,
                "not-found");
        as(other).get("/auth/v1/company-roles").then().body("items", empty());
        Map<String, Object> agent = user(newEmail(), null, "AGENT");
        agent.put("company_role_ids", List.of(role));
        refused(post(other, "users", agent), 422, "validation-failed")
                .body("errors.field", contains("company_role_ids"));
    }

    // invitations

    @Test
    void invitedUserChoosesThePasswordOnce() throws Exception {
        String email = newEmail();
        Map<String, Object> invitation = user(email, UUID.randomUUID(), "DRIVER");
        invitation.remove("password");
        invitation.put("language", "fr");
        String key = UUID.randomUUID().toString();
        Callable<Response> invite = () -> as(admin())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(invitation)
                .post("/auth/v1/invitations");
        String userId = invite.call()
                .then()
                .statusCode(201)
                .body("status", equalTo("SENT"))
                .extract()
                .path("user_id");
        assertThat(invite.call().<String>path("user_id")).isEqualTo(userId);

        JsonPath mail = mail(email, "Votre compte Twende");
        String link = token(mail);
        assertThat(database.count("select count(*) from account_link where token_hash = ?", link))
                .isZero();
        await().untilAsserted(() -> assertThat(database.count(
                        "select count(*) from outgoing_mail where user_id = ? and (status <> 'SENT' or sealed_text is not null)",
                        UUID.fromString(userId)))
                .isZero());
        refused(login(email, PASSWORD), 401, "invalid-credentials");
        refused(choose(link, "password2026"), 422, "validation-failed").body("errors.field", contains("password"));
        refused(choose(link, "Aline-Uwase-2026"), 422, "validation-failed");

        List<Response> answers = atOnce(() -> choose(link, PASSWORD));

        assertThat(answers.stream().map(Response::statusCode).collect(Collectors.groupingBy(status -> status)))
                .hasEntrySatisfying(204, first -> assertThat(first).hasSize(1))
                .hasEntrySatisfying(410, others -> assertThat(others).hasSize(RIVALS - 1));
        login(email, PASSWORD).then().statusCode(200);
        refused(choose(link, ANOTHER), 410, "link-invalid");
        refused(choose("no-such-link", ANOTHER), 410, "link-invalid");
        as(admin()).get("/auth/v1/invitations/" + userId).then().body("status", equalTo("TAKEN_UP"));
        refused(as(admin()).post("/auth/v1/invitations/" + userId + "/resend"), 409, "invitation-closed");
    }

    @Test
    void invitationIsSentAgainTakenBackAndExpires() {
        String email = newEmail();
        Map<String, Object> invitation = user(email, UUID.randomUUID(), "AGENT");
        invitation.remove("password");
        String userId = post(admin(), "invitations", invitation)
                .then()
                .statusCode(201)
                .extract()
                .path("user_id");
        String first = token(mail(email, "Your Twende account"));

        as(admin()).post("/auth/v1/invitations/" + userId + "/resend").then().statusCode(200);
        await().until(() -> mails(email).getList("items").size() == 2);
        String second = token(mail(email, "Your Twende account"));
        assertThat(second).isNotEqualTo(first);
        refused(choose(first, PASSWORD), 410, "link-invalid");

        as(admin()).post("/auth/v1/invitations/" + userId + "/revoke").then().body("status", equalTo("REVOKED"));
        refused(choose(second, PASSWORD), 410, "link-invalid");

        as(admin()).post("/auth/v1/invitations/" + userId + "/resend").then().body("status", equalTo("SENT"));
        await().until(() -> mails(email).getList("items").size() == 3);
        String third = token(mail(email, "Your Twende account"));
        database.exec("update account_link set expires_at = now() where user_id = ?", UUID.fromString(userId));
        refused(choose(third, PASSWORD), 410, "link-invalid");
        as(admin()).get("/auth/v1/invitations/" + userId).then().body("status", equalTo("EXPIRED"));
        refused(as(admin()).get("/auth/v1/invitations/" + UUID.randomUUID()), 404, "not-found");
    }

    @Test
    void mailThatTheServerRefusesIsTriedAgainOrGivenUp() {
        String refused = newEmail();
        given().body("[\"BAD_ADDRESS\"]").post(TestPlatform.running().mailUrl() + "/simulator/outcomes");
        Map<String, Object> invitation = user(refused, UUID.randomUUID(), "AGENT");
        invitation.remove("password");
        post(admin(), "invitations", invitation).then().statusCode(201);

        // rivals of this run may take the refusal that was rehearsed: whoever got it has a mail that was given up
        await().until(() -> database.count("select count(*) from outgoing_mail where status = 'FAILED'") > 0);
        assertThat(database.count(
                        "select count(*) from outgoing_mail where status = 'FAILED' and sealed_text is not null"))
                .isZero();
    }

    // logins

    @Test
    void whoeverLogsInWhereTheAccountWasNeverUsedIsReported() {
        String email = newEmail();
        String user = register(email, UUID.randomUUID(), "AGENT");
        for (String program : List.of("Firefox/131.0", "Firefox/132.0.1", "Opera/9.80", "Opera/9.80")) {
            given().header("User-Agent", program)
                    .contentType(ContentType.JSON)
                    .body(Map.of("email", email, "password", PASSWORD))
                    .post("/auth/v1/sessions")
                    .then()
                    .statusCode(200);
        }

        assertThat(mail(email, "A new login to your Twende account").getString("text"))
                .contains("127.0.0.1", " UTC");
        assertThat(database.count(
                        "select count(*) from outgoing_mail where kind = 'NEW_LOGIN' and user_id = ?",
                        UUID.fromString(user)))
                .isEqualTo(1);
    }

    // passwords

    @Test
    void forgottenPasswordIsReplacedByALinkAndEndsAllSessions() {
        String email = newEmail();
        register(email, UUID.randomUUID(), "AGENT");
        String session = login(email, PASSWORD).path("refresh_token");

        Response known = forgotten(email.toUpperCase(java.util.Locale.ROOT));
        Response unknown = forgotten(newEmail());
        assertThat(known.statusCode()).isEqualTo(202).isEqualTo(unknown.statusCode());
        assertThat(known.asString()).isEqualTo(unknown.asString()).isEmpty();
        refused(forgotten("no-address"), 422, "validation-failed");

        String link = token(mail(email, "Choose a new Twende password"));
        choose(link, ANOTHER).then().statusCode(204);
        refused(choose(link, PASSWORD), 410, "link-invalid");
        refusedGrant(refresh(session));
        refused(login(email, PASSWORD), 401, "invalid-credentials");
        login(email, ANOTHER).then().statusCode(200);
        mail(email, "Your Twende password was changed");
    }

    @Test
    void askingForANewPasswordCostsTheSameForAnyAddress() {
        String email = newEmail();
        register(email, UUID.randomUUID(), "AGENT");
        long before = database.count("select count(*) from account_link");
        // the request is one row for anybody; who it is for is looked up after the answer
        forgotten(newEmail()).then().statusCode(202);
        await().until(() -> database.count("select count(*) from password_reset_request") == 0);

        for (int i = 0; i < 6; i++) {
            forgotten(email).then().statusCode(202);
        }
        await().until(() -> database.count("select count(*) from password_reset_request") == 0);
        assertThat(database.count(
                        "select count(*) from account_link l join user_account u on u.id = l.user_id where u.email = ?",
                        email))
                .isEqualTo(3);
        assertThat(database.count("select count(*) from account_link")).isGreaterThanOrEqualTo(before + 3);
    }

    @Test
    void passwordIsChangedByWhoKnowsTheCurrentOne() {
        String email = newEmail();
        register(email, UUID.randomUUID(), "AGENT");
        String elsewhere = login(email, PASSWORD).path("refresh_token");
        String token = tokenOf(email);

        refused(changePassword(token, "wrong-password-1", ANOTHER), 422, "validation-failed")
                .body("errors.field", contains("current_password"));
        refused(changePassword(token, PASSWORD, "short"), 422, "validation-failed")
                .body("errors.field", contains("password"));
        String here = changePassword(token, PASSWORD, ANOTHER)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .path("refresh_token");

        refusedGrant(refresh(elsewhere));
        refresh(here).then().statusCode(200);
        refused(login(email, PASSWORD), 401, "invalid-credentials");
        login(email, ANOTHER).then().statusCode(200);
        assertThat(database.rows(
                        "select distinct revocation from session s join user_account u on u.id = s.user_id"
                                + " where u.email = ? and revocation is not null",
                        email))
                .containsExactly(Map.of("revocation", "PASSWORD_CHANGED"));
    }

    // second factor

    @Test
    void superAdminMayOnlyEnrolUntilThereIsASecondFactor() throws Exception {
        String email = newEmail();
        register(email, null, "SUPER_ADMIN");
        Response first = login(email, PASSWORD);
        String session = first.path("refresh_token");
        String token = first.path("access_token");
        assertThat(groups(token)).containsExactly("SECOND_FACTOR_DUE");
        refused(as(token).get("/auth/v1/users"), 403, "forbidden");
        refused(as(token).get("/auth/v1/account"), 403, "forbidden");
        as(token)
                .get("/auth/v1/account/second-factor")
                .then()
                .body("is_enrolled", equalTo(false))
                .body("is_required", equalTo(true));

        refused(code(token, "confirm", "123456"), 409, "second-factor-absent");
        byte[] secret = secret(as(token).post("/auth/v1/account/second-factor/enrol"));
        refused(code(token, "confirm", "000000"), 422, "validation-failed");
        List<String> recovery = code(token, "confirm", now(secret, 0))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .path("recovery_codes");
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        refused(as(token).get("/auth/v1/account/second-factor"), 401, "unauthenticated");
        refusedGrant(refresh(session)); // it was opened by the password alone

        refused(login(email, PASSWORD), 401, "second-factor-required");
        refused(login(email, "wrong-password-1", now(secret, 1)), 401, "invalid-credentials");
        refused(login(email, PASSWORD, now(secret, 0)), 401, "second-factor-required"); // was used to confirm
        refused(login(email, PASSWORD, now(secret, 3)), 401, "second-factor-required");
        String next = now(secret, 1);
        List<Response> rivals = atOnce(() -> login(email, PASSWORD, next));
        assertThat(rivals.stream().filter(answer -> answer.statusCode() == 200)).hasSize(1);
        refused(login(email, PASSWORD, next), 401, "second-factor-required");

        assertThat(groups(login(email, PASSWORD, recovery.get(0)).path("access_token")))
                .containsExactly("SUPER_ADMIN");
        refused(login(email, PASSWORD, recovery.get(0)), 401, "second-factor-required");
        String full = login(email, PASSWORD, recovery.get(1)).path("access_token");
        as(full).get("/auth/v1/users").then().statusCode(200);
        as(full).get("/auth/v1/account/second-factor").then().body("recovery_codes_left", equalTo(8));
        assertThat(database.count(
                        "select count(*) from recovery_code c join user_account u on u.id = c.user_id where u.email = ?"
                                + " and c.code_hash in (?, ?)",
                        email,
                        recovery.get(2),
                        recovery.get(2).replace("-", "")))
                .isZero();
        mail(email, "Your Twende account asks for a code now");
    }

    @Test
    void anyoneMayHaveASecondFactorAndLoseIt() throws Exception {
        String email = newEmail();
        String userId = register(email, UUID.randomUUID(), "AGENT");
        String token = tokenOf(email);
        byte[] abandoned = secret(as(token).post("/auth/v1/account/second-factor/enrol"));
        login(email, PASSWORD).then().statusCode(200); // nothing is asked before it is confirmed
        byte[] secret = secret(as(token).post("/auth/v1/account/second-factor/enrol"));
        refused(code(token, "confirm", now(abandoned, 0)), 422, "validation-failed");
        List<String> recovery = code(token, "confirm", now(secret, 0)).path("recovery_codes");

        String in = login(email, PASSWORD, recovery.get(0)).path("access_token");
        refused(as(in).post("/auth/v1/account/second-factor/enrol"), 409, "second-factor-enrolled");
        refused(code(in, "remove", "000000"), 401, "second-factor-required");
        List<String> others = code(in, "recovery-codes", recovery.get(1)).path("recovery_codes");
        refused(login(email, PASSWORD, recovery.get(2)), 401, "second-factor-required");
        login(email, PASSWORD, others.get(0)).then().statusCode(200);
        code(in, "remove", others.get(1)).then().statusCode(204);
        login(email, PASSWORD).then().statusCode(200);

        byte[] again = secret(as(tokenOf(email)).post("/auth/v1/account/second-factor/enrol"));
        code(tokenOf(email), "confirm", now(again, 0)).then().statusCode(200);
        as(admin()).delete("/auth/v1/users/" + userId + "/second-factor").then().statusCode(204);
        login(email, PASSWORD).then().statusCode(200);
        refused(as(admin()).delete("/auth/v1/users/" + userId + "/second-factor"), 409, "second-factor-absent");
    }

    // steps

    /** A token of the first administrator that the door accepts: right after the start the key file may still be old. */
    private static synchronized String admin() {
        if (admin == null) {
            String token =
                    login(TestPlatform.ADMIN_EMAIL, TestPlatform.ADMIN_PASSWORD).path("access_token");
            await().until(() -> as(token).get("/auth/v1/users").statusCode() == 200);
            admin = token;
        }
        return admin;
    }

    private static String tokenOf(String email) {
        return login(email, PASSWORD).then().statusCode(200).extract().path("access_token");
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private static Response post(String token, String path, Map<String, Object> body) {
        return as(token).contentType(ContentType.JSON).body(body).post("/auth/v1/" + path);
    }

    private static String register(String email, UUID company, String... roles) {
        return post(admin(), "users", user(email, company, roles))
                .then()
                .statusCode(201)
                .extract()
                .path("user_id");
    }

    private static Map<String, Object> user(String email, UUID company, String... roles) {
        Map<String, Object> user = new HashMap<>();
        user.put("email", email);
        user.put("password", PASSWORD);
        user.put("full_name", "Aline Uwase");
        user.put("roles", List.of(roles));
        if (company != null) {
            user.put("company_id", company);
        }
        return user;
    }

    private static Response change(String token, String userId, String seen, Map<String, Object> update) {
        RequestSpecification request = as(token).contentType(ContentType.JSON).body(update);
        return (seen == null ? request : request.header("If-Match", seen)).put("/auth/v1/users/" + userId);
    }

    private static Map<String, Object> update(String fullName, String phone, String language, String... roles) {
        Map<String, Object> update = new HashMap<>();
        update.put("full_name", fullName);
        update.put("phone", phone);
        update.put("language", language);
        update.put("roles", List.of(roles));
        return update;
    }

    private static Map<String, Object> role(String name, String... permissions) {
        return Map.of("name", name, "permissions", List.of(permissions));
    }

    private static Response login(String email, String password) {
        return login(email, password, null);
    }

    private static Response login(String email, String password, String otp) {
        Map<String, Object> login = new HashMap<>(Map.of("email", email, "password", password));
        if (otp != null) {
            login.put("otp", otp);
        }
        return given().contentType(ContentType.JSON).body(login).post("/auth/v1/sessions");
    }

    private static Response refresh(String token) {
        return given().formParam("grant_type", "refresh_token")
                .formParam("refresh_token", token)
                .post("/auth/v1/token");
    }

    private static Response forgotten(String email) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email))
                .post("/auth/v1/password-resets");
    }

    private static Response choose(String link, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", link, "password", password))
                .post("/auth/v1/passwords");
    }

    private static Response changePassword(String token, String current, String password) {
        return as(token)
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", current, "password", password))
                .put("/auth/v1/account/password");
    }

    private static Response code(String token, String what, String code) {
        return post(token, "account/second-factor/" + what, Map.of("code", code));
    }

    private static byte[] secret(Response enrolment) {
        String text = enrolment
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("uri", notNullValue())
                .extract()
                .path("secret");
        ByteArrayOutputStream secret = new ByteArrayOutputStream();
        long buffer = 0;
        int bits = 0;
        for (char letter : text.toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                secret.write((int) (buffer >> bits));
            }
        }
        return secret.toByteArray();
    }

    /** What the authenticator shows so many steps from now. */
    private static String now(byte[] secret, int steps) {
        return Totp.code(secret, Totp.step(Instant.now()) + steps);
    }

    private static JsonPath mails(String email) {
        return given().queryParam("to", email)
                .get(TestPlatform.running().mailUrl() + "/simulator/mails")
                .jsonPath();
    }

    /** The newest mail of this subject, once it is there. */
    private static JsonPath mail(String email, String subject) {
        await().until(() -> mails(email).getList("items.subject").contains(subject));
        JsonPath all = mails(email);
        int newest = all.getList("items.subject").lastIndexOf(subject);
        return all.setRootPath("items[" + newest + "]");
    }

    private static String token(JsonPath mail) {
        Matcher token = TOKEN.matcher(mail.getString("text"));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static List<String> groups(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("groups");
    }

    private List<String> payloads(String userId) {
        return database
                .rows(
                        "select payload::text as payload from outbox_event where aggregate_id = ?",
                        UUID.fromString(userId))
                .stream()
                .map(row -> (String) row.get("payload"))
                .toList();
    }

    private static ValidatableResponse refused(Response answer, int status, String code) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    /** In the words of RFC 6749. */
    private static void refusedGrant(Response answer) {
        answer.then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    private static String newEmail() {
        return "user-" + UUID.randomUUID() + "@example.com";
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(RIVALS);
        try {
            CyclicBarrier together = new CyclicBarrier(RIVALS);
            List<Future<T>> calls = new ArrayList<>();
            for (int i = 0; i < RIVALS; i++) {
                calls.add(pool.submit(() -> {
                    together.await();
                    return call.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : calls) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
