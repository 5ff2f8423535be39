package dev.twende.auth.audits.boundary;

import dev.twende.auth.audits.entity.AuditEntry;
import dev.twende.kit.rest.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An entry of the trail as administrators read it; absent members as in {@link AuditEntry}. */
public record AuditResponse(
        long seq,
        UUID eventId,
        Instant occurredAt,
        String house,
        UUID companyId,
        String actor,
        String deviceId,
        String address,
        String action,
        String entity,
        String entityId,
        String bookingReference,
        List<String> fields,
        JsonObject before,
        JsonObject after) {

    static AuditResponse from(AuditEntry entry) {
        return new AuditResponse(
                entry.seq(),
                entry.eventId(),
                entry.occurredAt(),
                entry.house(),
                entry.companyId(),
                entry.actor(),
                entry.deviceId(),
                entry.address(),
                entry.action(),
                entry.entity(),
                entry.entityId(),
                entry.bookingReference(),
                entry.fields() == null ? null : List.of(entry.fields().split(",")),
                object(entry.before()),
                object(entry.after()));
    }

    private static JsonObject object(String json) {
        return json == null ? null : Json.mapper().fromJson(json, JsonObject.class);
    }
}
