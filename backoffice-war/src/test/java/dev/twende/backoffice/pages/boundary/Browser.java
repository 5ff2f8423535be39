package dev.twende.backoffice.pages.boundary;

import static io.restassured.RestAssured.given;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of a browser as a form needs: keeps cookies, sends back view state and nonce, follows no redirect by
 * itself.
 */
final class Browser {
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");

    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    private final CookieFilter cookies = new CookieFilter();
    private final String language;
    private String address = "127.0.0.1";

    Browser(String language) {
        this.language = language;
    }

    /** From here on a gateway says that it comes from this address. */
    Browser from(String origin) {
        address = origin;
        return this;
    }

    Response open(String path) {
        return request().get(path);
    }

    Response logIn(String email, String password) {
        return submitLogin(email, password, open("/backoffice/login.xhtml"));
    }

    /** Sends the form that was on this page, wherever the page came from. */
    Response submitLogin(String email, String password, Response page) {
        return form(page)
                .formParam("login", "login")
                .formParam("login:email", email)
                .formParam("login:password", password)
                .formParam("login:submit", "")
                .post("/backoffice/login.xhtml");
    }

    /** Logs in who has a second factor. */
    Response logIn(String email, String password, String otp) {
        return form(open("/backoffice/login.xhtml"))
                .formParam("login", "login")
                .formParam("login:email", email)
                .formParam("login:password", password)
                .formParam("login:otp", otp)
                .formParam("login:submit", "")
                .post("/backoffice/login.xhtml");
    }

    /**
     * Presses a button of the page about the second factor.
     *
     * @param form that the button is in; one without a field takes no code
     */
    Response submitSecondFactor(String form, String button, String code, Response page) {
        return form(page)
                .formParam(form, form)
                .formParam(form + ":code", code)
                .formParam(form + ":" + button, "")
                .post("/backoffice/second-factor.xhtml");
    }

    /** Sends the form that a mailed link leads to. */
    Response submitPassword(String token, String password, Response page) {
        return form(page)
                .formParam("choose", "choose")
                .formParam("choose:token", token)
                .formParam("choose:password", password)
                .formParam("choose:submit", "")
                .post("/backoffice/password.xhtml");
    }

    /** Sends the form by which a link is asked for. */
    Response submitForgotten(String email, Response page) {
        return form(page)
                .formParam("ask", "ask")
                .formParam("ask:email", email)
                .formParam("ask:submit", "")
                .post("/backoffice/password.xhtml");
    }

    Response logOut(Response page) {
        return form(page)
                .formParam("account", "account")
                .formParam("account:logout", "")
                .post("/backoffice/dashboard.xhtml");
    }

    RequestSpecification request() {
        return given().filter(cookies)
                .redirects()
                .follow(false)
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .header("X-Forwarded-For", address);
    }

    private RequestSpecification form(Response page) {
        return request()
                .formParam("jakarta.faces.ViewState", find(VIEW_STATE, page.asString()))
                .formParam("primefaces.nonce", find(NONCE, page.getHeader("Content-Security-Policy")));
    }

    private static String find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return found.group(1);
    }
}
