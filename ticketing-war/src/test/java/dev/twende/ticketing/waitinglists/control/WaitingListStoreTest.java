package dev.twende.ticketing.waitinglists.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.ticketing.seats.control.TicketingSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lists' SQL on a real PostgreSQL. */
class WaitingListStoreTest {
    private static final Duration LONG = Duration.ofHours(1);

    private static TicketingSchema schema;
    private static WaitingListStore store;

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        store = new WaitingListStore();
        store.database = schema.dataSource();
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private static void exec(String sql) throws SQLException {
        try (Connection connection = store.database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static UUID list(String due) throws SQLException {
        UUID schedule = UUID.randomUUID();
        exec("insert into waiting_list (schedule_id, company_id, last_number, next_round_at) values ('" + schedule
                + "', gen_random_uuid(), 0, " + due + ")");
        return schedule;
    }

    @Test
    void manyTakeEachListThatIsDueOnce() throws Exception {
        list("null");
        list("clock_timestamp() + interval '1 hour'");
        List<UUID> due = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            due.add(list("clock_timestamp() - interval '1 second'"));
        }
        ExecutorService instances = Executors.newFixedThreadPool(8);
        Callable<List<UUID>> rounds = () -> {
            List<UUID> taken = new ArrayList<>();
            for (int misses = 0; misses < 5; ) {
                Optional<UUID> next = store.takeDue(LONG);
                next.ifPresent(taken::add);
                misses = next.isPresent() ? 0 : misses + 1;
            }
            return taken;
        };
        List<UUID> taken = new ArrayList<>();
        for (Future<List<UUID>> each : instances.invokeAll(List.of(rounds, rounds, rounds, rounds, rounds, rounds))) {
            taken.addAll(each.get());
        }
        instances.shutdown();
        assertThat(taken).containsExactlyInAnyOrderElementsOf(due);
    }

    @Test
    void aPhoneWaitsOnceForAStretch() throws SQLException {
        UUID schedule = list("null");
        place(schedule, 1, 0, 2, "WAITING");
        place(schedule, 2, 0, 1, "WAITING");
        assertThatThrownBy(() -> place(schedule, 3, 0, 2, "WAITING"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("uq_waiting_place_phone");
        exec("update waiting_place set status = 'LEFT', wish = null, ended_at = now() where schedule_id = '" + schedule
                + "' and number = 1");
        place(schedule, 4, 0, 2, "WAITING");
    }

    private static void place(UUID schedule, int number, int from, int to, String status) throws SQLException {
        exec("""
                insert into waiting_place (place_id, schedule_id, company_id, number, from_stop_id, to_stop_id, from_sequence,
                                           to_sequence, phone, language, channel, party, wish, status, joined_at, version)
                values (gen_random_uuid(), '%s', gen_random_uuid(), %d, gen_random_uuid(), gen_random_uuid(), %d, %d, '250788123456',
                        'en', 'WEB', 1, '{}', '%s', now(), 1)
                """.formatted(schedule, number, from, to, status));
    }
}
