package dev.twende.backoffice.pages.boundary;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.twende.events.company.CompanyRef;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.kit.id.Ids;
import dev.twende.kit.qr.QrModules;
import dev.twende.testing.Broker;
import dev.twende.testing.TestPlatform;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages in Payara Micro with the real auth house beside them, as a browser without scripts sees them. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PagesIT {
    private static final String EMAIL = TestPlatform.ADMIN_EMAIL;
    private static final String PASSWORD = TestPlatform.ADMIN_PASSWORD;

    private final Browser browser = new Browser("en");

    @Test
    void theHostNameAloneLeadsToTheLogin() {
        browser.open("/").then().statusCode(302).header("Location", endsWith("/backoffice/"));
        browser.open("/backoffice/")
                .then()
                .statusCode(302)
                .header("Location", containsString("/backoffice/login.xhtml"));
        browser.open("/backoffice/dashboard.xhtml")
                .then()
                .statusCode(302)
                .header("Location", containsString("/backoffice/login.xhtml"));
    }

    @Test
    void theLoginPageTellsTheBrowserWhatItMayNotDo() {
        browser.open("/backoffice/login.xhtml")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("frame-ancestors 'none'"),
                                containsString("script-src 'self' 'nonce-"),
                                not(containsString("unsafe-inline")),
                                not(containsString("unsafe-eval"))))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Cache-Control", containsString("no-store"))
                .header(
                        "Set-Cookie",
                        allOf(
                                startsWith("twende_backoffice="),
                                containsString("HttpOnly"),
                                containsString("SameSite=strict")))
                .body(not(containsString("jsessionid")));
    }

    @ParameterizedTest
    @CsvSource({"en, Log in", "en-GB, Log in", "fr, Connexion", "rw, Injira", "sw, Ingia", "de, Log in"})
    void theLoginPageSpeaksTheBrowsersLanguage(String language, String title) {
        new Browser(language)
                .open("/backoffice/login.xhtml")
                .then()
                .statusCode(200)
                .body("html.body.main.section.h1", equalTo(title));
    }

    @Test
    void aWrongPasswordIsSaidInTheReadersLanguage() {
        new Browser("fr")
                .logIn(EMAIL, "wrong-password")
                .then()
                .statusCode(200)
                .body(containsString("ne correspondent à aucun compte actif"))
                .body(not(containsString("wrong-password")));
    }

    @Test
    void emptyFieldsAreNamed() {
        browser.logIn("", "")
                .then()
                .statusCode(200)
                .body(containsString("Enter your email address."))
                .body(containsString("Enter your password."));
    }

    @Test
    void whoForgotThePasswordChoosesAnotherByTheMailedLink() {
        String email = "forgetful-" + UUID.randomUUID() + "@example.com";
        register(email, "kugenda-ni-kubona-9");
        browser.submitForgotten(email, browser.open("/backoffice/password.xhtml"))
                .then()
                .statusCode(200)
                .body(containsString("a mail with a link is on its way"));

        await().until(() -> mails(email).contains("token="));
        String token = mails(email).replaceAll("(?s).*token=([A-Za-z0-9_-]{43}).*", "$1");
        Response page = browser.open("/backoffice/password.xhtml?token=" + token);
        page.then().statusCode(200).body(containsString("12 characters or more"));
        browser.submitPassword(token, "password2026!!", page)
                .then()
                .statusCode(200)
                .body(containsString("Something you entered cannot be right"));
        browser.submitPassword(token, "ntuyenabwoba-2026", page)
                .then()
                .statusCode(200)
                .body(containsString("Your password is saved."));
        browser.submitPassword(token, "ntuyenabwoba-2027", page)
                .then()
                .statusCode(200)
                .body(containsString("The link is no longer good."));
        browser.logIn(email, "ntuyenabwoba-2026")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/backoffice/dashboard.xhtml"));
    }

    @Test
    void authKnowsFromWhereAPersonLogsIn() {
        String email = "traveller-" + UUID.randomUUID() + "@example.com";
        register(email, "kugenda-ni-kubona-9");
        browser.from("203.0.113.7").logIn(email, "kugenda-ni-kubona-9").then().statusCode(302);

        String token = given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", "kugenda-ni-kubona-9"))
                .post("/auth/v1/sessions")
                .path("access_token");
        given().auth()
                .oauth2(token)
                .get("/auth/v1/sessions")
                .then()
                .statusCode(200)
                .body("items.address", hasItem("203.0.113.7"));
    }

    @Test
    void aPersonSetsUpASecondFactorAndLogsInWithIt() {
        String email = "careful-" + UUID.randomUUID() + "@example.com";
        String password = "kugenda-ni-kubona-9";
        register(email, password);
        browser.logIn(email, password)
                .then()
                .statusCode(302)
                .header("Location", endsWith("/backoffice/dashboard.xhtml"));

        Response page = browser.open("/backoffice/second-factor.xhtml");
        page.then().statusCode(200).body(containsString("nobody logs in by your password alone"));
        Response begun = browser.submitSecondFactor("begin", "submit", "", page);
        String secret = begun.then().statusCode(200).extract().htmlPath().getString("**.find { it.@id == 'secret' }");
        String uri = "otpauth://totp/Twende:%s?secret=%s&issuer=Twende".formatted(email.replace("@", "%40"), secret);
        assertThat(begun.asString()).contains(QrModules.of(uri).svg("QR code for your authenticator app"));

        Response mistyped = browser.submitSecondFactor("confirm", "submit", "000000", begun);
        mistyped.then()
                .statusCode(200)
                .body(containsString("Something you entered cannot be right"))
                .body(containsString(secret));
        Response confirmed =
                browser.submitSecondFactor("confirm", "submit", new Authenticator(secret).code(), mistyped);
        List<String> codes = recoveryCodes(confirmed);
        assertThat(codes).hasSize(10);
        confirmed.then().body(containsString("Please log in again.")).body(not(containsString(secret)));
        browser.open("/backoffice/dashboard.xhtml").then().statusCode(302);

        browser.logIn(email, password)
                .then()
                .statusCode(200)
                .body(containsString("Enter a code of your authenticator"));
        browser.logIn(email, password, codes.get(0)).then().statusCode(302);
        Response enrolled = browser.open("/backoffice/second-factor.xhtml");
        enrolled.then().body(containsString("Recovery codes left: 9."));
        Response renewed = browser.submitSecondFactor("manage", "renew", codes.get(1), enrolled);
        List<String> others = recoveryCodes(renewed);
        assertThat(others).hasSize(10).doesNotContainAnyElementsOf(codes);
        browser.submitSecondFactor("manage", "remove", codes.get(2), renewed)
                .then()
                .body(containsString("Enter a code of your authenticator"));
        browser.submitSecondFactor("manage", "remove", others.get(0), renewed)
                .then()
                .body(containsString("Please log in again."));
        browser.logIn(email, password).then().statusCode(302);
    }

    @Test
    void aSuperAdminWithoutASecondFactorIsLedToIt() {
        String email = "super-" + UUID.randomUUID() + "@example.com";
        register(email, "kugenda-ni-kubona-9", "SUPER_ADMIN", null);

        browser.logIn(email, "kugenda-ni-kubona-9")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/backoffice/second-factor.xhtml"));
        browser.open("/backoffice/second-factor.xhtml")
                .then()
                .statusCode(200)
                .body(containsString("Your account may do nothing without a second factor."));
        browser.open("/backoffice/dashboard.xhtml")
                .then()
                .statusCode(200)
                .body(containsString("Your account may not see this."));
    }

    private static List<String> recoveryCodes(Response page) {
        return Pattern.compile("<li>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})</li>")
                .matcher(page.then().statusCode(200).extract().asString())
                .results()
                .map(code -> code.group(1))
                .toList();
    }

    private static void register(String email, String password) {
        register(email, password, "ACCOUNTANT", UUID.randomUUID());
    }

    /** @param company null for who works for none */
    private static void register(String email, String password, String role, UUID company) {
        String token = given().contentType(ContentType.JSON)
                .body(Map.of("email", EMAIL, "password", PASSWORD))
                .post("/auth/v1/sessions")
                .path("access_token");
        Map<String, Object> user = new HashMap<>(
                Map.of("email", email, "password", password, "full_name", "Aline Uwase", "roles", List.of(role)));
        if (company != null) {
            user.put("company_id", company);
        }
        await().until(() -> given().auth()
                        .oauth2(token)
                        .contentType(ContentType.JSON)
                        .body(user)
                        .post("/auth/v1/users")
                        .statusCode()
                == 201);
    }

    private static String mails(String email) {
        return given().queryParam("to", email)
                .get(TestPlatform.running().mailUrl() + "/simulator/mails")
                .asString();
    }

    @Test
    void loggingInLeadsToTheDashboardUnderANewSessionId() {
        String before = browser.open("/backoffice/login.xhtml").getCookie("twende_backoffice");

        Response login = browser.logIn(EMAIL, PASSWORD);

        login.then().statusCode(302).header("Location", endsWith("/backoffice/dashboard.xhtml"));
        assertThat(login.getCookie("twende_backoffice")).isNotBlank().isNotEqualTo(before);
        browser.open("/backoffice/dashboard.xhtml")
                .then()
                .statusCode(200)
                .body(containsString(EMAIL))
                .body(not(containsString("eyJ"))); // no token ever reaches the browser
        browser.open("/backoffice/login.xhtml").then().statusCode(302);
    }

    @Test
    void theDashboardShowsWhatReportingKnows() {
        browser.logIn(EMAIL, PASSWORD).then().statusCode(302);
        Broker.send(scheduleOf("Horizon <Express>"));

        await().untilAsserted(() -> browser.open("/backoffice/dashboard.xhtml")
                .then()
                .statusCode(200)
                .body(containsString("Horizon &lt;Express&gt;"))
                .body(containsString("RWF\u00a00")));
    }

    @Test
    void loggingOutEndsTheSession() {
        browser.logIn(EMAIL, PASSWORD).then().statusCode(302);
        Response page = browser.open("/backoffice/dashboard.xhtml");

        browser.logOut(page).then().statusCode(302).header("Location", endsWith("/backoffice/login.xhtml"));

        browser.open("/backoffice/dashboard.xhtml").then().statusCode(302);
    }

    @Test
    void aPollWithoutASessionIsToldToLogIn() {
        browser.request()
                .header("Faces-Request", "partial/ajax")
                .formParam("jakarta.faces.partial.ajax", "true")
                .post("/backoffice/dashboard.xhtml")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/xml"))
                .body(containsString("<redirect url=\"/backoffice/login.xhtml"));
    }

    @Test
    void aFormOfAnotherBrowserIsRefused() {
        Response strangersPage = new Browser("en").open("/backoffice/login.xhtml");

        browser.submitLogin(EMAIL, PASSWORD, strangersPage)
                .then()
                .statusCode(302)
                .header("Location", endsWith("/backoffice/login.xhtml?lapsed=true"));
        browser.open("/backoffice/dashboard.xhtml").then().statusCode(302);
    }

    @Test
    void whatIsMissingIsSaidOnAPageToPeopleAndInADocumentToClients() {
        browser.logIn(EMAIL, PASSWORD).then().statusCode(302);

        for (String path : List.of("/backoffice/nowhere", "/backoffice/nowhere.xhtml")) {
            browser.open(path)
                    .then()
                    .statusCode(404)
                    .contentType(startsWith("text/html"))
                    .body(containsString("No such page"));
        }
        given().get("/nowhere").then().statusCode(404).contentType(startsWith("application/problem+json"));
        given().get("/WEB-INF/web.xml").then().statusCode(404).contentType(startsWith("application/problem+json"));
    }

    @Test
    void theReportingApiDoesNotTakeTheSessionOfThePagesForAToken() {
        browser.logIn(EMAIL, PASSWORD).then().statusCode(302);

        browser.request()
                .accept(ContentType.JSON)
                .get("/reporting/v1/summary")
                .then()
                .statusCode(401);
    }

    private static ScheduleCreated scheduleOf(String companyName) {
        return new ScheduleCreated(
                Ids.next(),
                new CompanyRef(Ids.next(), companyName),
                Ids.next(),
                "Kigali - Huye",
                Ids.next(),
                "RAD 123 B",
                null,
                LocalDate.parse("2026-11-23"),
                Instant.parse("2026-11-23T06:00:00Z"),
                List.of("1"),
                List.of(),
                "RWF",
                List.of(),
                1,
                null,
                null,
                null);
    }
}
