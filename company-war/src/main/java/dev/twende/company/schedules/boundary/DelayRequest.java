package dev.twende.company.schedules.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * By how much a run is late; it adds to what was said before.
 *
 * @param minutes negative is earlier
 * @param fromSequence the first stop that is reached later; 0 or left out for the whole run
 * @param reason for passengers; may be left out
 */
@Schema(example = "{\"minutes\": 25, \"reason\": \"Road works at Nyabugogo\"}")
public record DelayRequest(
        @NotNull @Min(-120) @Max(1440) Integer minutes,
        @Min(0) @Max(200) Integer fromSequence,
        @Size(max = 200) String reason) {}
