package dev.twende.backoffice.sessions.boundary;

import dev.twende.backoffice.sessions.control.AuthClient;
import dev.twende.backoffice.sessions.entity.ChosenPassword;
import dev.twende.backoffice.sessions.entity.Credentials;
import dev.twende.backoffice.sessions.entity.ForgottenPassword;
import dev.twende.backoffice.sessions.entity.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Form;
import java.time.Clock;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Logs people in and out, and lends their token to calls made for them. */
@ApplicationScoped
public class Sessions {
    private AuthClient auth;
    private UserSession user;
    private Clock clock;

    protected Sessions() {} // for the CDI proxy

    @Inject
    public Sessions(@RestClient AuthClient auth, UserSession user, Clock clock) {
        this.auth = auth;
        this.user = user;
        this.clock = clock;
    }

    void open(Credentials credentials, HttpServletRequest request) {
        Tokens tokens = auth.open(credentials);
        request.getSession();
        request.changeSessionId(); // why: an id known from before the login must not become a logged-in one
        user.begin(credentials.email(), tokens, clock.instant());
    }

    void forgotten(String email) {
        auth.forgotten(new ForgottenPassword(email));
    }

    void choose(ChosenPassword chosen) {
        auth.choose(chosen);
    }

    /** The value of an Authorization header for a call on behalf of the person of this session. */
    public String bearer() {
        return "Bearer " + user.accessToken(clock.instant(), this::renew);
    }

    private Tokens renew(Tokens lapsing) {
        return auth.renew(new Form("grant_type", "refresh_token").param("refresh_token", lapsing.refreshToken()));
    }
}
