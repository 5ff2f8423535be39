package dev.twende.ticketing.devices.boundary;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * How a device does, in its own words; whatever it leaves out is unknown.
 *
 * @param appVersion of its program
 * @param queueLength operations that it has not told of yet
 * @param deviceTime what its clock says as it sends this; decides nothing
 */
public record HealthReport(
        @Size(max = 50) String appVersion, @Min(0) Integer queueLength, Instant deviceTime) {}
