package dev.twende.company.stops.boundary;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stop to add to the platform, or what an existing one is to become.
 *
 * @param parentStationId the station it is part of; left out for none. A station is part of none
 */
public record StopRequest(
        @NotBlank @Size(max = 60) @Schema(example = "RW-KGL-3")
        String code,

        @NotBlank @Size(max = 120) @Schema(example = "Nyabugogo, bay 3")
        String name,

        @NotNull @Size(min = 2, max = 2) @Schema(example = "RW")
        String country,

        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,

        @NotBlank @Size(max = 60) @Schema(example = "Africa/Kigali")
        String timeZone,

        UUID parentStationId) {}
