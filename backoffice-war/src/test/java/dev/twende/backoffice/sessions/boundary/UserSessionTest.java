package dev.twende.backoffice.sessions.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.backoffice.problems.entity.ApiProblem;
import dev.twende.backoffice.sessions.entity.Tokens;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UserSessionTest {
    private static final Instant LOGIN = Instant.parse("2026-11-23T08:00:00Z");
    private static final Tokens FIRST = new Tokens("first", 900, "refresh-1");
    private static final Tokens SECOND = new Tokens("second", 900, "refresh-2");

    private final UserSession session = new UserSession();

    @Test
    void isClosedUntilSomeoneLogsIn() {
        assertThat(session.isOpen()).isFalse();

        session.begin("admin@example.com", FIRST, LOGIN);

        assertThat(session.isOpen()).isTrue();
        assertThat(session.getEmail()).isEqualTo("admin@example.com");
    }

    @Test
    void lendsTheTokenAsLongAsItIsGood() {
        session.begin("admin@example.com", FIRST, LOGIN);

        assertThat(session.accessToken(LOGIN.plusSeconds(840), lapsing -> SECOND))
                .isEqualTo("first");
    }

    @Test
    void renewsTheTokenBeforeItLapses() {
        session.begin("admin@example.com", FIRST, LOGIN);

        assertThat(session.accessToken(LOGIN.plusSeconds(841), lapsing -> SECOND))
                .isEqualTo("second");
        assertThat(session.accessToken(LOGIN.plusSeconds(842), lapsing -> FIRST))
                .isEqualTo("second");
    }

    @Test
    void spendsARefreshTokenOnceHoweverManyTabsPoll() throws Exception {
        session.begin("admin@example.com", FIRST, LOGIN);
        AtomicInteger renewals = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService tabs = Executors.newFixedThreadPool(8);
        try {
            var polls = Stream.generate(() -> tabs.submit(() -> {
                        start.await();
                        return session.accessToken(LOGIN.plusSeconds(890), lapsing -> {
                            renewals.incrementAndGet();
                            return SECOND;
                        });
                    }))
                    .limit(8)
                    .toList();
            start.countDown();
            for (Future<String> poll : polls) {
                assertThat(poll.get()).isEqualTo("second");
            }
        } finally {
            tabs.shutdownNow();
        }
        assertThat(renewals).hasValue(1);
    }

    @Test
    void lendsNothingOnceItHasEnded() {
        session.begin("admin@example.com", FIRST, LOGIN);

        session.end();

        assertThat(session.isOpen()).isFalse();
        assertThatThrownBy(() -> session.accessToken(LOGIN, lapsing -> SECOND))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.isUnauthenticated()).isTrue());
    }

    @Test
    void tokensNeverReachALog() {
        assertThat(FIRST.toString()).doesNotContain("first").doesNotContain("refresh");
    }
}
