package dev.twende.ticketing.boardings.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One look at a ticket.
 *
 * @param nonce the client's own id of it
 * @param requestHash of what was scanned where
 * @param wasOffline whether the passenger was let on without asking us
 * @param at when, put right; never later than now
 * @param scannedAt when, by the device's clock
 * @param deviceId null when the client is no device of its own
 * @param deviceSequence the device's own count of its scans; null when it keeps none
 */
public record Scan(
        UUID nonce,
        String requestHash,
        UUID scheduleId,
        int stopSequence,
        boolean wasOffline,
        Instant at,
        Instant scannedAt,
        UUID scannedBy,
        String deviceId,
        Long deviceSequence) {

    /**
     * When a scan was, by our clock.
     *
     * @param deviceClock what time it was for the device when it sent the scan; null when it did not say, and then it is believed
     */
    public static Instant putRight(Instant scannedAt, Instant deviceClock, Instant now) {
        Instant right = deviceClock == null ? scannedAt : scannedAt.plus(Duration.between(deviceClock, now));
        return right.isAfter(now) ? now : right;
    }

    /** When and by what it was scanned, to tell who was first. */
    public Moment moment() {
        return new Moment(at, deviceId, deviceSequence);
    }
}
