package dev.twende.auth.audits.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.auth.audits.entity.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final Instant NOON = Instant.parse("2026-03-01T10:00:00.123456Z");

    private final List<AuditEntry> entries =
            LongStream.rangeClosed(1, 5).mapToObj(seq -> entry(seq, "PAID")).toList();
    private final List<byte[]> hashes = new ArrayList<>();

    ChainTest() {
        Chain chain = Chain.beginning();
        entries.forEach(entry -> hashes.add(chain.link(entry)));
    }

    @Test
    void holdsAsItWasMadeAlsoWhenItWasMadeInParts() {
        Chain second = Chain.at(3, hashes.get(2));
        assertThat(second.link(entries.get(3))).isEqualTo(hashes.get(3));

        Chain walk = walk(entries, hashes);
        assertThat(walk.isIntact()).isTrue();
        assertThat(walk.report(2).links()).isEqualTo(5);
        assertThat(walk.report(2).waiting()).isEqualTo(2);
    }

    @Test
    void namesTheFirstEntryThatWasChanged() {
        List<AuditEntry> forged = new ArrayList<>(entries);
        forged.set(2, entry(3, "FREE"));

        var report = walk(forged, hashes).report(0);

        assertThat(report.isIntact()).isFalse();
        assertThat(report.brokenPosition()).isEqualTo(3);
        assertThat(report.brokenSeq()).isEqualTo(3);
        assertThat(report.links()).isEqualTo(2);
    }

    @Test
    void missesAnEntryAndALinkThatAreGone() {
        List<AuditEntry> gone = new ArrayList<>(entries);
        gone.set(3, null);
        assertThat(walk(gone, hashes).report(0).finding()).isEqualTo("the entry of link 4 is missing");

        Chain chain = Chain.beginning();
        assertThat(chain.holds(2, hashes.get(1), entries.get(1))).isFalse();
        assertThat(chain.report(0).finding()).isEqualTo("link 1 is missing");
    }

    @Test
    void noTwoEntriesHaveTheSameContent() {
        AuditEntry one = new AuditEntry(
                1, new UUID(0, 1), NOON, NOON, "a", null, "b", null, null, "c", "d", "e", null, null, null, null);
        AuditEntry other = new AuditEntry(
                1, new UUID(0, 1), NOON, NOON, "a", null, null, "b", null, "c", "d", "e", null, null, null, null);
        assertThat(one.content()).isNotEqualTo(other.content());
    }

    private static Chain walk(List<AuditEntry> entries, List<byte[]> hashes) {
        Chain chain = Chain.beginning();
        for (int i = 0; i < entries.size() && chain.holds(i + 1, hashes.get(i), entries.get(i)); i++) {
            assertThat(chain.position()).isEqualTo(i + 1);
        }
        return chain;
    }

    private static AuditEntry entry(long seq, String status) {
        String after = "{\"status\": \"" + status + "\"}";
        return new AuditEntry(
                seq,
                new UUID(0, seq),
                NOON,
                NOON,
                "ticketing",
                null,
                "u",
                null,
                "10.0.0.1",
                "CHANGED",
                "refund_quote",
                "q",
                "ABCD2345",
                "status",
                null,
                after);
    }
}
