package dev.twende.ticketing.bookings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final long SEED = 20261123;

    @Test
    void givesWhatRoundingLeavesToThoseItCostMost() {
        assertThat(Shares.of(100, List.of(1_000L, 1_000L, 1_000L))).containsExactly(34L, 33L, 33L);
        assertThat(Shares.of(10, List.of(500L, 2_000L, 0L))).containsExactly(2L, 8L, 0L);
        assertThat(Shares.of(5, List.of(1L, 6L, 3L))).containsExactly(1L, 3L, 1L); // 0.5, 3, 1.5: the first of equals
        assertThat(Shares.of(2_500, List.of(2_000L, 500L))).containsExactly(2_000L, 500L);
        assertThat(Shares.of(0, List.of(0L, 0L))).containsExactly(0L, 0L);
    }

    @Test
    void sharesAddUpAndNobodysIsMoreThanTheyHave() {
        Random random = new Random(SEED);
        for (int round = 0; round < 10_000; round++) {
            List<Long> weights = new ArrayList<>();
            for (int i = random.nextInt(10); i >= 0; i--) {
                weights.add(random.nextLong(random.nextInt(10) == 0 ? 1_000_000_000_000_000L : 5_000));
            }
            long all = weights.stream().mapToLong(Long::longValue).sum();
            long amount = all == 0 ? 0 : random.nextLong(all + 1);
            List<Long> shares = Shares.of(amount, weights);
            assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(amount);
            for (int i = 0; i < shares.size(); i++) {
                assertThat(shares.get(i)).isBetween(0L, weights.get(i));
            }
        }
    }
}
