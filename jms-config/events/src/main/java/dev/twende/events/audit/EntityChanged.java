package dev.twende.events.audit;

import dev.twende.events.Topic;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A row of a house was made, changed or removed. Written by the database itself ({@code tell_changes()} in the outbox's migrations),
 * so that no statement escapes it, for every table whose changes no other event tells. Values are ids, codes, amounts, times and
 * statuses; what else has changed is told by its name only.
 *
 * @param house that owns the row
 * @param entity name of the table
 * @param entityId its key, parts joined by {@code /}; absent when one statement changed more rows than are told one by one
 * @param action {@code CREATED}, {@code CHANGED} or {@code REMOVED}
 * @param companyId the tenant whose row it is; absent for what belongs to none
 * @param rows how many rows the statement changed, where they are not told one by one; otherwise absent
 * @param fields names of what has changed
 * @param before values of the changed fields until now; absent for a new row
 * @param after values of the changed fields from now on; absent for a removed row
 */
public record EntityChanged(
        String house,
        String entity,
        String entityId,
        String action,
        UUID companyId,
        Long rows,
        List<String> fields,
        JsonObject before,
        JsonObject after)
        implements AuditEvent {
    /** A group for one row's changes, so that they arrive in order. */
    @Override
    public UUID aggregateId() {
        return UUID.nameUUIDFromBytes((entity + "/" + entityId).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Topic topic() {
        return Topic.valueOf(house.toUpperCase(Locale.ROOT) + "_CHANGE");
    }
}
