package dev.twende.auth.secondfactors.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.auth.ShippedLimits;
import dev.twende.auth.secondfactors.control.RecoveryCode;
import dev.twende.auth.secondfactors.control.SecondFactorConfig;
import dev.twende.auth.secondfactors.control.SecondFactorStore;
import dev.twende.auth.secondfactors.entity.SecondFactor;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** How often codes may be tried, with the settings that are shipped. */
class SecondFactorsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final int MOST = 10;

    private final UUID userId = UUID.randomUUID();
    private final SecondFactorConfig config =
            new SecondFactorConfig(Optional.empty(), Base64.getEncoder().encodeToString(new byte[32]));
    private final List<String> left = new ArrayList<>();
    private final SecondFactorStore store = new SecondFactorStore() {
        private SecondFactor kept;

        @Override
        public void add(SecondFactor factor) {
            kept = factor;
        }

        @Override
        public Optional<SecondFactor> find(UUID user) {
            return Optional.ofNullable(kept).filter(factor -> factor.userId().equals(user));
        }

        @Override
        public boolean use(UUID user, RecoveryCode code) {
            return left.remove(code.hash());
        }
    };
    private final SecondFactors factors = new SecondFactors(store, config, ShippedLimits.open(), NOON);

    @Test
    void codesCanBeTriedTenTimesAndThenNotEvenTheRightOneIsLookedAt() {
        SecondFactor factor =
                new SecondFactor(userId, config.sealer().seal(userId.toString(), "c2VjcmV0"), NOON.instant());
        factor.confirm(NOON.instant());
        store.add(factor);
        RecoveryCode right = new RecoveryCode("ABCD-EFGH-2345-JKLM");
        left.add(right.hash());

        for (int i = 0; i < MOST; i++) {
            String guess = i % 2 == 0 ? "00000" + i : "ABCD-EFGH-2345-JKL" + (char) ('A' + i);
            refused(() -> factors.prove(userId, guess), ProblemType.SECOND_FACTOR_REQUIRED);
        }
        refused(() -> factors.prove(userId, right.text()), ProblemType.TOO_MANY_REQUESTS);
        assertThat(left).isNotEmpty();
        factors.prove(UUID.randomUUID(), null); // of nobody else
    }

    private static void refused(ThrowingCallable call, ProblemType expected) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(expected));
    }
}
