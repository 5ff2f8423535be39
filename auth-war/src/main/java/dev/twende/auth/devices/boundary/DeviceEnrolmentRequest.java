package dev.twende.auth.devices.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A device to invite.
 *
 * @param companyId whose it will be; a company's own people need not say so
 * @param name by which people know it, such as "Nyabugogo 2"
 */
public record DeviceEnrolmentRequest(
        UUID companyId, @NotBlank @Size(max = 60) String name) {}
