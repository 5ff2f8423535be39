package dev.twende.auth.mails.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether mails reach users. Always up: people log in without it, and what waits is not lost. */
@Readiness
@ApplicationScoped
public class MailsReadiness implements HealthCheck {
    private MailSender sender;

    protected MailsReadiness() {} // for the CDI proxy

    @Inject
    public MailsReadiness(MailSender sender) {
        this.sender = sender;
    }

    @Override
    public HealthCheckResponse call() {
        String working = sender.late() == 0 ? "WORKING" : "LATE";
        return HealthCheckResponse.named("auth-mails")
                .up()
                .withData("state", sender.hasServer() ? working : "NO_SERVER")
                .withData("late", sender.late())
                .build();
    }
}
