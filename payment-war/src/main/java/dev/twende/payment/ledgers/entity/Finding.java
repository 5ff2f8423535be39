package dev.twende.payment.ledgers.entity;

/**
 * Something that must not be.
 *
 * @param code what it is; the runbook says what to do
 * @param count how often
 */
public record Finding(String code, long count) {}
