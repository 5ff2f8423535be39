package dev.twende.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.benchmarks.Smoke;
import org.junit.jupiter.api.Test;

/**
 * The benchmarks in short. What must be right must be right on any machine; the floors are so low that only what is slower by orders
 * of magnitude falls below them.
 */
class BenchmarksST {
    private static final double HOLDS_PER_SECOND = 5;
    private static final double REFUSALS_PER_SECOND = 10;
    private static final double FIRST_TO_LAST_MILLIS = 60_000;
    /** Of two thousand: a busy machine may say that it is. */
    private static final long MOST_OTHERS = 40;

    @Test
    void sellsEverySeatOnceAndNotSlowly() throws Exception {
        Smoke.Result seen = Smoke.run(Platform.running().data());
        System.out.println("benchmarks in short: " + seen);
        assertThat(seen.notHeld()).as("holds of free seats that were refused").isZero();
        assertThat(seen.openNotHeld()).as("the same in the open loop").isZero();
        assertThat(seen.sold()).as("seats of the bus that all want").isEqualTo(50);
        assertThat(seen.oversold()).isZero();
        assertThat(seen.neitherYesNorNo()).as("answers but yes and no").isLessThan(MOST_OTHERS);
        assertThat(seen.firstToLastMillis()).isLessThan(FIRST_TO_LAST_MILLIS);
        assertThat(seen.holdsPerSecond()).isGreaterThan(HOLDS_PER_SECOND);
        assertThat(seen.refusalsPerSecond()).isGreaterThan(REFUSALS_PER_SECOND);
        assertThat(seen.pingsPerSecond()).isGreaterThan(seen.refusalsPerSecond() / 10);
    }
}
