package dev.twende.greenhouse.plants.boundary;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.UUID;
import java.util.function.Consumer;

/** Hears of rain. */
@MessageDriven
public class RainListener implements MessageListener {
    @Inject
    Plants plants;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        once(plant -> plants.water(plant));
    }

    private static void once(Consumer<UUID> effect) {
        effect.accept(new UUID(0, 0));
    }
}
