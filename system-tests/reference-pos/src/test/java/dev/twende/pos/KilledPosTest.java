package dev.twende.pos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.pos.PosStore.Entry;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed while it sells: SIGKILL, in the middle of whatever it does. Whoever got a receipt is in the journal, nobody is
 * there twice, and of a sale whose receipt nobody saw the next start says so. {@code -Dtwende.pos.kills} and {@code -Dtwende.pos.seed}.
 */
class KilledPosTest {
    private static final int KILLS = Integer.getInteger("twende.pos.kills", 5);
    private static final long SEED = Long.getLong("twende.pos.seed", 20261123);
    private static final int SEATS = KILLS * 31;
    private static final int MOST_SALES_OF_A_LIFE = 25;
    private static final Pattern TICKET = Pattern.compile("ticket ([0-9a-f-]{36}), seat");

    @TempDir
    private Path home;

    private final Random random = new Random(SEED);
    private final Set<UUID> handedOver = new HashSet<>();

    @Test
    void noSaleIsLostOrDoubledWheneverItIsKilled() throws Exception {
        UUID schedule = Counter.open(home, SEATS, SEATS, Duration.ofHours(4));
        int sold = 0;
        int unprinted = 0;
        for (int life = 0; life < KILLS; life++) {
            List<UUID> seen = sellUntilKilled(schedule, life == 0);
            handedOver.addAll(seen);
            try (Pos pos = Pos.open(home, () -> Counter.NOW)) {
                List<Entry> journal = pos.journal();
                mustBeWhole(journal, Counter.stopIds(pos));
                Set<UUID> written = tickets(journal);
                assertThat(written).as("tickets in the journal").containsAll(handedOver);
                Set<UUID> unseen = new HashSet<>(written);
                unseen.removeAll(handedOver);
                assertThat(unseen).as("sold, and killed before the paper").hasSizeLessThanOrEqualTo(1);
                List<Entry> told = pos.unprinted();
                assertThat(tickets(told)).as("what the next start says").containsAll(unseen);
                unprinted += unseen.size();
                for (Entry sale : told) {
                    Pos.Paper paper = pos.paper(sale.sequence());
                    assertThat(paper.text()).doesNotContain("COPY");
                    handedOver.addAll(tickets(List.of(sale)));
                    pos.printed(paper);
                }
                sold = written.size();
            }
        }
        System.out.printf(
                "seed %d: %d kills, %d sales, %d of them killed before their paper and printed later, 0 lost, 0 doubled%n",
                SEED, KILLS, sold, unprinted);
        assertThat(sold).isPositive();
    }

    /** A life of the program: it sells and is killed after a few sales, at a random instant. Answers the tickets that came out. */
    private List<UUID> sellUntilKilled(UUID schedule, boolean first) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.twende.pos.Main",
                        "--home",
                        home.toString(),
                        "--clock",
                        Counter.NOW.toString(),
                        "shell")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<UUID> seen = new ArrayList<>();
        int sales = 1 + random.nextInt(MOST_SALES_OF_A_LIFE);
        long nanos = TimeUnit.MICROSECONDS.toNanos(random.nextInt(8000));
        try (BufferedWriter orders = program.outputWriter(UTF_8)) { // if nothing kills it, it ends with them
            if (first) {
                orders.write("shift-open --float 0 --currency RWF\n");
            }
            for (int i = 0; i < MOST_SALES_OF_A_LIFE + 5; i++) { // more than it lives to sell
                orders.write("--clock " + Counter.NOW + " sell --schedule " + schedule
                        + " --from 0 --to 3 --phone +250788300001 --passenger \"Keza M\"\n");
            }
        }
        try (BufferedReader answers = program.inputReader(UTF_8)) {
            assertThat(answers.readLine()).isEqualTo("ok");
            int papers = 0;
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                Matcher ticket = TICKET.matcher(line);
                if (ticket.find()) {
                    seen.add(UUID.fromString(ticket.group(1)));
                    papers++;
                }
                if (papers == sales && program.isAlive()) {
                    Thread killer = new Thread(() -> {
                        long end = System.nanoTime() + nanos;
                        while (System.nanoTime() < end) {
                            Thread.onSpinWait();
                        }
                        program.destroyForcibly();
                    });
                    killer.start();
                    papers++; // once
                }
            }
        } catch (IOException broken) {
            assertThat(program.waitFor(10, TimeUnit.SECONDS)).as("killed").isTrue();
        }
        program.destroyForcibly().waitFor();
        return seen;
    }

    private static void mustBeWhole(List<Entry> journal, List<String> stops) {
        assertThat(journal.stream().map(Entry::sequence))
                .as("sequence numbers")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, journal.size()).boxed().toList());
        assertThat(Ledger.of(journal.stream().map(Entry::payload).toList(), stops)
                        .doubles())
                .as("seats sold twice")
                .isEmpty();
        assertThat(journal).as("signed as written").allSatisfy(entry -> {
            String[] parts = entry.jws().split("\\.");
            assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8))
                    .isEqualTo(entry.payload().toString());
        });
    }

    private static Set<UUID> tickets(List<Entry> entries) {
        Set<UUID> tickets = new HashSet<>();
        for (Entry entry : entries) {
            for (JsonObject passenger : JsonText.objects(entry.payload(), "passengers")) {
                tickets.add(UUID.fromString(passenger.getString("ticket_id")));
            }
        }
        return tickets;
    }
}
