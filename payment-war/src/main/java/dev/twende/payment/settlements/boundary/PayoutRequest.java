package dev.twende.payment.settlements.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import dev.twende.payment.providers.entity.PaymentMethod;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Notes what was paid out to a company on a settlement.
 *
 * @param method from whose account it was taken: MPESA or MOMO
 * @param reference what proves it: the bank's or the provider's reference
 */
public record PayoutRequest(
        @NotNull @Amount Money amount,
        @NotNull PaymentMethod method,
        @NotBlank @Size(max = 100) String reference) {}
