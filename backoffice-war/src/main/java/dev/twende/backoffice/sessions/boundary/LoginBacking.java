package dev.twende.backoffice.sessions.boundary;

import dev.twende.backoffice.problems.boundary.ProblemTexts;
import dev.twende.backoffice.problems.entity.ApiProblem;
import dev.twende.backoffice.sessions.entity.Credentials;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.ProcessingException;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** Behind {@code /backoffice/login.xhtml}, and the log-out button of every page. */
@Named("login")
@RequestScoped
public class LoginBacking {
    private static final String DASHBOARD = "/backoffice/dashboard.xhtml?faces-redirect=true";
    private static final String SECOND_FACTOR = "/backoffice/second-factor.xhtml?faces-redirect=true";
    private static final String LOGIN = "/backoffice/login.xhtml?faces-redirect=true";

    @Inject
    Sessions sessions;

    @Inject
    UserSession user;

    @Inject
    ProblemTexts texts;

    private String email;
    private String password;
    private String otp;

    /** Who is logged in already has no use for this page. */
    public String skip() {
        return user.isOpen() ? DASHBOARD : null;
    }

    public String open() {
        try {
            boolean isSecondFactorDue =
                    sessions.open(new Credentials(email.strip(), password, otp), Faces.getRequest());
            return isSecondFactorDue ? SECOND_FACTOR : DASHBOARD;
        } catch (ApiProblem refused) {
            Messages.addGlobalError(texts.say(refused, Faces.getLocale()));
        } catch (ProcessingException unanswered) {
            Messages.addGlobalError(texts.sayUnanswered(Faces.getLocale()));
        }
        return null;
    }

    public String close() {
        Faces.invalidateSession();
        return LOGIN;
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

    public String getOtp() {
        return otp;
    }

    /** @param otp empty for who has no second factor */
    public void setOtp(String otp) {
        this.otp = otp == null || otp.isBlank() ? null : otp;
    }
}
