package dev.twende.auth.links.control;

import dev.twende.auth.links.entity.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where links lead and how long they open. */
@ApplicationScoped
public class LinkConfig {
    private URI baseUrl;
    private Duration invitationLifetime;
    private Duration passwordResetLifetime;
    private Duration kept;

    protected LinkConfig() {} // for the CDI proxy

    @Inject
    public LinkConfig(
            @ConfigProperty(name = "twende.auth.links.base-url") URI baseUrl,
            @ConfigProperty(name = "twende.auth.links.invitation-lifetime") Duration invitationLifetime,
            @ConfigProperty(name = "twende.auth.links.password-reset-lifetime") Duration passwordResetLifetime,
            @ConfigProperty(name = "twende.auth.links.kept") Duration kept) {
        if (baseUrl.getHost() == null || baseUrl.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "twende.auth.links.base-url is where people reach the back-office, without a slash at its end");
        }
        this.baseUrl = baseUrl;
        this.invitationLifetime = invitationLifetime;
        this.passwordResetLifetime = passwordResetLifetime;
        this.kept = kept;
    }

    /** The page that takes the link's secret. */
    public URI address(String secret) {
        return URI.create(baseUrl + "/password.xhtml?token=" + secret);
    }

    public Duration lifetime(Purpose purpose) {
        return switch (purpose) {
            case INVITATION -> invitationLifetime;
            case PASSWORD_RESET -> passwordResetLifetime;
        };
    }

    /** How long links are remembered after they expired. */
    public Duration kept() {
        return kept;
    }
}
