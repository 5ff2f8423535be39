package dev.twende.payment.terms.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import dev.twende.payment.terms.entity.AgentCommission;
import dev.twende.payment.terms.entity.Bearer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is agreed with a company. Rates are in basis points of the price: 250 is 2.5 %.
 *
 * @param validFrom left out for now; never in the past
 * @param platformFeeFixed per sale, on top of the rate; only for sales in its currency; left out for none
 * @param agents those who get another commission than {@code agentCommissionBp}
 */
public record TermsRequest(
        Instant validFrom,
        @NotNull @Min(0) @Max(10_000) Integer platformFeeBp,
        @Amount Money platformFeeFixed,
        @NotNull @Min(0) @Max(10_000) Integer agentCommissionBp,
        @Size(max = 1_000) List<@NotNull @Valid Agent> agents,
        @NotNull Bearer providerChargeBorneBy) {

    /** One agent's own commission. */
    public record Agent(
            @NotNull UUID agentId,
            @NotNull @Min(0) @Max(10_000) Integer commissionBp) {
        AgentCommission toEntity() {
            return new AgentCommission(agentId, commissionBp);
        }

        static Agent from(AgentCommission agent) {
            return new Agent(agent.agentId(), agent.commissionBp());
        }
    }
}
