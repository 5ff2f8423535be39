package dev.twende.auth.audits.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * What is asked of the trail; what is null does not matter.
 *
 * @param from the first moment of the change
 * @param to the first moment after it
 */
public record AuditQuestion(
        UUID companyId,
        String entity,
        String entityId,
        String actor,
        String action,
        String bookingReference,
        Instant from,
        Instant to) {
    /** The same about one company only. */
    public AuditQuestion of(UUID company) {
        return new AuditQuestion(company, entity, entityId, actor, action, bookingReference, from, to);
    }
}
