package dev.twende.auth.enrolments.boundary;

import static dev.twende.auth.sessions.entity.Revocation.SECOND_FACTOR_CHANGED;

import dev.twende.auth.mails.boundary.Mails;
import dev.twende.auth.mails.entity.MailKind;
import dev.twende.auth.secondfactors.boundary.SecondFactors;
import dev.twende.auth.sessions.boundary.Sessions;
import dev.twende.auth.users.boundary.Users;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Gives accounts a second factor and takes it away. Either ends all sessions: one that a thief opened by password alone must not grow into
 * one with a second factor, and the user logs in with a code from now on.
 */
@ApplicationScoped
@Transactional
public class Enrolments {
    private static final Logger LOG = System.getLogger(Enrolments.class.getName());
    private static final String ISSUER = "Twende";

    private SecondFactors factors;
    private Sessions sessions;
    private Users users;
    private Mails mails;
    private Caller caller;

    protected Enrolments() {} // for the CDI proxy

    @Inject
    public Enrolments(SecondFactors factors, Sessions sessions, Users users, Mails mails, Caller caller) {
        this.factors = factors;
        this.sessions = sessions;
        this.users = users;
        this.mails = mails;
        this.caller = caller;
    }

    /** How it stands with the caller. */
    public SecondFactorResponse own() {
        UUID userId = caller.userId();
        return new SecondFactorResponse(
                factors.isEnrolled(userId),
                factors.isRequiredOf(users.require(userId)),
                factors.recoveryCodesLeft(userId));
    }

    /** A secret for the caller's authenticator; nothing changes until its first code is shown. */
    public EnrolmentResponse begin() {
        String secret = factors.begin(caller.userId());
        String account = users.require(caller.userId()).email();
        String uri = "otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s"
                .formatted(ISSUER, URLEncoder.encode(account, StandardCharsets.UTF_8), secret);
        return new EnrolmentResponse(secret, uri);
    }

    /** From this code on every login of the caller needs one. */
    public RecoveryCodesResponse confirm(String code) {
        UUID userId = caller.userId();
        List<String> codes = factors.confirm(userId, code);
        changed(userId, MailKind.SECOND_FACTOR_ENROLLED);
        return new RecoveryCodesResponse(codes);
    }

    /** Other recovery codes for the caller, who shows a code. */
    public RecoveryCodesResponse renewRecoveryCodes(String code) {
        factors.prove(caller.userId(), code);
        return new RecoveryCodesResponse(factors.renewRecoveryCodes(caller.userId()));
    }

    /** Removes the caller's second factor by a code of it. */
    public void remove(String code) {
        UUID userId = caller.userId();
        factors.prove(userId, code);
        factors.remove(userId);
        changed(userId, MailKind.SECOND_FACTOR_REMOVED);
    }

    /** Removes the second factor of a user who has lost it, and whom the caller has recognised by other means. */
    public void reset(UUID userId) {
        users.requireManaged(userId);
        factors.remove(userId);
        changed(userId, MailKind.SECOND_FACTOR_REMOVED);
    }

    private void changed(UUID userId, MailKind kind) {
        sessions.revokeAllOf(userId, SECOND_FACTOR_CHANGED);
        mails.write(userId, kind, Map.of());
        LOG.log(Level.INFO, "{0}: user {1} by {2}", kind, userId, caller.userId());
    }
}
