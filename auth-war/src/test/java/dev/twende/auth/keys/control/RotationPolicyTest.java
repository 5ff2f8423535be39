package dev.twende.auth.keys.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.auth.keys.entity.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotationPolicyTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(90);
    private static final Duration HOUR = Duration.ofHours(1);

    private final RotationPolicy policy = new RotationPolicy(LIFETIME, HOUR, HOUR);

    @Test
    void firstKeySignsAtOnce() {
        assertThat(policy.nextActivation(List.of(), START)).contains(START);
    }

    @Test
    void nextKeyIsMadeOneAnnouncementBeforeTheEnd() {
        List<SigningKey> keys = List.of(key("first", START));
        Instant due = START.plus(LIFETIME).minus(HOUR);

        assertThat(policy.nextActivation(keys, due.minusMillis(1))).isEmpty();
        assertThat(policy.nextActivation(keys, due)).contains(START.plus(LIFETIME));
    }

    @Test
    void lateRotationStillAnnouncesFirst() {
        Instant late = START.plus(LIFETIME).plus(Duration.ofDays(400));
        assertThat(policy.nextActivation(List.of(key("first", START)), late)).contains(late.plus(HOUR));
    }

    @Test
    void announcedKeyIsNotMadeTwice() {
        Instant end = START.plus(LIFETIME);
        List<SigningKey> keys = List.of(key("first", START), key("second", end));

        assertThat(policy.nextActivation(keys, end.minusSeconds(1))).isEmpty();
    }

    @Test
    void handsOverWithoutAGapInWhatIsPublished() {
        Instant end = START.plus(LIFETIME);
        SigningKey first = key("first", START);
        SigningKey second = key("second", end);
        first.retire(policy.retirement(end));
        List<SigningKey> keys = List.of(second, first);

        assertThat(policy.signing(keys, end.minusMillis(1))).contains(first);
        assertThat(policy.signing(keys, end)).contains(second);
        assertThat(second.isPublished(end.minus(HOUR))).isTrue();
        assertThat(first.isPublished(end.plus(HOUR).minusMillis(1))).isTrue();
        assertThat(first.isPublished(end.plus(HOUR))).isFalse();
        assertThat(policy.signing(keys, end.plus(HOUR))).contains(second);
    }

    @Test
    void nothingSignsBeforeItsTime() {
        assertThat(policy.signing(List.of(key("first", START)), START.minusMillis(1)))
                .isEmpty();
    }

    private static SigningKey key(String kid, Instant activatesAt) {
        return new SigningKey(kid, "{}", new byte[] {1}, activatesAt, START);
    }
}
