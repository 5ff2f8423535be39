package dev.twende.payment.settlements.boundary;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A payout.
 *
 * @param leftOfSettlement what the settlement says is payable, less everything that was paid out on it
 */
public record PayoutResponse(
        UUID payoutId, UUID settlementId, Money amount, String reference, Instant paidAt, Money leftOfSettlement) {}
