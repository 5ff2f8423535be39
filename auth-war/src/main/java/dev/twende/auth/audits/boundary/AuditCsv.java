package dev.twende.auth.audits.boundary;

import dev.twende.kit.csv.SafeCsv;

/** Entries as lines for a spreadsheet. */
final class AuditCsv {
    private final SafeCsv csv = new SafeCsv(
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

    void add(AuditResponse entry) {
        csv.row(
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
                entry.after());
    }

    String text() {
        return csv.toString();
    }
}
