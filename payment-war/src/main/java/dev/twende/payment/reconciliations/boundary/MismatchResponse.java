package dev.twende.payment.reconciliations.boundary;

import dev.twende.kit.rest.Versioned;
import dev.twende.payment.reconciliations.entity.Mismatch;
import dev.twende.payment.reconciliations.entity.MismatchKind;
import dev.twende.payment.reconciliations.entity.MismatchState;
import java.time.Instant;
import java.util.UUID;

/**
 * Where the three do not agree.
 *
 * @param expected what our books say
 * @param found what the other side says
 * @param version to be sent back in {@code If-Match}
 */
public record MismatchResponse(
        UUID mismatchId,
        MismatchKind kind,
        MismatchState state,
        String receipt,
        UUID transactionId,
        UUID companyId,
        String bookingReference,
        String expected,
        String found,
        String note,
        UUID handledBy,
        Instant updatedAt,
        int version)
        implements Versioned {

    static MismatchResponse from(Mismatch mismatch) {
        return new MismatchResponse(
                mismatch.id(),
                mismatch.kind(),
                mismatch.state(),
                mismatch.receipt().orElse(null),
                mismatch.transactionId().orElse(null),
                mismatch.companyId().orElse(null),
                mismatch.bookingReference().orElse(null),
                mismatch.expected().orElse(null),
                mismatch.found().orElse(null),
                mismatch.note().orElse(null),
                mismatch.handledBy().orElse(null),
                mismatch.updatedAt(),
                mismatch.version());
    }
}
