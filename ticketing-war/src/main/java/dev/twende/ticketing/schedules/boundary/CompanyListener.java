package dev.twende.ticketing.schedules.boundary;

import dev.twende.events.company.CompanyActivated;
import dev.twende.events.company.CompanySuspended;
import dev.twende.outbox.Inbox;
import dev.twende.outbox.Reactions;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Hears from company which companies may sell. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-rar"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "twende.company.company"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "ticketing"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "company-company"),
            @ActivationConfigProperty(propertyName = "user", propertyValue = "ticketing"),
            @ActivationConfigProperty(
                    propertyName = "password",
                    propertyValue = "${MPCONFIG=twende.ticketing.broker.password}"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
        })
public class CompanyListener implements MessageListener {
    @Inject
    Inbox inbox;

    @Inject
    Schedules schedules;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        inbox.once(
                message,
                Reactions.to(CompanySuspended.class, schedules::follow).and(CompanyActivated.class, schedules::follow));
    }
}
