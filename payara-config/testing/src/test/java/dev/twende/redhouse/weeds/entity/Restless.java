package dev.twende.redhouse.weeds.entity;

import dev.twende.redhouse.roots.entity.Root;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** Reads the clock, knows files, has a setter, and is half of a cycle. */
public class Restless {
    private Instant since = Instant.now(Clock.systemUTC());
    private Path diary;
    private Root root;

    public void setSince(Instant since) {
        this.since = since;
    }

    public boolean isOld() {
        return diary != null && root != null && since != null;
    }
}
