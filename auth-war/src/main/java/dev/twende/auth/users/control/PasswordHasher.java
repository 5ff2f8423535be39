package dev.twende.auth.users.control;

import static com.password4j.types.Argon2.ID;
import static dev.twende.kit.problem.ProblemType.BUSY;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Argon2id hashes in the PHC string form, e.g. {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. One hash takes some 40 ms and
 * 19 MiB on purpose, so only a few are made at once; a login holds no transaction meanwhile.
 */
@ApplicationScoped
public class PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Duration COME_BACK_IN = Duration.ofSeconds(5);

    private final SecureRandom random = new SecureRandom();
    private Argon2Function current;
    private Semaphore permits;
    private Duration maxWait;
    private String decoy;

    protected PasswordHasher() {} // for the CDI proxy

    @Inject
    public PasswordHasher(PasswordConfig config) {
        this.current = Argon2Function.getInstance(
                config.memoryKib(), config.iterations(), config.parallelism(), HASH_BYTES, ID);
        this.permits = new Semaphore(config.concurrentHashes(), true);
        this.maxWait = config.maxWait();
        this.decoy = hash(UUID.randomUUID().toString());
    }

    /** Hashes a new password. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return bounded(() -> current.hash(PasswordPolicy.normalized(password).getBytes(UTF_8), salt)
                .getResult());
    }

    /** Whether the hash is this password's. */
    public boolean matches(String password, String hash) {
        return bounded(() -> Argon2Function.getInstanceFromHash(hash).check(PasswordPolicy.normalized(password), hash));
    }

    /** A hash of nobody's password: checking against it makes an unknown address cost the same as a known one. */
    public String decoy() {
        return decoy;
    }

    /** Whether the hash was made with other parameters than today's. */
    public boolean isOutdated(String hash) {
        return !Argon2Function.getInstanceFromHash(hash).equals(current);
    }

    private <T> T bounded(Supplier<T> work) {
        if (!acquired()) {
            throw Problem.of(BUSY, "Too many logins at once.").retryAfter(COME_BACK_IN);
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private boolean acquired() {
        try {
            return permits.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
