package dev.twende.backoffice.pages.boundary;

import static io.restassured.RestAssured.given;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: keeps cookies, sends forms back with their view state, follows no redirect by itself. */
final class Browser {
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");

    private final CookieFilter cookies = new CookieFilter();
    private final String language;

    Browser(String language) {
        this.language = language;
    }

    Response open(String path) {
        return request().get(path);
    }

    Response logIn(String email, String password) {
        String viewState = viewStateOf(open("/backoffice/login.xhtml"));
        return submitLogin(email, password, viewState);
    }

    Response submitLogin(String email, String password, String viewState) {
        return request()
                .formParam("login", "login")
                .formParam("login:email", email)
                .formParam("login:password", password)
                .formParam("login:submit", "")
                .formParam("jakarta.faces.ViewState", viewState)
                .post("/backoffice/login.xhtml");
    }

    Response logOut(Response page) {
        return request()
                .formParam("account", "account")
                .formParam("account:logout", "")
                .formParam("jakarta.faces.ViewState", viewStateOf(page))
                .post("/backoffice/dashboard.xhtml");
    }

    RequestSpecification request() {
        return given().filter(cookies)
                .redirects()
                .follow(false)
                .header("Accept", "text/html")
                .header("Accept-Language", language);
    }

    private static String viewStateOf(Response page) {
        Matcher field = VIEW_STATE.matcher(page.asString());
        if (!field.find()) {
            throw new AssertionError("no view state in " + page.asString());
        }
        return field.group(1);
    }
}
