package dev.twende.backoffice.secondfactors.boundary;

import dev.twende.backoffice.secondfactors.control.SecondFactorClient;
import dev.twende.backoffice.secondfactors.entity.Code;
import dev.twende.backoffice.secondfactors.entity.Enrolment;
import dev.twende.backoffice.secondfactors.entity.SecondFactor;
import dev.twende.backoffice.sessions.boundary.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The second factor of the person of this session. Where auth ends all sessions of a person, the one here ends, too. */
@ApplicationScoped
public class SecondFactors {
    private SecondFactorClient auth;
    private Sessions sessions;

    protected SecondFactors() {} // for the CDI proxy

    @Inject
    public SecondFactors(@RestClient SecondFactorClient auth, Sessions sessions) {
        this.auth = auth;
        this.sessions = sessions;
    }

    SecondFactor own() {
        return auth.own(sessions.bearer());
    }

    Enrolment enrol() {
        return auth.enrol(sessions.bearer());
    }

    List<String> confirm(String first) {
        List<String> codes = auth.confirm(sessions.bearer(), new Code(first)).recoveryCodes();
        sessions.end();
        return codes;
    }

    List<String> renewRecoveryCodes(String proof) {
        return auth.renewRecoveryCodes(sessions.bearer(), new Code(proof)).recoveryCodes();
    }

    void remove(String proof) {
        auth.remove(sessions.bearer(), new Code(proof));
        sessions.end();
    }
}
