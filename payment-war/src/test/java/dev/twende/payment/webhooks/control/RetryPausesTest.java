package dev.twende.payment.webhooks.control;

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
                        .mapToObj(n -> RetryPauses.after(n, FIRST, LONGEST).toSeconds()))
                .containsExactly(10L, 30L, 90L, 270L, 810L, 2430L, 7290L, 21600L, 21600L, 21600L);
    }

    @Test
    void neverOverflows() {
        assertThat(RetryPauses.after(Integer.MAX_VALUE, FIRST, LONGEST)).isEqualTo(LONGEST);
    }
}
