package dev.twende.ticketing.pos.entity;

import java.util.UUID;

/**
 * What was told before.
 *
 * @param operationId null for what nobody could read, or had an id that was another's
 * @param isSigned false for what only takes a place in the sequence
 * @param answer as it was first given, JSON
 */
public record Known(long sequence, UUID operationId, String digest, boolean isSigned, String answer) {}
