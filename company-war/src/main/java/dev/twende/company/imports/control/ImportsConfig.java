package dev.twende.company.imports.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of imports; each is explained in {@code microprofile-config.properties}. */
@ApplicationScoped
public class ImportsConfig {
    private long unpackedBytesMax;
    private long schedulesMax;
    private Duration silence;

    protected ImportsConfig() {} // for the CDI proxy

    @Inject
    public ImportsConfig(
            @ConfigProperty(name = "twende.company.imports.unpacked-bytes-max") long unpackedBytesMax,
            @ConfigProperty(name = "twende.company.imports.schedules-max") long schedulesMax,
            @ConfigProperty(name = "twende.company.jobs.silence") Duration silence) {
        if (unpackedBytesMax <= 0 || schedulesMax <= 0 || silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException(
                    "twende.company.imports.* and twende.company.jobs.silence must be above 0");
        }
        this.unpackedBytesMax = unpackedBytesMax;
        this.schedulesMax = schedulesMax;
        this.silence = silence;
    }

    /** How large a feed may be when unpacked. */
    public long unpackedBytesMax() {
        return unpackedBytesMax;
    }

    /** How many dated schedules one import may make. */
    public long schedulesMax() {
        return schedulesMax;
    }

    /** How long a job may be silent before it is taken for dead. */
    public Duration silence() {
        return silence;
    }
}
