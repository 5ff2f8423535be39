package dev.twende.payment.providers.entity;

import dev.twende.kit.money.Money;

/**
 * Asks a provider to prompt a customer for money.
 *
 * @param reference what the customer reads on the prompt and on the statement: the booking reference
 * @param callbackSecret the unguessable end of the address that the result is sent to
 */
public record PushOrder(String reference, Money price, Msisdn payer, String callbackSecret) {
    @Override
    public String toString() {
        return "PushOrder[" + reference + ", " + price + ", " + payer + "]"; // never the secret
    }
}
