package dev.twende.kit.time;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Hands out the one clock of the application: UTC. Expiry of seats is decided by the database's clock, never by this one. */
@Dependent
public class Clocks {
    @Produces
    Clock utc() {
        return Clock.systemUTC();
    }
}
