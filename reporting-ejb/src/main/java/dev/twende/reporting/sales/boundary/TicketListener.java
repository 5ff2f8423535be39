package dev.twende.reporting.sales.boundary;

import dev.twende.events.ticketing.TicketCancelled;
import dev.twende.events.ticketing.TicketExpired;
import dev.twende.events.ticketing.TicketPaid;
import dev.twende.events.ticketing.TicketReserved;
import dev.twende.outbox.Inbox;
import dev.twende.outbox.Reactions;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Hears ticketing's tickets and adds them to the totals. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-rar"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "twende.ticketing.ticket"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "reporting"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "ticketing-ticket"),
            @ActivationConfigProperty(propertyName = "user", propertyValue = "reporting"),
            @ActivationConfigProperty(
                    propertyName = "password",
                    propertyValue = "${MPCONFIG=twende.reporting.broker.password}"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
        })
public class TicketListener implements MessageListener {
    @Inject
    Inbox inbox;

    @Inject
    Sales sales;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // the inbox owns the transaction
    public void onMessage(Message message) {
        inbox.once(
                message,
                Reactions.to(TicketReserved.class, sales::hear)
                        .and(TicketPaid.class, sales::hear)
                        .and(TicketExpired.class, sales::hear)
                        .and(TicketCancelled.class, sales::hear));
    }
}
