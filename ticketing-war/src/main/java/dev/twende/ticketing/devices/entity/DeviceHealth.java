package dev.twende.ticketing.devices.entity;

import java.time.Instant;

/**
 * How a device does.
 *
 * @param lastSeenAt null when it never came
 * @param reportedAt when it told the following; null while it has told nothing
 * @param queueLength operations that it had not told of yet
 * @param clockSkewMillis how far its clock was ahead of ours; negative when it was behind
 * @param openConflicts sales of it that were refused and are not settled
 */
public record DeviceHealth(
        Instant lastSeenAt,
        Instant reportedAt,
        String appVersion,
        Integer queueLength,
        Long clockSkewMillis,
        int openConflicts) {}
