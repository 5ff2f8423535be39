package dev.twende.payment.settlements.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Versioned;
import dev.twende.payment.ledgers.entity.Item;
import dev.twende.payment.settlements.entity.Settlement;
import dev.twende.payment.settlements.entity.Totals;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A settlement statement.
 *
 * @param number counts the company's closed settlements from 1; absent while it is a draft
 * @param from inclusive
 * @param to exclusive
 * @param currencies one for each currency that the company takes; absent in lists
 */
public record SettlementResponse(
        UUID settlementId,
        int version,
        UUID companyId,
        Integer number,
        String status,
        Instant from,
        Instant to,
        Instant draftedAt,
        Instant closedAt,
        List<Currency> currencies)
        implements Versioned {

    static SettlementResponse from(Settlement settlement) {
        return of(settlement, null);
    }

    static SettlementResponse of(Settlement settlement, List<Totals> totals) {
        return new SettlementResponse(
                settlement.id(),
                settlement.version(),
                settlement.companyId(),
                settlement.number().orElse(null),
                settlement.isClosed() ? "CLOSED" : "DRAFT",
                settlement.from(),
                settlement.to(),
                settlement.draftedAt(),
                settlement.closedAt().orElse(null),
                totals == null ? null : totals.stream().map(Currency::from).toList());
    }

    /**
     * What the period adds up to in one currency. In favour of the company is positive.
     *
     * @param openingBalance what was owed to the company when the period began
     * @param gross what was sold
     * @param cashHeld negative: cash that the company took from its drawers
     * @param floats negative: what its agents paid in to it beforehand
     * @param payable what is owed to the company at the end: all of the above; negative when it owes the platform
     */
    public record Currency(
            String currency,
            Money openingBalance,
            Money gross,
            Money platformFees,
            Money agentCommissions,
            Money providerCharges,
            Money refunds,
            Money cashHeld,
            Money cashVariances,
            Money floats,
            Money payouts,
            Money payable) {
        static Currency from(Totals totals) {
            return new Currency(
                    totals.currency(),
                    totals.openingBalance(),
                    totals.of(Item.GROSS),
                    totals.of(Item.PLATFORM_FEE),
                    totals.of(Item.AGENT_COMMISSION),
                    totals.of(Item.PROVIDER_CHARGE),
                    totals.of(Item.REFUND),
                    totals.of(Item.CASH_HELD),
                    totals.of(Item.CASH_VARIANCE),
                    totals.of(Item.FLOAT),
                    totals.of(Item.PAYOUT),
                    totals.payable());
        }
    }
}
