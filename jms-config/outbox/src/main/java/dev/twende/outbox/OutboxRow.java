package dev.twende.outbox;

import java.util.UUID;

/**
 * An event ready to be written into {@code outbox_event}, for a path that inserts it by its own SQL.
 *
 * @param payload the envelope as JSON
 */
public record OutboxRow(UUID id, String topic, String type, UUID aggregateId, String payload) {}
