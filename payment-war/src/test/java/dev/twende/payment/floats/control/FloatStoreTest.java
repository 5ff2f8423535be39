package dev.twende.payment.floats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.payment.PaymentSchema;
import dev.twende.payment.floats.entity.Movement;
import dev.twende.payment.floats.entity.MovementKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The floats' SQL on a real PostgreSQL. */
class FloatStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private static PaymentSchema schema;
    private static FloatStore store;

    private final UUID company = UUID.randomUUID();
    private final UUID agent = UUID.randomUUID();

    @BeforeAll
    static void start() {
        schema = PaymentSchema.running();
        store = new FloatStore();
        store.database = schema.dataSource();
    }

    @Test
    void neverSellsForMoreThanWasPaidInHoweverManyTryAtOnce() throws Exception {
        topUp(10_000);
        Callable<Optional<Movement>> sell = () -> move(MovementKind.SALE, UUID.randomUUID(), -1_500);
        ExecutorService twenty = Executors.newFixedThreadPool(20);
        int sold = 0;
        try {
            for (Future<Optional<Movement>> answer :
                    twenty.invokeAll(IntStream.range(0, 20).mapToObj(i -> sell).toList())) {
                sold += answer.get().isPresent() ? 1 : 0;
            }
        } finally {
            twenty.shutdownNow();
        }

        assertThat(sold).isEqualTo(6);
        assertThat(store.of(company, agent, "RWF").orElseThrow().balance()).isEqualTo(new Money(1_000, "RWF"));
    }

    @Test
    void paysBackNoMoreThanIsThere() {
        topUp(10_000);
        assertThat(move(MovementKind.WITHDRAWAL, UUID.randomUUID(), -10_001)).isEmpty();
        UUID withdrawal = UUID.randomUUID();
        assertThat(move(MovementKind.WITHDRAWAL, withdrawal, -10_000)).isPresent();
        assertThat(move(MovementKind.WITHDRAWAL, UUID.randomUUID(), -1)).isEmpty();

        move(MovementKind.WITHDRAWAL_FAILED, withdrawal, 10_000);
        assertThatThrownBy(() -> move(MovementKind.WITHDRAWAL_FAILED, withdrawal, 10_000))
                .hasMessageContaining("uq_float_movement_source");
        assertThat(store.of(company, agent, "RWF").orElseThrow().balance().amount())
                .isEqualTo(10_000);
    }

    @Test
    void changesTheBalanceOnceForASource() {
        topUp(10_000);
        UUID transaction = UUID.randomUUID();
        move(MovementKind.SALE, transaction, -1_500);

        assertThatThrownBy(() -> move(MovementKind.SALE, transaction, -1_500))
                .hasMessageContaining("uq_float_movement_source");
        assertThat(store.of(company, agent, "RWF").orElseThrow().balance().amount())
                .isEqualTo(8_500);
        assertThat(store.movement(MovementKind.SALE, transaction)
                        .orElseThrow()
                        .balanceAfter()
                        .amount())
                .isEqualTo(8_500);
        assertThat(store.movement(MovementKind.REFUND, transaction)).isEmpty();
    }

    @Test
    void keepsCurrenciesAndCompaniesApart() {
        topUp(10_000);

        assertThat(store.of(company, agent, "KES")).isEmpty();
        assertThat(store.of(UUID.randomUUID(), agent, "RWF")).isEmpty();
        assertThat(store.move(
                        Ids.next(),
                        company,
                        agent,
                        MovementKind.SALE,
                        UUID.randomUUID(),
                        new Money(-1, "KES"),
                        "",
                        NOW))
                .isEmpty();
    }

    @Test
    void statesWhatMovedInOrder() {
        topUp(10_000);
        move(MovementKind.SALE, UUID.randomUUID(), -4_000);
        move(MovementKind.REFUND, UUID.randomUUID(), 1_000);
        UUID id = store.of(company, agent, "RWF").orElseThrow().id();

        List<Movement> all = store.statement(id, new UUID(0, 0), 10);
        assertThat(all)
                .extracting(movement -> movement.balanceAfter().amount())
                .containsExactly(10_000L, 6_000L, 7_000L);
        assertThat(store.statement(id, all.get(0).id(), 1)).containsExactly(all.get(1));
        assertThat(store.page(company, null, new UUID(0, 0), 10)).hasSize(1);
        assertThat(store.page(company, UUID.randomUUID(), new UUID(0, 0), 10)).isEmpty();
    }

    @Test
    void refusesTheHouseToRewriteAStatement() throws SQLException {
        topUp(10_000);
        try (Connection house = schema.connect();
                Statement statement = house.createStatement()) {
            for (String change : List.of("update float_movement set amount = amount", "delete from float_movement")) {
                assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("permission denied");
            }
            assertThatThrownBy(() -> statement.execute("update agent_float set balance = -1"))
                    .hasMessageContaining("ck_agent_float_balance");
        }
    }

    private void topUp(long amount) {
        store.open(Ids.next(), company, agent, "RWF");
        store.open(Ids.next(), company, agent, "RWF");
        assertThat(move(MovementKind.TOP_UP, UUID.randomUUID(), amount)).isPresent();
    }

    private Optional<Movement> move(MovementKind kind, UUID source, long amount) {
        return store.move(Ids.next(), company, agent, kind, source, new Money(amount, "RWF"), "17", NOW);
    }
}
