package dev.twende.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Sixty-four clients want the same seat at once, on stretches that all overlap, fifty times over. Exactly one gets it each time,
 * whatever happens to the lock; and when the constraint is gone, this very test sees the seat sold twice.
 */
class ContentionST {
    private static final int CLIENTS = 64;
    private static final int ROUNDS = 50;
    private static final String CONSTRAINT = "ex_seat_claim_overlap";
    /** Stretches of a route of four stops that all contain the segment from B to C. */
    private static final int[][] STRETCHES = {{0, 2}, {0, 3}, {1, 2}, {1, 3}};

    private final Platform platform = Platform.running();
    private final Client guest = Client.guest(platform);
    private final Random random = new Random(20261123);
    private String current;

    @AfterEach
    void heal() {
        platform.start("redis-1");
        platform.start("redis-2");
    }

    @Test
    void withAllLockNodes() throws IOException {
        oneWinnerEachRound("all lock nodes up");
    }

    @Test
    void withOneLockNodeDead() throws IOException {
        platform.stop("redis-1");
        oneWinnerEachRound("one lock node dead");
    }

    @Test
    void withTheQuorumDead() throws IOException {
        platform.stop("redis-1");
        platform.stop("redis-2");
        oneWinnerEachRound("two lock nodes dead, the constraint decides");
    }

    @Test
    void withALockThatGrantsEverything() throws IOException {
        platform.restartWith("ticketing", Map.of("twende.ticketing.seat-guard.mode", "grant-all"));
        try {
            oneWinnerEachRound("the lock grants everything, the constraint decides");
        } finally {
            platform.restartWith("ticketing", Map.of());
        }
    }

    /** Proves that the tests above could fail. */
    @Test
    void withoutTheConstraintTheSeatIsSoldTwice() throws SQLException {
        platform.restartWith("ticketing", Map.of("twende.ticketing.seat-guard.mode", "grant-all"));
        int doubles;
        try (Connection owner = platform.sql("ticketing_owner");
                Statement statement = owner.createStatement()) {
            String definition = platform.text(
                    "ticketing_owner",
                    "select pg_get_constraintdef(oid) from pg_constraint where conname = '" + CONSTRAINT + "'");
            // a constraint of the same name that excludes nothing: the statement under test stays as it is
            replaceConstraint(statement, "exclude using gist (claim_id with =)");
            try {
                doubles = rounds(5).stream()
                        .mapToInt(round -> Math.max(0, round.won() - 1))
                        .sum();
            } finally {
                statement.execute("update seat_claim set state = 'RELEASED' where state = 'LIVE'");
                replaceConstraint(statement, definition);
            }
        } finally {
            platform.restartWith("ticketing", Map.of());
        }
        System.out.println("constraint dropped: " + doubles + " double sales in 5 rounds, so this test can fail");
        assertThat(doubles).as("double sales without the constraint").isPositive();
    }

    private static void replaceConstraint(Statement statement, String definition) throws SQLException {
        statement.execute("alter table seat_claim drop constraint " + CONSTRAINT);
        statement.execute("alter table seat_claim add constraint " + CONSTRAINT + " " + definition);
    }

    private void oneWinnerEachRound(String circumstances) throws IOException {
        long deadlocks = platform.deadlocks();
        List<Round> rounds = rounds(ROUNDS);
        System.out.printf(
                "%s: %d rounds of %d clients, %d x 201, %d x 409 seat-taken, %d others, %d deadlocks%n",
                circumstances,
                rounds.size(),
                CLIENTS,
                rounds.stream().mapToInt(Round::won).sum(),
                rounds.stream().mapToInt(Round::lost).sum(),
                rounds.stream().mapToInt(Round::others).sum(),
                platform.deadlocks() - deadlocks);
        assertThat(rounds).allSatisfy(round -> {
            assertThat(round.answers()).as("answers").isEqualTo(Map.of("201", 1L, "409 seat-taken", CLIENTS - 1L));
        });
        assertThat(platform.deadlocks()).as("40P01 in the PostgreSQL log").isEqualTo(deadlocks);
    }

    private List<Round> rounds(int count) {
        Operator operator = Operator.founded(platform);
        try (Rush rush = new Rush(CLIENTS)) {
            return IntStream.range(0, count)
                    .mapToObj(round -> {
                        // a fresh seat each round; a fresh schedule when the seats run out
                        String schedule = scheduleOf(operator, round);
                        String seat = String.valueOf(1 + round % Operator.SEATS);
                        int[] picks = random.ints(CLIENTS, 0, STRETCHES.length).toArray();
                        List<Answer> answers = rush.all(client -> {
                            int[] stretch = STRETCHES[picks[client]];
                            return guest.post(
                                    "/ticketing/v1/bookings", operator.booking(schedule, stretch[0], stretch[1], seat));
                        });
                        return new Round(answers.stream()
                                .collect(Collectors.groupingBy(
                                        answer -> (answer.status() + " " + answer.code()).strip(),
                                        Collectors.counting())));
                    })
                    .toList();
        }
    }

    private String scheduleOf(Operator operator, int round) {
        if (round % Operator.SEATS == 0) {
            current = operator.openSchedule();
        }
        return current;
    }

    private record Round(Map<String, Long> answers) {
        int won() {
            return answers.getOrDefault("201", 0L).intValue();
        }

        int lost() {
            return answers.getOrDefault("409 seat-taken", 0L).intValue();
        }

        int others() {
            return answers.values().stream().mapToInt(Long::intValue).sum() - won() - lost();
        }
    }
}
