package dev.twende.auth.users.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The work factor of password hashes and how many may be made at once. */
@ApplicationScoped
public class PasswordConfig {
    private static final int LEAST_MEMORY_KIB = 19_456;

    private int memoryKib;
    private int iterations;
    private int parallelism;
    private int concurrentHashes;
    private Duration maxWait;

    protected PasswordConfig() {} // for the CDI proxy

    @Inject
    public PasswordConfig(
            @ConfigProperty(name = "twende.auth.password.memory-kib") int memoryKib,
            @ConfigProperty(name = "twende.auth.password.iterations") int iterations,
            @ConfigProperty(name = "twende.auth.password.parallelism") int parallelism,
            @ConfigProperty(name = "twende.auth.password.concurrent-hashes") int concurrentHashes,
            @ConfigProperty(name = "twende.auth.password.max-wait") Duration maxWait) {
        if (memoryKib < LEAST_MEMORY_KIB || iterations < 2 || parallelism < 1 || concurrentHashes < 1) {
            throw new IllegalArgumentException(
                    "twende.auth.password.*: at least 19456 KiB, 2 iterations, 1 lane and 1 concurrent hash");
        }
        this.memoryKib = memoryKib;
        this.iterations = iterations;
        this.parallelism = parallelism;
        this.concurrentHashes = concurrentHashes;
        this.maxWait = maxWait;
    }

    public int memoryKib() {
        return memoryKib;
    }

    public int iterations() {
        return iterations;
    }

    public int parallelism() {
        return parallelism;
    }

    public int concurrentHashes() {
        return concurrentHashes;
    }

    public Duration maxWait() {
        return maxWait;
    }
}
