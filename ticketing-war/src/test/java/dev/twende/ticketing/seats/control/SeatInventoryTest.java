package dev.twende.ticketing.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.ticketing.seats.control.Linearizability.Call;
import dev.twende.ticketing.seats.control.Linearizability.Outcome;
import dev.twende.ticketing.seats.control.SeatSpecification.Operation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A seat is never sold twice, shown three ways on a real PostgreSQL: random operations do what a simple model does, the history of
 * every seat that many sell at once can be put in one order, and a join that knows nothing of the constraint finds no two claims. Each
 * of the three is then shown to fail when a guard is taken away.
 */
class SeatInventoryTest {
    private static final long SEED = Long.getLong("twende.test.seed", 20261123);
    private static final int OPERATIONS = 100_000;
    private static final int SELLERS = 4;
    private static final int ROUNDS = 40;
    private static final int MUTANT_OPERATIONS = 4_000;
    private static final int MUTANT_TIMES = 20;
    private static final int MUTANT_ROUNDS = 10;
    private static final UnaryOperator<String> AS_IT_IS = UnaryOperator.identity();

    /** A constraint of the same name that excludes nothing: the statements under test stay as they are. */
    private static final String NO_CONSTRAINT = "exclude using gist (claim_id with =)";

    private static final String CONSTRAINT =
            "exclude using gist (schedule_id with =, seat_number with =, segments with &&) where (state = 'LIVE')";

    private static TicketingSchema schema;

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    /** Says nothing of the constraint: a join of its own. */
    private static long doubleClaims() {
        return schema.count("""
                select count(*) from seat_claim a join seat_claim b
                  on a.schedule_id = b.schedule_id and a.seat_number = b.seat_number and a.claim_id < b.claim_id
                 and lower(a.segments) < upper(b.segments) and lower(b.segments) < upper(a.segments)
                 and a.state = 'LIVE' and b.state = 'LIVE'
                """);
    }

    @Test
    void doesWhatTheModelDoes() throws Exception {
        Map<RandomSales.What, int[]> counts = operate(OPERATIONS, AS_IT_IS);
        System.out.println(RandomSales.described("seed " + SEED, counts));
        assertThat(counts.values().stream().mapToInt(both -> both[0] + both[1]).sum())
                .isEqualTo(OPERATIONS);
        assertThat(counts.keySet()).containsExactly(RandomSales.What.values());
        assertThat(counts)
                .allSatisfy((what, both) ->
                        assertThat(both[1]).as("%s that had an effect", what).isGreaterThan(OPERATIONS / 200));
        assertThat(doubleClaims()).isZero();
    }

    /** Each seller has buses of their own, so that every step has one right outcome. */
    private static Map<RandomSales.What, int[]> operate(int operations, UnaryOperator<String> sql) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SELLERS);
        try {
            List<Future<Map<RandomSales.What, int[]>>> sellers = new ArrayList<>();
            for (int seller = 0; seller < SELLERS; seller++) {
                long seed = SEED + seller;
                sellers.add(threads.submit(() -> {
                    try (TicketCounter counter = new TicketCounter(schema, sql)) {
                        return new RandomSales(seed, counter).run(operations / SELLERS);
                    }
                }));
            }
            Map<RandomSales.What, int[]> counts = new EnumMap<>(RandomSales.What.class);
            for (Future<Map<RandomSales.What, int[]>> seller : sellers) {
                outcome(seller)
                        .forEach((what, both) -> counts.merge(
                                what, both, (one, other) -> new int[] {one[0] + other[0], one[1] + other[1]}));
            }
            return counts;
        } finally {
            threads.shutdown();
        }
    }

    private static <T> T outcome(Future<T> seller) throws Exception {
        try {
            return seller.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError wrong) {
                throw wrong;
            }
            throw e;
        }
    }

    @Test
    void theHistoryOfEverySeatCanBePutInOneOrder() throws Exception {
        Rivals.History history = new Rivals(schema, SEED, AS_IT_IS).sell(ROUNDS);
        System.out.println(history);
        assertThat(history.count(Outcome.OK)).isGreaterThan(2_000);
        assertThat(history.count(Outcome.FAIL)).isGreaterThan(500);
        assertThat(history.count(Outcome.INFO)).as("cut while they waited").isPositive();
        history.seats()
                .forEach((seat, calls) -> assertThat(isLinearizable(calls))
                        .as("seed %d seat %s: %s", SEED, seat, calls)
                        .isTrue());
        assertThat(doubleClaims()).isZero();
    }

    private static boolean isLinearizable(List<Call<Operation>> calls) {
        return new Linearizability<>(new SeatSpecification()).holds(calls);
    }

    /** Rivals meet by chance: they sell until a seat is out of order, several times at most. */
    private static long seatsOutOfOrder(UnaryOperator<String> sql) throws Exception {
        long found = 0;
        for (int time = 0; time < MUTANT_TIMES && found == 0; time++) {
            found = new Rivals(schema, SEED + time, sql)
                    .sell(MUTANT_ROUNDS).seats().values().stream()
                            .filter(calls -> !isLinearizable(calls))
                            .count();
        }
        return found;
    }

    private interface Act {
        void run() throws Exception;
    }

    private static void withoutTheConstraint(Act act) throws Exception {
        replaceConstraint(NO_CONSTRAINT);
        try {
            act.run();
        } finally {
            schema.asSuperuser("update seat_claim set state = 'RELEASED' where state = 'LIVE'");
            replaceConstraint(CONSTRAINT);
        }
    }

    private static void replaceConstraint(String definition) {
        schema.asSuperuser("alter table seat_claim drop constraint ex_seat_claim_overlap;"
                + " alter table seat_claim add constraint ex_seat_claim_overlap " + definition);
    }

    @Test
    void allThreeFailWithoutTheConstraint() throws Exception {
        withoutTheConstraint(() -> {
            assertThatThrownBy(() -> operate(MUTANT_OPERATIONS, AS_IT_IS)).isInstanceOf(AssertionError.class);
            assertThat(seatsOutOfOrder(AS_IT_IS)).isPositive();
            assertThat(doubleClaims()).isPositive();
        });
    }

    @Test
    void modelAndHistoryFailWithoutTheCompareAndSet() throws Exception {
        UnaryOperator<String> mutant = changing("and state = 'LIVE' and kind = 'HOLD'", "");
        assertThatThrownBy(() -> operate(MUTANT_OPERATIONS, mutant)).isInstanceOf(AssertionError.class);
        assertThat(seatsOutOfOrder(mutant)).isPositive();
    }

    /** The constraint still keeps the seat from being sold twice, as the join shows; it takes both to lose it. */
    @Test
    void modelAndHistoryFailWhenWhatExpiredCanBePaid() throws Exception {
        UnaryOperator<String> mutant = changing(
                "set kind = 'SALE', expires_at = null\nwhere claim_id = any(?) and state = 'LIVE'",
                "set kind = 'SALE', expires_at = null, state = 'LIVE'\nwhere claim_id = any(?) and state in ('LIVE', 'EXPIRED')");
        assertThatThrownBy(() -> operate(MUTANT_OPERATIONS, mutant)).isInstanceOf(AssertionError.class);
        assertThat(seatsOutOfOrder(mutant)).isPositive();
        assertThat(doubleClaims()).isZero();
        withoutTheConstraint(() -> {
            assertThat(seatsOutOfOrder(mutant)).isPositive();
            assertThat(doubleClaims()).isPositive();
        });
    }

    @Test
    void modelAndHistoryFailWhenWhatIsLeftOfALeaseIsLost() throws Exception {
        UnaryOperator<String> mutant = changingLeases("where rest.from_sequence < rest.to_sequence", "where false");
        assertThatThrownBy(() -> operate(MUTANT_OPERATIONS, mutant)).isInstanceOf(AssertionError.class);
        assertThat(seatsOutOfOrder(mutant)).isPositive();
    }

    @Test
    void modelAndHistoryFailWhenAnyDeviceSellsWhatIsLent() throws Exception {
        UnaryOperator<String> mutant = changingLeases("and l.device_id = ?", "and (l.device_id = ? or true)");
        assertThatThrownBy(() -> operate(MUTANT_OPERATIONS, mutant)).isInstanceOf(AssertionError.class);
        assertThat(seatsOutOfOrder(mutant)).isPositive();
    }

    @Test
    void theModelFailsWhenALeaseThatIsOverIsSold() throws Exception {
        UnaryOperator<String> mutant = changingLeases("and c.expires_at > clock_timestamp()", "");
        assertThatThrownBy(() -> operate(MUTANT_OPERATIONS, mutant)).isInstanceOf(AssertionError.class);
    }

    private static UnaryOperator<String> changingLeases(String original, String broken) {
        return sql -> {
            if (!sql.contains("rests as (")) {
                return sql;
            }
            assertThat(sql).contains(original);
            return sql.replace(original, broken);
        };
    }

    /** Breaks the statement that sells; that it is still there to be broken is seen at the first sale. */
    private static UnaryOperator<String> changing(String original, String broken) {
        return sql -> {
            if (!sql.contains("set kind = 'SALE', expires_at = null\nwhere")) {
                return sql;
            }
            assertThat(sql).contains(original);
            return sql.replace(original, broken);
        };
    }
}
