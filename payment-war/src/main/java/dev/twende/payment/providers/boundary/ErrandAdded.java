package dev.twende.payment.providers.boundary;

/**
 * A person or a callback gave reason to turn to a provider at once. Not fired below a listener: a task that an EJB submits has no
 * transaction (the next round comes soon enough).
 */
public record ErrandAdded() {}
