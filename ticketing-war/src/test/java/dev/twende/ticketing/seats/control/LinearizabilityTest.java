package dev.twende.ticketing.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seats.control.Linearizability.Call;
import dev.twende.ticketing.seats.control.Linearizability.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The checker itself, on a register that is written and read. */
class LinearizabilityTest {
    private static final long SEED = 20261123;

    private record Operation(boolean isWrite, int value) {}

    private static final class Register implements Linearizability.Specification<Integer, Operation> {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Optional<Integer> after(Integer state, Operation operation, boolean succeeded) {
            if (operation.isWrite()) {
                return Optional.of(operation.value());
            }
            return Optional.of(state).filter(value -> value == operation.value());
        }
    }

    private static Call<Operation> write(int value, long begun, long ended) {
        return new Call<>(new Operation(true, value), Outcome.OK, begun, ended);
    }

    private static Call<Operation> lostWrite(int value, long begun) {
        return new Call<>(new Operation(true, value), Outcome.INFO, begun, 0);
    }

    private static Call<Operation> read(int value, long begun, long ended) {
        return new Call<>(new Operation(false, value), Outcome.OK, begun, ended);
    }

    @SafeVarargs
    private static boolean holds(Call<Operation>... history) {
        List<Call<Operation>> calls = new ArrayList<>();
        for (Call<Operation> call : history) {
            calls.add(call);
        }
        return holds(calls);
    }

    private static boolean holds(List<Call<Operation>> history) {
        return new Linearizability<>(new Register()).holds(history);
    }

    @Test
    void callsThatOverlapMayTakeEffectInAnyOrder() {
        assertThat(holds()).isTrue();
        assertThat(holds(write(1, 0, 10), read(0, 1, 2), read(1, 3, 4))).isTrue();
        assertThat(holds(write(1, 0, 10), write(2, 1, 9), read(1, 11, 12))).isTrue();
        assertThat(holds(write(1, 0, 10), write(2, 1, 9), read(2, 11, 12))).isTrue();
    }

    @Test
    void whatIsReadOnceIsNotUnreadLater() {
        assertThat(holds(write(1, 0, 10), read(1, 1, 2), read(0, 3, 4))).isFalse();
    }

    @Test
    void whatHasEndedHasTakenEffect() {
        assertThat(holds(write(1, 0, 1), read(0, 2, 3))).isFalse();
        assertThat(holds(write(1, 0, 1), write(2, 2, 3), read(1, 4, 5))).isFalse();
        assertThat(holds(write(1, 0, 10), write(2, 1, 9), read(2, 11, 12), read(1, 13, 14)))
                .isFalse();
    }

    @Test
    void whatWasLostTookEffectLateOrNever() {
        assertThat(holds(lostWrite(1, 0), read(0, 1, 2))).isTrue();
        assertThat(holds(lostWrite(1, 0), read(0, 1, 2), read(1, 3, 4))).isTrue();
        assertThat(holds(lostWrite(1, 0), read(1, 1, 2), read(0, 3, 4))).isFalse();
        assertThat(holds(read(1, 0, 1), lostWrite(1, 2))).isFalse();
    }

    /** Histories of a true register, whose calls take effect at a moment of their own: all pass; with one wrong answer few do. */
    @Test
    void tellsTrueHistoriesFromForgedOnes() {
        Random random = new Random(SEED);
        int caught = 0;
        int histories = 200;
        for (int i = 0; i < histories; i++) {
            List<Call<Operation>> history = new ArrayList<>();
            int state = 0;
            for (int effect = 10;
                    effect < 600;
                    effect += 10) { // each call takes effect then, and lasts 25 at most to either side
                long begun = effect - random.nextInt(25);
                long ended = effect + random.nextInt(25);
                if (random.nextBoolean()) {
                    state = effect;
                    history.add(write(state, begun, ended));
                } else {
                    history.add(read(state, begun, ended));
                }
            }
            assertThat(holds(history)).as("seed %d history %d", SEED, i).isTrue();
            int forged = random.nextInt(history.size());
            Call<Operation> one = history.get(forged);
            history.set(forged, read(-1, one.begun(), one.ended()));
            caught += holds(history) ? 0 : 1;
        }
        assertThat(caught).isEqualTo(histories);
    }
}
