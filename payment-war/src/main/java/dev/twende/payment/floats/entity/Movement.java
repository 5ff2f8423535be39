package dev.twende.payment.floats.entity;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A change of a float.
 *
 * @param sourceId the transaction, the refund, the withdrawal, or the top-up itself; a kind happens once for each
 * @param amount negative for a sale and a withdrawal
 * @param reference the booking reference, or what the agent was given for a top-up
 */
public record Movement(
        UUID id,
        UUID floatId,
        MovementKind kind,
        UUID sourceId,
        Money amount,
        Money balanceAfter,
        String reference,
        Instant madeAt) {}
