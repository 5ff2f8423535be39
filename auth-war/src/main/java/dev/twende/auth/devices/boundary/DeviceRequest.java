package dev.twende.auth.devices.boundary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A device that enrols.
 *
 * @param handshakeVersion as the QR code said; only 1 is known
 * @param token the one-time code
 * @param publicKey of the key pair that it made itself
 * @param appVersion of the program on it; may be absent
 */
public record DeviceRequest(
        @Min(1) @Max(1) int handshakeVersion,
        @NotBlank @Size(max = 40) String token,
        @NotNull @Valid PublicKeyRequest publicKey,
        @Size(max = 40) String appVersion) {

    /** Shows no code. */
    @Override
    public String toString() {
        return "DeviceRequest";
    }
}
