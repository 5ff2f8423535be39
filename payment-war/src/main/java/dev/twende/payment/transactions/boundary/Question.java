package dev.twende.payment.transactions.boundary;

import java.util.UUID;

/** What became of this prompt? */
record Question(UUID transactionId, String checkoutRequestId) {}
