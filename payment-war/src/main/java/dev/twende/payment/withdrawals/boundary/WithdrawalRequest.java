package dev.twende.payment.withdrawals.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Asks to pay a part of an agent's float back.
 *
 * @param companyId may be left out by people of a company
 * @param amount at most what is on the float
 * @param method MPESA or MOMO
 * @param msisdn the agent's phone, with its country code
 */
public record WithdrawalRequest(
        UUID companyId,
        @NotNull UUID agentId,
        @NotNull @Amount Money amount,
        @NotBlank @Size(max = 20) String method,
        @NotBlank @Size(max = 30) String msisdn) {}
