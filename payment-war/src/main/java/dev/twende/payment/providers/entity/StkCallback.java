package dev.twende.payment.providers.entity;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a callback claims. It is not signed, so it is a reason to ask the provider and never a proof.
 *
 * @param amount in whole units of the currency; there only when the claim is that money moved
 * @param receipt the provider's name for the movement of money (MpesaReceiptNumber)
 */
public record StkCallback(
        String merchantRequestId,
        String checkoutRequestId,
        ResultCode code,
        Optional<BigDecimal> amount,
        Optional<String> receipt) {}
