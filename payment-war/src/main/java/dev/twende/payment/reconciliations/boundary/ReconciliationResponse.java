package dev.twende.payment.reconciliations.boundary;

import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.reconciliations.entity.Reconciliation;
import dev.twende.payment.reconciliations.entity.ReconciliationStatus;
import dev.twende.payment.reconciliations.entity.StatementSource;
import java.time.Instant;
import java.util.UUID;

/**
 * One comparison.
 *
 * @param failure why it could not be made; only when FAILED
 * @param lines of the statement
 * @param payments of ours that were compared with it
 * @param mismatches how many were found, whatever was done about them since
 */
public record ReconciliationResponse(
        UUID reconciliationId,
        PaymentMethod method,
        Instant from,
        Instant to,
        StatementSource source,
        ReconciliationStatus status,
        String failure,
        int lines,
        int payments,
        int mismatches,
        Instant startedAt,
        Instant endedAt) {

    static ReconciliationResponse from(Reconciliation reconciliation) {
        return new ReconciliationResponse(
                reconciliation.id(),
                reconciliation.method(),
                reconciliation.periodFrom(),
                reconciliation.periodTo(),
                reconciliation.source(),
                reconciliation.status(),
                reconciliation.failure().orElse(null),
                reconciliation.lines(),
                reconciliation.payments(),
                reconciliation.mismatches(),
                reconciliation.startedAt(),
                reconciliation.endedAt().orElse(null));
    }
}
