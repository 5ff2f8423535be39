package dev.twende.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.security.Revocations.News;
import dev.twende.kit.security.Revocations.Revoked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID USER = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();

    private final Revocations revocations =
            new Revocations(null, null, Clock.systemUTC(), Optional.empty(), Duration.ofSeconds(5), true);

    @Test
    void concernTokensIssuedBeforeThemAndNoOthers() {
        learn(7, revoked(USER, 7));

        assertThat(concern(6, SESSION, USER)).isTrue();
        assertThat(concern(7, SESSION, USER)).isFalse();
        assertThat(concern(0, SESSION)).isFalse();
        assertThat(concern(0)).isFalse();
    }

    @Test
    void theLatestOfAnIdCounts() {
        learn(9, revoked(USER, 7), revoked(USER, 9));
        learn(9, revoked(USER, 8));

        assertThat(concern(8, USER)).isTrue();
        assertThat(concern(9, USER)).isFalse();
    }

    @Test
    void areForgottenOnceNoTokenOfBeforeIsLeft() {
        learn(7, revoked(USER, 7));
        revocations.learn(new News(List.of(), 7), NOON.plus(Duration.ofMinutes(16)));

        assertThat(concern(0, USER)).isFalse();
    }

    @Test
    void areAskedForAnewWhenTheirNumbersBeganAnew() {
        learn(7, revoked(USER, 7));
        learn(2); // the answer to "after 7"
        learn(2, revoked(SESSION, 2));

        assertThat(concern(0, SESSION)).isTrue();
    }

    private void learn(long last, Revoked... items) {
        revocations.learn(new News(List.of(items), last), NOON);
    }

    private boolean concern(long asOf, UUID... names) {
        return revocations.concern(Stream.of(names), asOf);
    }

    private static Revoked revoked(UUID id, long number) {
        return new Revoked(id, number, NOON.plus(Duration.ofMinutes(15)));
    }
}
