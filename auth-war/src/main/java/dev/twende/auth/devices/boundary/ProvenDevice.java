package dev.twende.auth.devices.boundary;

import java.util.UUID;

/**
 * A device that has just proven to be itself.
 *
 * @param asOf the number of the last revocation known for it, read before it was found active
 */
public record ProvenDevice(UUID deviceId, UUID companyId, int serial, long asOf) {}
