package dev.twende.payment.ledgers.entity;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A booking that was paid.
 *
 * @param place where the money lies now
 * @param agentId who sold it; empty when the passenger bought without help
 */
public record Sale(
        UUID transactionId,
        String bookingReference,
        UUID companyId,
        Money price,
        String method,
        Place place,
        Optional<UUID> agentId,
        Instant paidAt) {}
