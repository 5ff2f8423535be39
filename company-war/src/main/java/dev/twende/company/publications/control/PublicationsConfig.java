package dev.twende.company.publications.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of publications; each is explained in {@code microprofile-config.properties}. */
@ApplicationScoped
public class PublicationsConfig {
    private static final int CHUNK_MAX = 5_000;

    private int chunk;
    private Duration silence;

    protected PublicationsConfig() {} // for the CDI proxy

    @Inject
    public PublicationsConfig(
            @ConfigProperty(name = "twende.company.publications.chunk") int chunk,
            @ConfigProperty(name = "twende.company.jobs.silence") Duration silence) {
        if (chunk < 1 || chunk > CHUNK_MAX) {
            throw new IllegalArgumentException("twende.company.publications.chunk must be 1 to " + CHUNK_MAX);
        }
        if (silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException("twende.company.jobs.silence must be above 0");
        }
        this.chunk = chunk;
        this.silence = silence;
    }

    /** How many schedules are announced in one transaction. */
    public int chunk() {
        return chunk;
    }

    /** How long a job may be silent before another instance takes it for dead. */
    public Duration silence() {
        return silence;
    }
}
