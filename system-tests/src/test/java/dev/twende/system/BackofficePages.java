package dev.twende.system;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The back office as a person uses it. Words here are what they do and see; only this class knows the pages' ids. */
final class BackofficePages implements AutoCloseable {
    private static final Set<String> NOT_TOLERATED = Set.of("serious", "critical");

    private final String url;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    BackofficePages(Browser browser, String url, Browser.NewContextOptions options) {
        this.url = url;
        this.context = browser.newContext(options);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setViewportSize(1100, 800).setLocale("en");
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(360, 740).setLocale("en");
    }

    static Browser.NewContextOptions dark() {
        return desktop().setColorScheme(ColorScheme.DARK);
    }

    static Browser.NewContextOptions speaking(String language) {
        return desktop().setLocale(language);
    }

    void open(String path) {
        page.navigate(url + path);
    }

    void logIn(String email, String password) {
        open("/");
        page.locator("#login\\:email").fill(email);
        page.locator("#login\\:password").fill(password);
        page.locator("#login\\:submit").click();
    }

    /** Without a mouse: the cursor already stands in the first field. */
    void logInByKeyboard(String email, String password) {
        open("/");
        page.keyboard().type(email);
        page.keyboard().press("Tab");
        page.keyboard().type(password);
        page.keyboard().press("Enter");
    }

    void logOut() {
        page.locator("#account\\:logout").click();
        page.waitForURL("**/login.xhtml*");
    }

    void waitForDashboard() {
        page.waitForURL("**/dashboard.xhtml");
    }

    String heading() {
        return page.locator("h1").textContent();
    }

    String refusal() {
        return page.locator("[role=alert] li").textContent();
    }

    /** What the row of a company says, cell by cell; empty while there is no such row. */
    List<String> totalsOf(String company) {
        Locator row = page.locator("#totals tbody tr").filter(new Locator.FilterOptions().setHasText(company));
        return row.count() == 0
                ? List.of()
                : row.locator("td").allTextContents().stream()
                        .map(String::strip)
                        .toList();
    }

    long ageMillis() {
        return Long.parseLong(page.locator("#age").textContent());
    }

    /** How far the page sticks out to the right, in pixels. */
    int overflow() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
    }

    /** Serious and critical findings of axe on the page as it is now. */
    List<String> barriers() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> NOT_TOLERATED.contains(rule.getImpact()))
                        .map(BackofficePages::described)
                        .toList();
    }

    /** What the browser complained about: scripts that failed, content that the policy forbade. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private static String described(Rule rule) {
        return rule.getId() + " " + rule.getNodes().get(0).getHtml();
    }

    @Override
    public void close() {
        context.close();
    }
}
