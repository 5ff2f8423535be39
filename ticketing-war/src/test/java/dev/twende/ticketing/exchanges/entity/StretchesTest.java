package dev.twende.ticketing.exchanges.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seats.entity.Segments;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StretchesTest {
    private static final long SEED = 20261123;

    @Test
    void leavesWhatIsNotOwned() {
        Segments wanted = new Segments(2, 8);
        assertThat(Stretches.without(wanted, List.of())).containsExactly(wanted);
        assertThat(Stretches.without(wanted, List.of(new Segments(0, 4)))).containsExactly(new Segments(4, 8));
        assertThat(Stretches.without(wanted, List.of(new Segments(4, 6))))
                .containsExactly(new Segments(2, 4), new Segments(6, 8));
        assertThat(Stretches.without(wanted, List.of(new Segments(1, 9)))).isEmpty();
        assertThat(Stretches.without(wanted, List.of(new Segments(0, 2)))).containsExactly(wanted);
    }

    @Test
    void coversEverySegmentOnceWithWhatIsOwned() {
        Random random = new Random(SEED);
        for (int round = 0; round < 1_000; round++) {
            Segments wanted = any(random);
            Segments owned = any(random);
            List<Segments> parts = new ArrayList<>(Stretches.without(wanted, List.of(owned)));
            assertThat(parts).as("seed %s round %s", SEED, round).noneMatch(owned::overlaps);
            for (int i = wanted.from(); i < wanted.to(); i++) {
                Segments segment = new Segments(i, i + 1);
                long covered = parts.stream().filter(segment::overlaps).count() + (segment.overlaps(owned) ? 1 : 0);
                assertThat(covered)
                        .as("seed %s round %s segment %s", SEED, round, i)
                        .isEqualTo(1);
            }
        }
    }

    private static Segments any(Random random) {
        int from = random.nextInt(11);
        return new Segments(from, from + 1 + random.nextInt(12 - from));
    }
}
