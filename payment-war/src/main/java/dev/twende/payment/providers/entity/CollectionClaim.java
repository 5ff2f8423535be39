package dev.twende.payment.providers.entity;

import dev.twende.kit.money.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a callback says of a prompt. It is not signed, so it is a reason to ask the provider and never a proof.
 *
 * @param amount in whole units of the currency; there at least when the claim is that money moved
 * @param currency empty when the provider does not name it
 * @param receipt the provider's name for the movement of money (MpesaReceiptNumber, financialTransactionId)
 */
public record CollectionClaim(
        ProviderIds ids,
        ResultCode code,
        Optional<BigDecimal> amount,
        Optional<String> currency,
        Optional<String> receipt) {

    /** Whether the claim is about other money than this. */
    public boolean contradicts(Money price) {
        return amount.filter(claimed -> !WholeUnits.isSame(claimed, price)).isPresent()
                || currency.filter(claimed -> !claimed.equals(price.currency())).isPresent();
    }
}
