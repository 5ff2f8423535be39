package dev.twende.ticketing.devices.boundary;

import dev.twende.ticketing.devices.entity.KnownDevice;
import java.time.Instant;
import java.util.UUID;

/**
 * A device and how it does.
 *
 * @param serial counts the company's devices from 1
 * @param revokedAt absent while it may act
 * @param lastSeenAt absent when it never called
 * @param reportedAt when it last told the four that follow
 * @param queueLength operations that it had not told of yet
 * @param clockSkewMs how many milliseconds its clock was ahead; negative when it was behind
 * @param leasedSeats that it has for itself now
 * @param leaseQuota how many it may have
 * @param openConflicts sales of it that were refused and are not settled
 */
public record DeviceResponse(
        UUID deviceId,
        UUID companyId,
        int serial,
        String name,
        Instant enrolledAt,
        Instant revokedAt,
        Instant lastSeenAt,
        Instant reportedAt,
        String appVersion,
        Integer queueLength,
        Long clockSkewMs,
        int leasedSeats,
        int leaseQuota,
        int openConflicts) {

    static DeviceResponse from(KnownDevice known, int leasedSeats, int leaseQuota) {
        return new DeviceResponse(
                known.device().deviceId(),
                known.device().companyId(),
                known.device().serial(),
                known.device().name(),
                known.device().enrolledAt(),
                known.device().revokedAt(),
                known.health().lastSeenAt(),
                known.health().reportedAt(),
                known.health().appVersion(),
                known.health().queueLength(),
                known.health().clockSkewMillis(),
                leasedSeats,
                leaseQuota,
                known.health().openConflicts());
    }
}
