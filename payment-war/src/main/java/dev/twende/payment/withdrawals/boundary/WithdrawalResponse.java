package dev.twende.payment.withdrawals.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Versioned;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.withdrawals.entity.Withdrawal;
import dev.twende.payment.withdrawals.entity.WithdrawalStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * How a withdrawal stands.
 *
 * @param msisdn the phone that is paid, masked
 * @param waitsForPerson whether the provider never told what it did, and is asked no more
 * @param providerRef the provider's receipt, once it has paid
 * @param resultCode the provider's own code for its refusal
 */
public record WithdrawalResponse(
        UUID withdrawalId,
        int version,
        UUID companyId,
        UUID agentId,
        WithdrawalStatus status,
        Money amount,
        PaymentMethod method,
        String msisdn,
        boolean waitsForPerson,
        String providerRef,
        String resultCode,
        String resultText,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static WithdrawalResponse from(Withdrawal withdrawal) {
        return new WithdrawalResponse(
                withdrawal.id(),
                withdrawal.version(),
                withdrawal.companyId(),
                withdrawal.agentId(),
                withdrawal.status(),
                withdrawal.amount(),
                withdrawal.method(),
                withdrawal.phone().toString(),
                withdrawal.waitsForPerson(),
                withdrawal.providerRef().orElse(null),
                withdrawal.resultCode().orElse(null),
                withdrawal.resultText().orElse(null),
                withdrawal.createdAt(),
                withdrawal.updatedAt());
    }
}
