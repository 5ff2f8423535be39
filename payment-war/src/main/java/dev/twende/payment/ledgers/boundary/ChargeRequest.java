package dev.twende.payment.ledgers.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What the provider took for moving a payment, as its statement says. */
public record ChargeRequest(
        @NotNull UUID transactionId, @NotNull @Amount Money amount) {}
