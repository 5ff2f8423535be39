package dev.twende.auth.devices.boundary;

import java.time.Instant;
import java.util.UUID;

/**
 * An invitation, shown to the administrator once and never again.
 *
 * @param handshakeVersion of what the device does with it
 * @param url where the device sends the code and its key
 * @param token the one-time code, for a device without a camera
 * @param expiresAt after this it is good for nothing
 * @param deviceId which gets a new key; absent for a further device
 * @param qrText what the QR code says: the first three members as JSON
 * @param qrSvg the QR code, an SVG element
 */
public record DeviceEnrolmentResponse(
        int handshakeVersion,
        String url,
        String token,
        Instant expiresAt,
        UUID companyId,
        UUID deviceId,
        String qrText,
        String qrSvg) {

    /** Shows no code. */
    @Override
    public String toString() {
        return "DeviceEnrolmentResponse";
    }
}
