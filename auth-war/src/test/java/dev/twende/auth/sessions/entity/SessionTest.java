package dev.twende.auth.sessions.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Session session = new Session(
            UUID.randomUUID(),
            UUID.randomUUID(),
            null,
            new Visit("192.0.2.1", "agent".repeat(100)),
            new byte[32],
            Duration.ofDays(30),
            START);
    private final RefreshToken token = new RefreshToken("hash", session.id(), Duration.ofDays(7), START);

    @Test
    void isOpenUntilItsAge() {
        assertThat(session.isOpen(START)).isTrue();
        assertThat(session.isOpen(START.plus(Duration.ofDays(30)).minusMillis(1)))
                .isTrue();
        assertThat(session.isOpen(START.plus(Duration.ofDays(30)))).isFalse();
    }

    @Test
    void staysRevokedForTheFirstReason() {
        session.revoke(Revocation.TOKEN_REUSED, START.plusSeconds(1));
        session.revoke(Revocation.USER_INACTIVE, START.plusSeconds(2));

        assertThat(session.isOpen(START.plusSeconds(3))).isFalse();
        assertThat(session.revocation()).contains(Revocation.TOKEN_REUSED);
        assertThat(session.revokedAt()).contains(START.plusSeconds(1));
    }

    @Test
    void remembersItsLastVisit() {
        assertThat(session.lastVisit().map(Visit::userAgent).orElseThrow()).hasSize(200);
        session.use(new Visit("192.0.2.2", null), START.plusSeconds(9));

        assertThat(session.lastVisit()).contains(new Visit("192.0.2.2", null));
        assertThat(session.lastUsedAt()).isEqualTo(START.plusSeconds(9));
    }

    @Test
    void tokenIsUsedOnce() {
        assertThat(token.isUsed()).isFalse();
        token.use(START.plusSeconds(5));

        assertThat(token.isUsed()).isTrue();
        assertThatThrownBy(() -> token.use(START.plusSeconds(6))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tokenLapsesWhenIdle() {
        assertThat(token.isExpired(START.plus(Duration.ofDays(7)).minusMillis(1)))
                .isFalse();
        assertThat(token.isExpired(START.plus(Duration.ofDays(7)))).isTrue();
    }

    @Test
    void graceBeginsWithTheFirstUse() {
        assertThat(token.wasUsedWithin(GRACE, START)).isFalse();
        token.use(START);

        assertThat(token.wasUsedWithin(GRACE, START.plus(GRACE))).isTrue();
        assertThat(token.wasUsedWithin(GRACE, START.plus(GRACE).plusMillis(1))).isFalse();
    }
}
