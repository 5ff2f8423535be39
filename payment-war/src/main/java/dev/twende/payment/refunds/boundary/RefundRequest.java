package dev.twende.payment.refunds.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Asks to give money of a payment back.
 *
 * @param amount left out for all that is left of it
 */
public record RefundRequest(
        @Amount Money amount, @NotBlank @Size(max = 500) String reason) {}
