package dev.twende.payment.providers.entity;

import dev.twende.kit.money.Money;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks a provider for money: by a prompt on a phone, from a drawer, or from an agent's float.
 *
 * @param transactionId ours, written down and committed before; the same id is never collected for twice
 * @param reference what the customer reads on the prompt and on the statement: the booking reference, at most 12 letters and digits
 * @param payer whose phone is prompted; empty over a counter
 * @param seller the user whose shift or float it concerns; empty when a passenger pays by himself
 * @param callbackSecret the unguessable end of the address that the result is sent to
 */
public record CollectionOrder(
        UUID transactionId,
        UUID companyId,
        String reference,
        Money amount,
        Optional<Msisdn> payer,
        Optional<UUID> seller,
        String callbackSecret) {
    @Override
    public String toString() {
        return "CollectionOrder[" + transactionId + ", " + reference + ", " + amount + ", " + payer
                + "]"; // never the secret
    }
}
