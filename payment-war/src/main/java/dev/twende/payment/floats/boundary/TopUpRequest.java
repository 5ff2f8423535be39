package dev.twende.payment.floats.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Notes what an agent has paid in.
 *
 * @param companyId may be left out by people of a company
 * @param reference what the agent was given for it: the receipt's number, the bank's reference
 */
public record TopUpRequest(
        UUID companyId,
        @NotNull UUID agentId,
        @NotNull @Amount Money amount,
        @NotBlank @Size(max = 100) String reference) {}
