package dev.twende.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a device decides alone, where nobody can be asked. */
class PosTest {
    private static final Pattern CODE = Pattern.compile("TW2:[^\n]*");

    @TempDir
    private Path home;

    private Instant clock = Counter.NOW;
    private UUID schedule;
    private Pos pos;

    @BeforeEach
    void open() throws Exception {
        schedule = Counter.open(home, 10, 3, Duration.ofHours(4));
        pos = Pos.open(home, () -> clock);
        pos.openShift(5000, "RWF");
    }

    @AfterEach
    void close() {
        pos.close();
    }

    @Test
    void sellsWhatIsLeasedAndNothingElse() {
        for (int i = 0; i < 3; i++) {
            assertThat(sell(0, 3, null)).contains("Receipt 7-" + (i + 2), "sold without network", "RWF 3000");
        }
        assertThatThrownBy(() -> sell(0, 3, null))
                .isInstanceOf(PosFailure.class)
                .hasMessageContaining("leased");
        assertThatThrownBy(() -> sell(0, 3, "5")).isInstanceOf(PosFailure.class);
        assertThat(operations()).hasSize(4);
    }

    @Test
    void aSeatIsSoldAgainOnStretchesThatOnlyTouch() {
        sell(0, 1, "1");
        sell(1, 3, "1");
        assertThatThrownBy(() -> sell(0, 2, "1")).isInstanceOf(PosFailure.class);
        assertThatThrownBy(() -> sell(2, 3, "1")).isInstanceOf(PosFailure.class);
    }

    @Test
    void atRiskItSellsWhatWasFreeWhenThePlatformWasLastHeard() {
        assertThat(risk(0, 1, "10")).contains("seat 10");
        assertThatThrownBy(() -> risk(0, 2, "10")).isInstanceOf(PosFailure.class);
        assertThatThrownBy(() -> risk(0, 1, "10")).isInstanceOf(PosFailure.class);
        assertThatThrownBy(() -> risk(0, 1, "11")).isInstanceOf(PosFailure.class);
        JsonObject sale = last();
        assertThat(sale.containsKey("lease_id")).isFalse();
    }

    @Test
    void aLeaseEndsByThePlatformsTimeAndNeverBeginsAgain() {
        clock = Counter.NOW.plus(Duration.ofHours(4));
        assertThatThrownBy(() -> sell(0, 3, "1")).isInstanceOf(PosFailure.class);
        clock = Instant.EPOCH; // the battery died
        assertThatThrownBy(() -> sell(0, 3, "1")).isInstanceOf(PosFailure.class);
        assertThat(operations()).hasSize(1);
    }

    @Test
    void aClockOf1970SellsAndSaysSo() {
        clock = Instant.EPOCH;
        sell(0, 3, "1");
        assertThat(last().getString("recorded_at")).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void aCancelledSeatIsNotLeasedAnyMore() {
        UUID ticket = ticketOf(sell(0, 3, "1"));
        pos.cancel(ticket, "changed plans");
        assertThat(last().getJsonObject("cash_returned").getInt("amount")).isEqualTo(3000);
        assertThatThrownBy(() -> pos.cancel(ticket, "again")).isInstanceOf(PosFailure.class);
        assertThatThrownBy(() -> pos.cancel(UUID.randomUUID(), "of another")).isInstanceOf(PosFailure.class);
        assertThatThrownBy(() -> sell(0, 3, "1")).isInstanceOf(PosFailure.class);
        assertThat(risk(0, 3, "1")).contains("seat 1");
    }

    @Test
    void judgesCodesAndNotesWhoBoardsOnce() {
        String code = codeOf(sell(1, 3, "1"));
        clock = Counter.NOW.plus(Duration.ofHours(5));
        assertThat(pos.scan(schedule, 0, code, false)).startsWith("WRONG_STOP");
        assertThat(pos.scan(schedule, 1, code, false)).startsWith("OK seat 1");
        assertThat(last().getString("type")).isEqualTo("BOARDING");
        assertThat(last().getString("ticket_id"))
                .isEqualTo(TicketCode.read(code, pos::ticketKey)
                        .code()
                        .orElseThrow()
                        .ticketId()
                        .toString());
        int told = operations().size();
        assertThat(pos.scan(schedule, 2, code, false)).startsWith("ALREADY_BOARDED");
        assertThat(pos.scan(schedule, 1, code.substring(0, code.length() - 1) + "0", false))
                .startsWith("INVALID");
        assertThat(pos.scan(schedule, 1, code.toLowerCase(java.util.Locale.ROOT), false))
                .startsWith("INVALID");
        assertThat(operations()).hasSize(told);
        assertThat(pos.scan(schedule, 2, code, true)).startsWith("ALREADY_BOARDED");
        assertThat(last().getString("decision")).isEqualTo("ALREADY_BOARDED");
        clock = Counter.NOW.plus(Duration.ofDays(3));
        assertThat(pos.scan(schedule, 1, code, false)).startsWith("EXPIRED");
    }

    @Test
    void cashIsTakenInAShiftAndShiftsAreNumberedWithoutGaps() {
        pos.moveCash(false, 2000, "change");
        pos.closeShift(3000);
        assertThatThrownBy(() -> sell(0, 3, "1")).isInstanceOf(PosFailure.class).hasMessageContaining("shift");
        assertThatThrownBy(() -> pos.closeShift(1)).isInstanceOf(PosFailure.class);
        assertThat(pos.openShift(0, "RWF")).isEqualTo(2);
        assertThatThrownBy(() -> pos.openShift(0, "RWF")).isInstanceOf(PosFailure.class);
    }

    @Test
    void itsKeyIsReadByItsUserAlone() throws Exception {
        try (Stream<Path> files = Files.list(home)) {
            List<Path> keys = files.filter(file -> file.getFileName().toString().startsWith("key-"))
                    .toList();
            assertThat(keys).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.get(0))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void oneProgramAtATime() {
        assertThatThrownBy(() -> Pos.open(home, () -> clock)).isInstanceOf(PosFailure.class);
    }

    @Test
    void whateverIsSoldNoSeatIsSoldTwice() {
        Random random = new Random(20261123);
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(3);
            int to = from + 1 + random.nextInt(3 - from);
            try {
                Pos.Paper paper = pos.sell(Counter.order(
                        schedule, from, to, String.valueOf(1 + random.nextInt(10)), random.nextBoolean()));
                if (random.nextInt(4) == 0) {
                    pos.cancel(ticketOf(paper.text()), "test");
                }
            } catch (PosFailure notForSale) {
                continue;
            }
        }
        assertThat(Ledger.of(operations(), Counter.stopIds(pos)).doubles()).isEmpty();
        assertThat(operations().stream()
                        .map(operation -> operation.getJsonNumber("sequence").longValue()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, operations().size()).boxed().toList());
    }

    private String sell(int from, int to, String seat) {
        return pos.sell(Counter.order(schedule, from, to, seat, false)).text();
    }

    private String risk(int from, int to, String seat) {
        return pos.sell(Counter.order(schedule, from, to, seat, true)).text();
    }

    private static String codeOf(String paper) {
        Matcher code = CODE.matcher(paper);
        assertThat(code.find()).as(paper).isTrue();
        return code.group();
    }

    static UUID ticketOf(String paper) {
        Matcher ticket = Pattern.compile("ticket ([0-9a-f-]{36})").matcher(paper);
        assertThat(ticket.find()).as(paper).isTrue();
        return UUID.fromString(ticket.group(1));
    }

    private JsonObject last() {
        return operations().get(operations().size() - 1);
    }

    private List<JsonObject> operations() {
        List<JsonObject> all = new ArrayList<>();
        pos.journal().forEach(entry -> all.add(entry.payload()));
        return all;
    }
}
