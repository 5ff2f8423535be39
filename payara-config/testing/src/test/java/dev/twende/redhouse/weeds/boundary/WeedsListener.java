package dev.twende.redhouse.weeds.boundary;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Calls a transactional bean outside of the inbox. */
@MessageDriven
public class WeedsListener implements MessageListener {
    @Inject
    Weeds weeds;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        weeds.spread();
    }
}
