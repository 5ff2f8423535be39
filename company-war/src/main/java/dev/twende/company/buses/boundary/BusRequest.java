package dev.twende.company.buses.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A bus to add.
 *
 * @param companyId may be left out by people of a company
 * @param seats seat numbers in the order of the plan; left out for "1" up to the capacity
 */
public record BusRequest(
        UUID companyId,
        @NotBlank @Size(max = 20) String plateNumber,
        @NotNull @Min(1) @Max(200) Integer capacity,
        @Size(max = 200) List<@NotBlank @Size(max = 8) String> seats,
        @Size(max = 30) List<@NotBlank @Size(max = 40) String> features) {}
