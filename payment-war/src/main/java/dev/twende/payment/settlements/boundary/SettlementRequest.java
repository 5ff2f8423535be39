package dev.twende.payment.settlements.boundary;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * Drafts a settlement.
 *
 * @param from inclusive; left out for where the last closed settlement ended
 * @param to exclusive
 */
public record SettlementRequest(
        @NotNull UUID companyId, Instant from, @NotNull Instant to) {}
