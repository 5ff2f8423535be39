package dev.twende.auth.passwords.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.auth.ShippedLimits;
import dev.twende.auth.users.boundary.Credentials;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever holds a stolen token guesses at the password with it; with the settings that are shipped. */
class NewPasswordsTest {
    private static final int MOST = 10;

    private final UUID userId = UUID.randomUUID();
    private final AtomicInteger hashed = new AtomicInteger();
    private final Credentials credentials = new Credentials(null, null) {
        @Override
        public boolean areOf(UUID user, String password) {
            hashed.incrementAndGet();
            return false;
        }
    };
    private final Caller caller = new Caller() {
        @Override
        public UUID userId() {
            return userId;
        }
    };
    private final NewPasswords passwords =
            new NewPasswords(null, credentials, null, null, ShippedLimits.open(), caller);

    @Test
    void theCurrentPasswordCanBeTriedTenTimes() {
        for (int i = 0; i < MOST; i++) {
            refused(ProblemType.VALIDATION_FAILED);
        }
        refused(ProblemType.TOO_MANY_REQUESTS);
        assertThat(hashed).hasValue(MOST);
    }

    private void refused(ProblemType expected) {
        assertThatThrownBy(() -> passwords.change(new PasswordChange("wrong-password-1", "kugenda-ni-kubona-9")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(expected));
    }
}
