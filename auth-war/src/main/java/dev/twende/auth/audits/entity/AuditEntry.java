package dev.twende.auth.audits.entity;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One change in one house. It is added when auth hears of it, gets its link in the chain moments later, and never changes.
 *
 * @param seq in the order of hearing
 * @param eventId of the event that told of it
 * @param occurredAt when the house did it
 * @param heardAt when auth heard of it
 * @param companyId the tenant it concerns; null for none
 * @param actor the user's id or a service account's; null for guests and for what a house did by itself
 * @param deviceId the enrolled device it was done on; null without one
 * @param address of the client in digits; null for what a house did by itself
 * @param action a code: {@code CREATED}, {@code CHANGED}, {@code REMOVED}, or the name of the domain's event such as {@code TicketPaid}
 * @param entity what it was done to: a table's name, or the aggregate of the event
 * @param entityId null when one statement changed many rows, which are told as a number
 * @param bookingReference null when it concerns no booking
 * @param fields names of what changed, by comma; null when all that matters is shown
 * @param before JSON of ids, codes, amounts, times and statuses until then; null for none
 * @param after the same from then on; null for none
 */
public record AuditEntry(
        long seq,
        UUID eventId,
        Instant occurredAt,
        Instant heardAt,
        String house,
        UUID companyId,
        String actor,
        String deviceId,
        String address,
        String action,
        String entity,
        String entityId,
        String bookingReference,
        String fields,
        String before,
        String after) {
    /**
     * The canonical text that the chain is made over: each value in the order of the record, with its length before it, so that no two
     * entries have the same; {@code -} for a value that is absent.
     */
    public String content() {
        StringBuilder content = new StringBuilder();
        List<Object> values = Arrays.asList(
                seq,
                eventId,
                occurredAt,
                heardAt,
                house,
                companyId,
                actor,
                deviceId,
                address,
                action,
                entity,
                entityId,
                bookingReference,
                fields,
                before,
                after);
        for (Object value : values) {
            String text = Objects.toString(value, null);
            content.append(text == null ? "-" : text.length() + ":" + text);
        }
        return content.toString();
    }
}
