package dev.twende.backoffice.sessions.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twende.backoffice.sessions.control.AuthClient;
import dev.twende.backoffice.sessions.entity.ChosenPassword;
import dev.twende.backoffice.sessions.entity.Credentials;
import dev.twende.backoffice.sessions.entity.ForgottenPassword;
import dev.twende.backoffice.sessions.entity.Tokens;
import dev.twende.kit.limits.ClientAddress;
import dev.twende.kit.rest.Json;
import dev.twende.kit.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Form;
import java.time.Clock;
import java.util.Base64;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Logs people in and out, and lends their token to calls made for them. */
@ApplicationScoped
public class Sessions {
    private AuthClient auth;
    private UserSession user;
    private ClientAddress address;
    private Clock clock;

    protected Sessions() {} // for the CDI proxy

    @Inject
    public Sessions(@RestClient AuthClient auth, UserSession user, ClientAddress address, Clock clock) {
        this.auth = auth;
        this.user = user;
        this.address = address;
        this.clock = clock;
    }

    /** Logs a person in; true when the account may do nothing but enrol a second factor. */
    boolean open(Credentials credentials, HttpServletRequest request) {
        Tokens tokens = auth.open(address.text(), credentials);
        request.getSession();
        request.changeSessionId(); // why: an id known from before the login must not become a logged-in one
        user.begin(credentials.email(), tokens, clock.instant());
        return isSecondFactorDue(tokens);
    }

    /** Auth has ended all sessions of the person; what is open here is good for nothing more. */
    public void end() {
        user.end();
    }

    /** As the token says it; whether that is true is for the houses to check. */
    private static boolean isSecondFactorDue(Tokens tokens) {
        byte[] claims = Base64.getUrlDecoder().decode(tokens.accessToken().split("\\.")[1]);
        JsonObject token = Json.mapper().fromJson(new String(claims, UTF_8), JsonObject.class);
        return token.getJsonArray("groups").getValuesAs(JsonString::getString).contains(Roles.SECOND_FACTOR_DUE);
    }

    void forgotten(String email) {
        auth.forgotten(address.text(), new ForgottenPassword(email));
    }

    void choose(ChosenPassword chosen) {
        auth.choose(address.text(), chosen);
    }

    /** The value of an Authorization header for a call on behalf of the person of this session. */
    public String bearer() {
        return "Bearer " + user.accessToken(clock.instant(), this::renew);
    }

    private Tokens renew(Tokens lapsing) {
        return auth.renew(new Form("grant_type", "refresh_token").param("refresh_token", lapsing.refreshToken()));
    }
}
