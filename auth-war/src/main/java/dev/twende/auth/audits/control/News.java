package dev.twende.auth.audits.control;

import dev.twende.auth.audits.entity.AuditEntry;
import dev.twende.outbox.Envelope;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an event, of any house and also of a later release, says to the audit trail. */
public final class News {
    private static final String CHANGED = "EntityChanged";

    private News() {}

    /** The entry of an event; the database gives its {@code seq} and keeps of its values what may be shown. */
    public static AuditEntry of(Envelope event, Instant now) {
        JsonObject data = event.data();
        String type = event.type().substring(event.type().lastIndexOf('.') + 1);
        boolean isRow = type.equals(CHANGED);
        String entity = isRow ? text(data, "entity") : aggregate(event);
        String entityId = isRow ? text(data, "entity_id") : event.subject();
        return new AuditEntry(
                0,
                event.id(),
                event.time().truncatedTo(ChronoUnit.MICROS), // as the database keeps it
                now.truncatedTo(ChronoUnit.MICROS),
                event.source().substring(1),
                company(data, entity, entityId),
                event.actorid(),
                event.deviceid(),
                event.clientaddress(),
                isRow ? text(data, "action") : type,
                entity,
                entityId,
                bookingReference(data),
                isRow ? fields(data) : null,
                isRow ? json(data, "before") : null,
                isRow ? json(data, "after") : data.toString());
    }

    /** The aggregate is the one whose id the event is filed under: {@code ticket_id} of a ticket's. */
    private static String aggregate(Envelope event) {
        return event.data().entrySet().stream()
                .filter(each -> each.getKey().endsWith("_id"))
                .filter(each -> each.getValue() instanceof JsonString id
                        && id.getString().equals(event.subject()))
                .map(each -> each.getKey().substring(0, each.getKey().length() - "_id".length()))
                .findFirst()
                .orElse("unknown");
    }

    /** As the event says; a company's own row is its own. */
    private static UUID company(JsonObject data, String entity, String entityId) {
        String id = Optional.ofNullable(text(data, "company_id"))
                .or(() -> Optional.ofNullable(part(data, "company")).map(company -> text(company, "company_id")))
                .orElse("company".equals(entity) ? entityId : null);
        return id == null ? null : UUID.fromString(id);
    }

    private static String bookingReference(JsonObject data) {
        return Optional.ofNullable(text(data, "booking_reference"))
                .or(() -> Optional.ofNullable(part(data, "after")).map(after -> text(after, "booking_reference")))
                .or(() -> Optional.ofNullable(part(data, "before")).map(before -> text(before, "booking_reference")))
                .orElse(null);
    }

    /** The names; or how many rows one statement changed. */
    private static String fields(JsonObject data) {
        if (data.get("fields") instanceof JsonArray names) {
            return names.getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .sorted()
                    .collect(Collectors.joining(","));
        }
        return data.containsKey("rows") ? data.get("rows") + " rows" : null;
    }

    private static String text(JsonObject data, String name) {
        return data.get(name) instanceof JsonString text ? text.getString() : null;
    }

    private static JsonObject part(JsonObject data, String name) {
        return data.get(name) instanceof JsonObject part ? part : null;
    }

    private static String json(JsonObject data, String name) {
        JsonValue value = part(data, name);
        return value == null ? null : value.toString();
    }
}
