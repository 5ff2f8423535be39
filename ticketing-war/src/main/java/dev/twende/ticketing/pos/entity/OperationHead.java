package dev.twende.ticketing.pos.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What every operation says of itself.
 *
 * @param sequence counted by the device from 1, without gaps
 * @param type null for one that this release does not know
 * @param recordedAt by the device's clock, which decides nothing
 * @param cashierId null when nobody was logged in
 * @param shiftNumber null when it did not say
 * @param scheduleId of the bus it is about; null when it is about none
 */
public record OperationHead(
        UUID operationId,
        long sequence,
        OperationType type,
        Instant recordedAt,
        UUID cashierId,
        Integer shiftNumber,
        UUID scheduleId) {

    public Optional<UUID> cashier() {
        return Optional.ofNullable(cashierId);
    }
}
