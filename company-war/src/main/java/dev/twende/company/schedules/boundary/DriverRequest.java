package dev.twende.company.schedules.boundary;

import java.util.UUID;

/**
 * Who is to drive.
 *
 * @param assignedDriverId an active driver of the company; left out to take the driver off
 */
public record DriverRequest(UUID assignedDriverId) {}
