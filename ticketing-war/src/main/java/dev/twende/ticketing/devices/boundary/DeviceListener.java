package dev.twende.ticketing.devices.boundary;

import dev.twende.events.auth.DeviceEnrolled;
import dev.twende.events.auth.DeviceRevoked;
import dev.twende.outbox.Inbox;
import dev.twende.outbox.Reactions;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Hears from auth which devices there are; what it tells of people is not for us. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-rar"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "twende.auth.user"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "ticketing"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "auth-user"),
            @ActivationConfigProperty(propertyName = "user", propertyValue = "ticketing"),
            @ActivationConfigProperty(
                    propertyName = "password",
                    propertyValue = "${MPCONFIG=twende.ticketing.broker.password}"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
        })
public class DeviceListener implements MessageListener {
    @Inject
    Inbox inbox;

    @Inject
    Devices devices;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        inbox.once(
                message, Reactions.to(DeviceEnrolled.class, devices::follow).and(DeviceRevoked.class, devices::follow));
    }
}
