package dev.twende.backoffice.secondfactors.boundary;

import dev.twende.backoffice.problems.boundary.ProblemTexts;
import dev.twende.backoffice.problems.entity.ApiProblem;
import dev.twende.backoffice.secondfactors.entity.Enrolment;
import dev.twende.backoffice.secondfactors.entity.SecondFactor;
import dev.twende.kit.qr.QrModules;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.ProcessingException;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/**
 * Behind {@code /backoffice/second-factor.xhtml}: keeps a begun enrolment while the page is open, so that a code that was mistyped does
 * not make the person scan anew.
 */
@Named("secondFactor")
@ViewScoped
public class SecondFactorBacking implements Serializable {
    /** Of the request alone: recovery codes are shown once and kept nowhere. */
    private static final String RECOVERY_CODES = SecondFactorBacking.class.getName() + ".recoveryCodes";

    @Inject
    SecondFactors factors;

    @Inject
    ProblemTexts texts;

    private SecondFactor factor;
    private Enrolment enrolment;
    private String code;
    private boolean ended;

    /** Called when the page is opened. */
    public void look() {
        attempt(() -> factor = factors.own());
    }

    public void enrol() {
        attempt(() -> enrolment = factors.enrol());
    }

    public void confirm() {
        attempt(() -> {
            Faces.setRequestAttribute(RECOVERY_CODES, factors.confirm(code));
            end();
        });
    }

    public void renewRecoveryCodes() {
        attempt(() -> {
            Faces.setRequestAttribute(RECOVERY_CODES, factors.renewRecoveryCodes(code));
            factor = factors.own();
        });
    }

    public void remove() {
        attempt(() -> {
            factors.remove(code);
            end();
        });
    }

    private void end() {
        factor = null;
        enrolment = null;
        ended = true;
    }

    private void attempt(Runnable call) {
        try {
            call.run();
        } catch (ApiProblem refused) {
            if (refused.isUnauthenticated()) {
                Faces.invalidateSession();
                Faces.redirect("/backoffice/login.xhtml?lapsed=true");
            } else {
                Messages.addGlobalError(texts.say(refused, Faces.getLocale()));
            }
        } catch (ProcessingException unanswered) {
            Messages.addGlobalError(texts.sayUnanswered(Faces.getLocale()));
        } finally {
            code = null; // typed for this call alone
        }
    }

    /** Null when auth did not say, and when the session has ended. */
    public SecondFactor getFactor() {
        return factor;
    }

    /** What is to be scanned; null while no enrolment was begun. */
    public Enrolment getEnrolment() {
        return enrolment;
    }

    public QrModules getQr() {
        return QrModules.of(enrolment.uri());
    }

    /** Recovery codes that were made by this very request; null otherwise. */
    public List<String> getRecoveryCodes() {
        return Faces.getRequestAttribute(RECOVERY_CODES);
    }

    /** Whether the person has to log in again. */
    public boolean isEnded() {
        return ended;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
