package dev.twende.reporting.sales.boundary;

import dev.twende.events.company.ScheduleCreated;
import dev.twende.outbox.Inbox;
import dev.twende.outbox.Reactions;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.time.Instant;

/**
 * Hears company's schedules, for the names of companies. Their departures and cancellations sell nothing and
 * pass by.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-rar"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "twende.company.schedule"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "reporting"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "company-schedule"),
            @ActivationConfigProperty(propertyName = "user", propertyValue = "reporting"),
            @ActivationConfigProperty(
                    propertyName = "password",
                    propertyValue = "${MPCONFIG=twende.reporting.broker.password}"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
public class ScheduleListener implements MessageListener {
    @Inject
    Inbox inbox;

    @Inject
    Sales sales;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // the inbox owns the transaction
    public void onMessage(Message message) {
        inbox.once(message, Reactions.to(ScheduleCreated.class, created -> sales.hear(created, announcedAt(message))));
    }

    private static Instant announcedAt(Message message) {
        try {
            return Instant.ofEpochMilli(message.getJMSTimestamp());
        } catch (JMSException e) {
            throw new IllegalArgumentException("a message without a time", e);
        }
    }
}
