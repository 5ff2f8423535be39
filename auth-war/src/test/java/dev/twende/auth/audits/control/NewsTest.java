package dev.twende.auth.audits.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.auth.audits.entity.AuditEntry;
import dev.twende.outbox.Envelope;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final UUID TICKET = UUID.fromString("0190a3c0-0000-7000-8000-000000000001");
    private static final UUID COMPANY = UUID.fromString("0190a3c0-0000-7000-8000-000000000002");

    @Test
    void aFactOfTheDomainIsAnActionOnItsAggregate() {
        AuditEntry entry = News.of(
                envelope(
                        "dev.twende.ticketing.TicketPaid",
                        TICKET.toString(),
                        "\"actorid\": \"u\", \"deviceid\": \"d\", \"clientaddress\": \"10.0.0.1\",",
                        "{\"schedule_id\": \"" + COMPANY + "\", \"ticket_id\": \"" + TICKET + "\", \"company_id\": \""
                                + COMPANY + "\", \"booking_reference\": \"ABCD2345\"}"),
                Instant.EPOCH);

        assertThat(entry.house()).isEqualTo("ticketing");
        assertThat(entry.action()).isEqualTo("TicketPaid");
        assertThat(entry.entity()).isEqualTo("ticket");
        assertThat(entry.entityId()).isEqualTo(TICKET.toString());
        assertThat(entry.companyId()).isEqualTo(COMPANY);
        assertThat(entry.bookingReference()).isEqualTo("ABCD2345");
        assertThat(entry.actor() + entry.deviceId() + entry.address()).isEqualTo("ud10.0.0.1");
        assertThat(entry.occurredAt()).isEqualTo("2026-03-01T10:00:00.123456Z");
    }

    @Test
    void aChangeOfARowIsWhatItSays() {
        AuditEntry entry = News.of(
                envelope(
                        "dev.twende.audit.EntityChanged",
                        COMPANY.toString(),
                        "",
                        "{\"entity\": \"company\", \"entity_id\": \"" + COMPANY
                                + "\", \"action\": \"CHANGED\", \"fields\": [\"status\","
                                + " \"name\"], \"before\": {\"status\": \"DRAFT\"}, \"after\": {\"status\": \"ACTIVE\"}}"),
                Instant.EPOCH);

        assertThat(entry.action()).isEqualTo("CHANGED");
        assertThat(entry.companyId()).as("a company's own row").isEqualTo(COMPANY);
        assertThat(entry.fields()).isEqualTo("name,status");
        assertThat(entry.before()).contains("DRAFT");
        assertThat(entry.after()).contains("ACTIVE");
        assertThat(entry.actor()).isNull();
    }

    private static Envelope envelope(String type, String subject, String origin, String data) {
        return Envelope.parse("{\"specversion\": \"1.0\", \"id\": \"" + UUID.randomUUID()
                + "\", \"source\": \"/ticketing\", \"type\": \""
                + type + "\", \"subject\": \"" + subject + "\", \"time\": \"2026-03-01T10:00:00.123456789Z\"," + origin
                + "\"data\": "
                + data + "}");
    }
}
