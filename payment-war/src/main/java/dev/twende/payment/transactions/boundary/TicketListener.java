package dev.twende.payment.transactions.boundary;

import dev.twende.events.ticketing.CashMovedOnDevice;
import dev.twende.events.ticketing.CashReturned;
import dev.twende.events.ticketing.CashTaken;
import dev.twende.events.ticketing.RefundRequested;
import dev.twende.events.ticketing.ShiftClosedOnDevice;
import dev.twende.events.ticketing.ShiftOpenedOnDevice;
import dev.twende.outbox.Inbox;
import dev.twende.outbox.Reactions;
import dev.twende.payment.shifts.boundary.DeviceShifts;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Hears from ticketing when money must go back, and what devices did with cash while they had no network. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-rar"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "twende.ticketing.ticket"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "payment"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "ticketing-ticket"),
            @ActivationConfigProperty(propertyName = "user", propertyValue = "payment"),
            @ActivationConfigProperty(
                    propertyName = "password",
                    propertyValue = "${MPCONFIG=twende.payment.broker.password}"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
        })
public class TicketListener implements MessageListener {
    @Inject
    Inbox inbox;

    @Inject
    Transactions transactions;

    @Inject
    DeviceShifts shifts;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        inbox.once(
                message,
                Reactions.to(RefundRequested.class, transactions::oweBack)
                        .and(CashTaken.class, transactions::received)
                        .and(CashReturned.class, transactions::returned)
                        .and(CashMovedOnDevice.class, shifts::follow)
                        .and(ShiftOpenedOnDevice.class, shifts::follow)
                        .and(ShiftClosedOnDevice.class, shifts::follow));
    }
}
