package dev.twende.reporting.sales.boundary;

import dev.twende.events.payment.PaymentFailed;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.outbox.Inbox;
import dev.twende.outbox.Reactions;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Hears payment's transactions and adds them to the totals. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-rar"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "twende.payment.transaction"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "reporting"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "payment-transaction"),
            @ActivationConfigProperty(propertyName = "user", propertyValue = "reporting"),
            @ActivationConfigProperty(
                    propertyName = "password",
                    propertyValue = "${MPCONFIG=twende.reporting.broker.password}"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
public class PaymentListener implements MessageListener {
    @Inject
    Inbox inbox;

    @Inject
    Sales sales;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // the inbox owns the transaction
    public void onMessage(Message message) {
        inbox.once(message, Reactions.to(PaymentSucceeded.class, sales::hear).and(PaymentFailed.class, sales::hear));
    }
}
