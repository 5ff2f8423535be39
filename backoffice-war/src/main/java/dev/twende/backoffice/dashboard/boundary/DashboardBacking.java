package dev.twende.backoffice.dashboard.boundary;

import dev.twende.backoffice.dashboard.entity.Figures;
import dev.twende.backoffice.problems.boundary.ProblemTexts;
import dev.twende.backoffice.problems.entity.ApiProblem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.ProcessingException;
import java.io.Serializable;
import org.omnifaces.util.Faces;

/**
 * Behind {@code /backoffice/dashboard.xhtml}: asks again at every poll and keeps the last figures while it gets
 * no answer.
 */
@Named("dashboard")
@ViewScoped
public class DashboardBacking implements Serializable {
    @Inject
    Dashboard dashboard;

    @Inject
    ProblemTexts texts;

    private Figures figures;
    private String problem;

    /** Called when the page is opened and at every poll. */
    public void refresh() {
        try {
            figures = dashboard.today();
            problem = null;
        } catch (ApiProblem refused) {
            problem = texts.say(refused, Faces.getLocale());
            if (refused.isUnauthenticated()) {
                Faces.invalidateSession();
                Faces.redirect("/backoffice/login.xhtml?lapsed=true");
            }
        } catch (ProcessingException unanswered) {
            problem = texts.sayUnanswered(Faces.getLocale());
        }
    }

    /** Null until reporting has answered once. */
    public Figures getFigures() {
        return figures;
    }

    /** Why the figures are not fresh; null when they are. */
    public String getProblem() {
        return problem;
    }
}
