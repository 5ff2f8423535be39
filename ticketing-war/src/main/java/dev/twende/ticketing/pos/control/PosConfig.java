package dev.twende.ticketing.pos.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How devices' operations are taken; the why stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class PosConfig {
    private int chunk;
    private int schedules;

    protected PosConfig() {} // for the CDI proxy

    @Inject
    public PosConfig(
            @ConfigProperty(name = "twende.ticketing.pos.chunk") int chunk,
            @ConfigProperty(name = "twende.ticketing.pos.schedules") int schedules) {
        if (chunk < 1 || chunk > 500 || schedules < 1 || schedules > 200) {
            throw new IllegalArgumentException("twende.ticketing.pos.* must be: chunk 1 to 500, schedules 1 to 200");
        }
        this.chunk = chunk;
        this.schedules = schedules;
    }

    /** How many operations one transaction takes. */
    public int chunk() {
        return chunk;
    }

    /** How many changed schedules go with an answer. */
    public int schedules() {
        return schedules;
    }
}
