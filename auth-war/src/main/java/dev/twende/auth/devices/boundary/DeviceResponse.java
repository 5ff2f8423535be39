package dev.twende.auth.devices.boundary;

import dev.twende.auth.devices.entity.Device;
import dev.twende.auth.devices.entity.DeviceStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A device. It asks for tokens with its {@code device_id} as client id and assertions that it signs with its key (RFC 7523).
 *
 * @param serial counts the company's devices from 1, without a gap
 * @param lastSeenAt when it last asked for a token, which it does every few minutes while it is in use
 * @param revokedAt absent while it is in use
 */
public record DeviceResponse(
        UUID deviceId,
        UUID companyId,
        int serial,
        String name,
        DeviceStatus status,
        String appVersion,
        Instant enrolledAt,
        Instant lastSeenAt,
        Instant revokedAt) {

    static DeviceResponse from(Device device) {
        return new DeviceResponse(
                device.id(),
                device.companyId(),
                device.serial(),
                device.name(),
                device.status(),
                device.appVersion().orElse(null),
                device.enrolledAt(),
                device.lastSeenAt(),
                device.revokedAt().orElse(null));
    }
}
