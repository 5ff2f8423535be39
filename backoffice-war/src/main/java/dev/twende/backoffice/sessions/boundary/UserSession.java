package dev.twende.backoffice.sessions.boundary;

import dev.twende.backoffice.problems.entity.ApiProblem;
import dev.twende.backoffice.problems.entity.ProblemDocument;
import dev.twende.backoffice.sessions.entity.Tokens;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Who is logged in, in this browser. The tokens stay here on the server; the browser only has the session's cookie. */
@Named("user")
@SessionScoped
public class UserSession implements Serializable {
    private String email;
    private Tokens tokens;
    private Instant renewAt;

    synchronized void begin(String whose, Tokens fresh, Instant now) {
        email = whose;
        tokens = fresh;
        renewAt = fresh.renewAt(now);
    }

    synchronized void end() {
        email = null;
        tokens = null;
        renewAt = null;
    }

    public synchronized boolean isOpen() {
        return tokens != null;
    }

    public synchronized String getEmail() {
        return email;
    }

    /**
     * The access token, renewed when it is about to lapse. One at a time: a refresh token serves once, and two tabs
     * polling at the same moment must not both spend it.
     */
    synchronized String accessToken(Instant now, UnaryOperator<Tokens> renew) {
        if (tokens == null) { // ended by another tab
            throw new ApiProblem(ProblemDocument.unexplained("unauthenticated", 401));
        }
        if (now.isAfter(renewAt)) {
            begin(email, renew.apply(tokens), now);
        }
        return tokens.accessToken();
    }
}
