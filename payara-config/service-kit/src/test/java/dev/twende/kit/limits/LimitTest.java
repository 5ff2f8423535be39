package dev.twende.kit.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
    @Test
    void isWrittenAsCallsPerPeriod() {
        assertThat(Limit.parse("look-up", " 60/PT1M ", 1)).isEqualTo(new Limit("look-up", 60, Duration.ofMinutes(1)));
        assertThat(Limit.parse("look-up", "60/PT1M", 1000).calls()).isEqualTo(60_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "60/", "x/PT1M", "0/PT1M", "-1/PT1M", "60/PT0S", "60/PT-1S", "60/1 minute"})
    void refusesWhatIsNoLimit(String text) {
        assertThatThrownBy(() -> Limit.parse("look-up", text, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("look-up");
    }

    @Test
    void tellsWhenANextCallMayPassAndNeverTooEarly() {
        var problem = Limits.tooMany(Duration.ofMillis(1001));
        assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        assertThat(problem.retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(Limits.tooMany(Duration.ofNanos(1)).retryAfter()).contains(Duration.ofSeconds(1));
    }
}
