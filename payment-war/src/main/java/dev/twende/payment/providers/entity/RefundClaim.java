package dev.twende.payment.providers.entity;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a callback says of a refund.
 *
 * @param ids both must be those of the refund whose address it came to
 * @param outcome what it means for the money
 * @param receipt the provider's name for the movement back
 * @param amount in whole units of the currency; empty when the provider does not name it
 */
public record RefundClaim(
        ProviderIds ids,
        Outcome outcome,
        ResultCode code,
        String text,
        Optional<String> receipt,
        Optional<BigDecimal> amount) {

    /** What is claimed of the money. */
    public enum Outcome {
        DONE,
        FAILED,
        /** The provider could not finish in time, which is not a failure: ask. */
        UNDECIDED
    }
}
