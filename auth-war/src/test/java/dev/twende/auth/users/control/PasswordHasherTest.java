package dev.twende.auth.users.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private final PasswordHasher hasher = new PasswordHasher(config(4, Duration.ofSeconds(10)));

    @Test
    void hashesToPhcStringsThatNeverRepeat() {
        String hash = hasher.hash("correct horse battery staple");

        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher.hash("correct horse battery staple")).isNotEqualTo(hash);
        assertThat(hasher.matches("correct horse battery staple", hash)).isTrue();
        assertThat(hasher.matches("correct horse battery stapl", hash)).isFalse();
        assertThat(hasher.matches("", hash)).isFalse();
    }

    @Test
    void verifiesHashesOfOtherParametersAndCallsThemOutdated() {
        String old = Argon2Function.getInstance(8192, 1, 1, 32, Argon2.ID)
                .hash("password".getBytes(UTF_8), new byte[16])
                .getResult();

        assertThat(hasher.matches("password", old)).isTrue();
        assertThat(hasher.isOutdated(old)).isTrue();
        assertThat(hasher.isOutdated(hasher.hash("password"))).isFalse();
    }

    @Test
    void decoyIsNobodysHashAndCostsTheSame() {
        assertThat(hasher.isOutdated(hasher.decoy())).isFalse();
        assertThat(hasher.matches("", hasher.decoy())).isFalse();
    }

    @Test
    void turnsCallersAwayWhenTooManyHashAtOnce() throws Exception {
        int callers = 8;
        PasswordHasher narrow = new PasswordHasher(config(1, Duration.ZERO));
        CyclicBarrier together = new CyclicBarrier(callers);
        Callable<Problem> call = () -> {
            together.await();
            try {
                narrow.hash("password");
                return null;
            } catch (Problem refused) {
                return refused;
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        List<Problem> refusals = new ArrayList<>();
        for (Future<Problem> outcome : pool.invokeAll(java.util.Collections.nCopies(callers, call))) {
            if (outcome.get() != null) {
                refusals.add(outcome.get());
            }
        }
        pool.shutdown();

        assertThat(refusals).hasSizeBetween(1, callers - 1).allSatisfy(refused -> {
            assertThat(refused.type()).isEqualTo(ProblemType.BUSY);
            assertThat(refused.retryAfter()).isPresent();
        });
        assertThat(narrow.hash("password")).isNotBlank();
    }

    @Test
    void refusesWeakerParametersThanAdvised() {
        assertThatThrownBy(() -> new PasswordConfig(8192, 2, 1, 4, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PasswordConfig(19_456, 1, 1, 4, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PasswordConfig(19_456, 2, 1, 0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PasswordConfig config(int concurrentHashes, Duration maxWait) {
        return new PasswordConfig(19_456, 2, 1, concurrentHashes, maxWait);
    }
}
