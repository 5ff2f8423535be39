package dev.twende.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The back office in a real browser. */
class BackofficeST {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Chromium chromium;

    private final Platform platform = Platform.running();
    private final String email = platform.email("SUPER_ADMIN");
    private final String password = platform.password("SUPER_ADMIN");

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aSaleAppearsOnTheDashboardByItself() {
        Operator operator = Operator.founded(platform);
        String schedule = operator.openSchedule();
        String name = platform.superAdmin()
                .get("/company/v1/companies/" + operator.companyId)
                .mustBe(200)
                .getString("name");
        try (BackofficePages pages = open(BackofficePages.desktop())) {
            pages.logIn(email, password);
            pages.waitForDashboard();
            await("company").atMost(PATIENCE).until(() -> !pages.totalsOf(name).isEmpty());

            Client.guest(platform)
                    .post("/ticketing/v1/bookings", operator.booking(schedule, 0, 2, "12"))
                    .mustBe(201);

            await("reservation without reloading the page")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(pages.totalsOf(name).get(0)).isEqualTo("1"));
            assertThat(pages.ageMillis()).isBetween(0L, PATIENCE.toMillis());
            assertThat(pages.complaints()).isEmpty();
        }
    }

    @Test
    void nobodyIsShutOut() {
        for (Browser.NewContextOptions look :
                List.of(BackofficePages.desktop(), BackofficePages.dark(), BackofficePages.phone())) {
            try (BackofficePages pages = open(look)) {
                pages.open("/");
                assertThat(pages.barriers()).as("login").isEmpty();

                pages.logIn(email, "wrong-password");
                assertThat(pages.refusal()).contains("do not match");
                assertThat(pages.barriers()).as("refused login").isEmpty();

                pages.logIn(email, password);
                pages.waitForDashboard();
                assertThat(pages.barriers()).as("dashboard").isEmpty();
                assertThat(pages.overflow()).as("pixels beyond the right edge").isNotPositive();

                pages.open("/backoffice/nowhere.xhtml");
                assertThat(pages.heading()).isEqualTo("No such page");
                assertThat(pages.barriers()).as("error page").isEmpty();
            }
        }
    }

    @Test
    void theKeyboardIsEnough() {
        try (BackofficePages pages = open(BackofficePages.desktop())) {
            pages.logInByKeyboard(email, password);

            pages.waitForDashboard();
        }
    }

    @Test
    void loggingOutLocksThePages() {
        try (BackofficePages pages = open(BackofficePages.desktop())) {
            pages.logIn(email, password);
            pages.waitForDashboard();
            pages.logOut();

            pages.open("/backoffice/dashboard.xhtml");

            assertThat(pages.heading()).isEqualTo("Log in");
        }
    }

    @ParameterizedTest
    @CsvSource({"fr, Ventes du jour", "rw, Ibyagurishijwe uyu munsi", "sw, Mauzo ya leo"})
    void theDashboardSpeaksTheReadersLanguage(String language, String title) {
        try (BackofficePages pages = open(BackofficePages.speaking(language))) {
            pages.logIn(email, password);
            pages.waitForDashboard();

            assertThat(pages.heading()).isEqualTo(title);
            assertThat(pages.complaints()).isEmpty();
        }
    }

    private BackofficePages open(Browser.NewContextOptions options) {
        String origin = platform.backofficeUrl().replaceFirst("(https?://[^/]+).*", "$1");
        return new BackofficePages(chromium.browser(), origin, options);
    }
}
