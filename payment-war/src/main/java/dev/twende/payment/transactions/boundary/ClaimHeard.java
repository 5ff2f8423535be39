package dev.twende.payment.transactions.boundary;

import java.util.UUID;

/** A callback claimed something that the provider should now be asked about. */
record ClaimHeard(UUID transactionId) {}
