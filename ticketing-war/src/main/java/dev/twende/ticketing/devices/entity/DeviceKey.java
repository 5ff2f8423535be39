package dev.twende.ticketing.devices.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * The public half of a key of a device.
 *
 * @param keyId RFC 7638 thumbprint
 * @param publicKey JWK (RFC 7517), Ed25519 or P-256
 * @param until since when it signs nothing any more; null while it does
 */
public record DeviceKey(UUID deviceId, String keyId, String publicKey, Instant since, Instant until) {}
