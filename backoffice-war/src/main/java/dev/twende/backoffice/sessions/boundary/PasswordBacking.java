package dev.twende.backoffice.sessions.boundary;

import dev.twende.backoffice.problems.boundary.ProblemTexts;
import dev.twende.backoffice.problems.entity.ApiProblem;
import dev.twende.backoffice.sessions.entity.ChosenPassword;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.ProcessingException;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** Behind {@code /backoffice/password.xhtml}, where mailed links lead: a password is chosen there, or a link asked for. */
@Named("newPassword")
@RequestScoped
public class PasswordBacking {
    @Inject
    Sessions sessions;

    @Inject
    ProblemTexts texts;

    private String token;
    private String email;
    private String password;
    private boolean done;

    public void choose() {
        attempt(() -> sessions.choose(new ChosenPassword(token, password)));
    }

    public void ask() {
        attempt(() -> sessions.forgotten(email.strip()));
    }

    private void attempt(Runnable call) {
        try {
            call.run();
            done = true;
        } catch (ApiProblem refused) {
            Messages.addGlobalError(texts.say(refused, Faces.getLocale()));
        } catch (ProcessingException unanswered) {
            Messages.addGlobalError(texts.sayUnanswered(Faces.getLocale()));
        }
    }

    /** Whether it was done, so that the page says so and shows no form. */
    public boolean isDone() {
        return done;
    }

    public String getToken() {
        return token;
    }

    /** @param token of the link; empty for who comes without one */
    public void setToken(String token) {
        this.token = token == null || token.isBlank() ? null : token;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
