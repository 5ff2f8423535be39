package dev.twende.auth.logins.boundary;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.twende.auth.logins.control.LoginConfig;
import dev.twende.auth.mails.boundary.Mails;
import dev.twende.auth.mails.entity.MailKind;
import dev.twende.kit.limits.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Tells users of logins from where their accounts were never used, so that they notice a thief. */
@ApplicationScoped
@Transactional(MANDATORY)
public class LoginNotices {
    private static final Logger LOG = System.getLogger(LoginNotices.class.getName());
    private static final String LIMIT = "login-notice";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Logins logins;
    private Limits limits;
    private Mails mails;
    private LoginConfig config;

    protected LoginNotices() {} // for the CDI proxy

    @Inject
    public LoginNotices(Logins logins, Limits limits, Mails mails, LoginConfig config) {
        this.logins = logins;
        this.limits = limits;
        this.mails = mails;
        this.config = config;
    }

    /**
     * Notes the login of the running transaction, and tells the user when it is news. The mail names the address alone: what a program
     * calls itself is the words of whoever logs in.
     *
     * @param address from where
     * @param program what the client calls itself; null when it says nothing
     */
    public void tell(UUID userId, String email, String address, String program, Instant now) {
        if (!logins.isNews(email, program)) {
            return;
        }
        LOG.log(Level.INFO, "user {0} logged in from where the account was not used before", userId);
        if (config.notices() && limits.passes(LIMIT, userId.toString())) {
            mails.write(userId, MailKind.NEW_LOGIN, Map.of("time", TIME.format(now), "address", address));
        }
    }
}
