package dev.twende.ticketing.messages.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether passengers are told. Always up: seats are sold without it, and what waits is not lost. */
@Readiness
@ApplicationScoped
public class MessagesReadiness implements HealthCheck {
    private MessageSender sender;

    protected MessagesReadiness() {} // for the CDI proxy

    @Inject
    public MessagesReadiness(MessageSender sender) {
        this.sender = sender;
    }

    @Override
    public HealthCheckResponse call() {
        String working = sender.late() == 0 ? "WORKING" : "LATE";
        return HealthCheckResponse.named("ticketing-messages")
                .up()
                .withData("state", sender.hasGateway() ? working : "NO_GATEWAY")
                .withData("late", sender.late())
                .build();
    }
}
