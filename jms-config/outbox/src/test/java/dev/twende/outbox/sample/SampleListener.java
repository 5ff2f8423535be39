package dev.twende.outbox.sample;

import dev.twende.events.payment.PaymentSucceeded;
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

/** Written as every listener of a house is, but that it also notes each delivery. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-rar"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "twende.payment.transaction"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "ticketing"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "payment-transaction"),
            @ActivationConfigProperty(propertyName = "user", propertyValue = "ticketing"),
            @ActivationConfigProperty(
                    propertyName = "password",
                    propertyValue = "${MPCONFIG=twende.ticketing.broker.password}"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
public class SampleListener implements MessageListener {

    @Inject
    Inbox inbox;

    @Inject
    SampleLedger ledger;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        int delivery = deliveryOf(message);
        ledger.noteDelivery(message, delivery);
        inbox.once(message, Reactions.to(PaymentSucceeded.class, paid -> ledger.takeEffect(paid, delivery)));
        ledger.dieAfterCommitIfAsked(message, delivery);
    }

    private static int deliveryOf(Message message) {
        try {
            return message.getIntProperty("JMSXDeliveryCount");
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
