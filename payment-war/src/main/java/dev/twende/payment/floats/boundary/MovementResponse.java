package dev.twende.payment.floats.boundary;

import dev.twende.kit.money.Money;
import dev.twende.payment.floats.entity.Movement;
import dev.twende.payment.floats.entity.MovementKind;
import java.time.Instant;
import java.util.UUID;

/**
 * A line of a float's statement.
 *
 * @param sourceId the transaction, the refund, or the top-up itself
 * @param amount negative for a sale
 * @param reference the booking reference, or what the agent was given for a top-up
 */
public record MovementResponse(
        UUID movementId,
        UUID floatId,
        MovementKind kind,
        UUID sourceId,
        Money amount,
        Money balanceAfter,
        String reference,
        Instant madeAt) {
    static MovementResponse from(Movement movement) {
        return new MovementResponse(
                movement.id(),
                movement.floatId(),
                movement.kind(),
                movement.sourceId(),
                movement.amount(),
                movement.balanceAfter(),
                movement.reference(),
                movement.madeAt());
    }
}
