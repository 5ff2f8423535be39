package dev.twende.company.drivers.boundary;

import dev.twende.events.auth.UserChanged;
import dev.twende.events.auth.UserDeactivated;
import dev.twende.events.auth.UserRegistered;
import dev.twende.outbox.Inbox;
import dev.twende.outbox.Reactions;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Hears from auth who may drive and who no longer may. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-rar"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "twende.auth.user"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "company"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "auth-user"),
            @ActivationConfigProperty(propertyName = "user", propertyValue = "company"),
            @ActivationConfigProperty(
                    propertyName = "password",
                    propertyValue = "${MPCONFIG=twende.company.broker.password}"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
public class UserListener implements MessageListener {
    @Inject
    Inbox inbox;

    @Inject
    Drivers drivers;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        inbox.once(
                message,
                Reactions.to(UserRegistered.class, registered -> drivers.heard(registered))
                        .and(UserChanged.class, changed -> drivers.heard(changed))
                        .and(UserDeactivated.class, deactivated -> drivers.heard(deactivated)));
    }
}
