package dev.twende.auth.audits.boundary;

import dev.twende.outbox.Inbox;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Hears every event of every house: the broker brings a copy of each to one address. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-rar"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "twende.audit"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "auth"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "audit"),
            @ActivationConfigProperty(propertyName = "user", propertyValue = "auth"),
            @ActivationConfigProperty(
                    propertyName = "password",
                    propertyValue = "${MPCONFIG=twende.auth.broker.password}"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
public class AuditListener implements MessageListener {
    @Inject
    Inbox inbox;

    @Inject
    Audits audits;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        inbox.onceAsItCame(message, audits::note);
    }
}
