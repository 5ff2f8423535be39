package dev.twende.auth.audits.boundary;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Entries as lines for a spreadsheet (RFC 4180). */
final class AuditCsv {
    private static final List<String> HEAD = List.of(
            "seq",
            "occurred_at",
            "house",
            "company_id",
            "actor",
            "device_id",
            "address",
            "action",
            "entity",
            "entity_id",
            "booking_reference",
            "fields",
            "before",
            "after");

    private final StringBuilder lines = new StringBuilder(String.join(",", HEAD)).append("\r\n");

    void add(AuditResponse entry) {
        lines.append(Arrays.asList(
                                entry.seq(),
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
                                entry.fields() == null ? null : String.join(" ", entry.fields()),
                                entry.before(),
                                entry.after())
                        .stream()
                        .map(value -> quoted(Objects.toString(value, "")))
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }

    String text() {
        return lines.toString();
    }

    /** Nothing in an entry begins as a spreadsheet's formula would, but a code of tomorrow might. */
    private static String quoted(String value) {
        String harmless = value.matches("[=+@\\t\\r-].*") ? "'" + value : value;
        return harmless.matches("[A-Za-z0-9:._'-]*") ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
