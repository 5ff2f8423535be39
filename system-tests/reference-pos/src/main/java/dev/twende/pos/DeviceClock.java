package dev.twende.pos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The two times of a device: its own clock, which may say 1970 and stands on what it records, and its best guess of the platform's
 * time, by which leases end and assertions are made out.
 *
 * <p>The guess is the own clock put right by the {@code Date} of the platform's last answer. It never runs backwards between two answers: when a battery died
 * and the clock begins anew, the guess waits at the latest time it has seen.
 */
final class DeviceClock {
    private final InstantSource own;
    private Duration ahead;
    private Instant latest;

    /**
     * @param ahead how far the platform's clock was ahead of ours when we last heard of it
     * @param latest the latest time that we have believed it to be there
     */
    DeviceClock(InstantSource own, Duration ahead, Instant latest) {
        this.own = own;
        this.ahead = ahead;
        this.latest = latest;
    }

    /** What the device's own clock says; it never decides anything. */
    Instant own() {
        return own.instant();
    }

    /** What time it is at the platform, as far as one can know here. */
    Instant platform() {
        Instant guess = own.instant().plus(ahead);
        latest = guess.isAfter(latest) ? guess : latest;
        return latest;
    }

    /** The platform has said what time it is. */
    void heard(Instant now) {
        ahead = Duration.between(own.instant(), now);
        latest = now;
    }

    Duration ahead() {
        return ahead;
    }

    Instant latest() {
        return latest;
    }
}
