package dev.twende.payment.ledgers.boundary;

import dev.twende.payment.ledgers.entity.Finding;
import java.time.Instant;
import java.util.List;

/**
 * Whether the ledger is in order.
 *
 * @param findings empty when it is
 */
public record CheckResponse(boolean inOrder, Instant checkedAt, List<Finding> findings) {}
