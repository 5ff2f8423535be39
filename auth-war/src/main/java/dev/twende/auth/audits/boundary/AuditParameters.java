package dev.twende.auth.audits.boundary;

import dev.twende.auth.audits.entity.AuditQuestion;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;

/** The query parameters that narrow a search of the trail; all may be left out. */
public class AuditParameters {
    @QueryParam("company_id")
    private UUID companyId;

    @QueryParam("entity")
    private String entity;

    @QueryParam("entity_id")
    private String entityId;

    @QueryParam("actor")
    private String actor;

    @QueryParam("action")
    private String action;

    @QueryParam("booking_reference")
    private String bookingReference;

    @QueryParam("from")
    private Instant from;

    @QueryParam("to")
    private Instant to;

    AuditQuestion question() {
        return new AuditQuestion(companyId, entity, entityId, actor, action, bookingReference, from, to);
    }
}
