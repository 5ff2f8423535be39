package dev.twende.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPausesTest {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(6);

    @Test
    void growsThreefoldUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 10)
                        .mapToObj(n -> RetryPauses.after(n, 3, FIRST, LONGEST).toSeconds()))
                .containsExactly(10L, 30L, 90L, 270L, 810L, 2430L, 7290L, 21600L, 21600L, 21600L);
    }

    @Test
    void growsTwofoldWhereItIsAskedTo() {
        assertThat(IntStream.rangeClosed(1, 4)
                        .mapToObj(n -> RetryPauses.after(n, 2, FIRST, Duration.ofMinutes(1))
                                .toSeconds()))
                .containsExactly(10L, 20L, 40L, 60L);
    }

    @Test
    void neverOverflows() {
        assertThat(RetryPauses.after(Integer.MAX_VALUE, 3, FIRST, LONGEST)).isEqualTo(LONGEST);
    }
}
