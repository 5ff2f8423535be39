package dev.twende.auth.passwords.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often new passwords are mailed. */
@ApplicationScoped
public class PasswordResetConfig {
    private Duration pace;
    private int mailsPerHour;

    protected PasswordResetConfig() {} // for the CDI proxy

    @Inject
    public PasswordResetConfig(
            @ConfigProperty(name = "twende.auth.password-reset.pace") Duration pace,
            @ConfigProperty(name = "twende.auth.password-reset.mails-per-hour") int mailsPerHour) {
        if (pace.compareTo(Duration.ofMillis(100)) < 0 || mailsPerHour < 1) {
            throw new IllegalArgumentException("twende.auth.password-reset.*: pace >= PT0.1S, mails-per-hour >= 1");
        }
        this.pace = pace;
        this.mailsPerHour = mailsPerHour;
    }

    /** How often requests are looked for. */
    public Duration pace() {
        return pace;
    }

    /** How many links one account is sent at most. */
    public int mailsPerHour() {
        return mailsPerHour;
    }
}
