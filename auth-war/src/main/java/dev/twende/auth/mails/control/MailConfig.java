package dev.twende.auth.mails.control;

import dev.twende.kit.security.KeySealer;
import dev.twende.kit.time.RetryPauses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the mail server is and how patiently it is asked; the why stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class MailConfig {
    private static final int MOST_PARALLEL = 16;

    private Optional<String> host;
    private int port;
    private Tls tls;
    private Optional<String> username;
    private Optional<String> password;
    private String sender;
    private Duration timeout;
    private Duration pace;
    private int parallel;
    private int attempts;
    private Duration firstPause;
    private Duration longestPause;
    private KeySealer sealer;

    /** How the connection to the mail server is kept secret. */
    public enum Tls {
        /** Begins in the clear, and ends at once unless the server starts TLS (RFC 3207). */
        STARTTLS,
        /** From the first byte (RFC 8314). */
        IMPLICIT,
        /** Not at all: to a neighbour on the same machine only. */
        NONE
    }

    protected MailConfig() {} // for the CDI proxy

    @Inject
    public MailConfig(
            @ConfigProperty(name = "twende.auth.mail.host") Optional<String> host,
            @ConfigProperty(name = "twende.auth.mail.port") int port,
            @ConfigProperty(name = "twende.auth.mail.tls") Tls tls,
            @ConfigProperty(name = "twende.auth.mail.username") Optional<String> username,
            @ConfigProperty(name = "twende.auth.mail.password") Optional<String> password,
            @ConfigProperty(name = "twende.auth.mail.sender") String sender,
            @ConfigProperty(name = "twende.auth.mail.timeout") Duration timeout,
            @ConfigProperty(name = "twende.auth.mail.pace") Duration pace,
            @ConfigProperty(name = "twende.auth.mail.parallel") int parallel,
            @ConfigProperty(name = "twende.auth.mail.attempts") int attempts,
            @ConfigProperty(name = "twende.auth.mail.first-pause") Duration firstPause,
            @ConfigProperty(name = "twende.auth.mail.longest-pause") Duration longestPause,
            @ConfigProperty(name = "twende.auth.key-encryption-key") String encryptionKey) {
        if (username.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("twende.auth.mail.username and .password: both or none");
        }
        if (pace.compareTo(Duration.ofMillis(100)) < 0
                || parallel < 1
                || parallel > MOST_PARALLEL
                || attempts < 1
                || firstPause.isNegative()
                || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("twende.auth.mail.* must be: pace >= PT0.1S, parallel 1 to "
                    + MOST_PARALLEL + ", attempts >= 1, 0 <= first-pause <= longest-pause");
        }
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.username = username;
        this.password = password;
        this.sender = sender;
        this.timeout = timeout;
        this.pace = pace;
        this.parallel = parallel;
        this.attempts = attempts;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
        this.sealer = new KeySealer(encryptionKey, "twende.auth.key-encryption-key");
    }

    /** Empty when there is no mail server: then mails wait. */
    public Optional<String> host() {
        return host;
    }

    public int port() {
        return port;
    }

    public Tls tls() {
        return tls;
    }

    /** Empty when the server wants no login. */
    public Optional<String> username() {
        return username;
    }

    public Optional<String> password() {
        return password;
    }

    /** Whom mails come from, such as {@code Twende <no-reply@example.com>}. */
    public String sender() {
        return sender;
    }

    /** How long each step of the conversation may take. */
    public Duration timeout() {
        return timeout;
    }

    /** How often mails that are due are looked for. */
    public Duration pace() {
        return pace;
    }

    /** How many mails are on their way at once. */
    public int parallel() {
        return parallel;
    }

    /** After how many attempts a mail is given up. */
    public int attempts() {
        return attempts;
    }

    /** How long a taken mail is nobody else's: longer than all steps of an attempt can last. */
    public Duration lease() {
        return timeout.multipliedBy(10);
    }

    /** How long to wait after an attempt that failed: twice as long each time, up to a limit. */
    public Duration pauseAfter(int attempt) {
        return RetryPauses.after(attempt, 2, firstPause, longestPause);
    }

    /** What hides a mail's words from the database. */
    public KeySealer sealer() {
        return sealer;
    }
}
