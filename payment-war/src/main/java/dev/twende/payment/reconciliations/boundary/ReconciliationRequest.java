package dev.twende.payment.reconciliations.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * Orders a comparison with what the provider itself says of a period.
 *
 * @param from inclusive
 * @param to exclusive; at most 31 days later
 */
public record ReconciliationRequest(
        @NotBlank @Size(max = 20) String method,
        @NotNull Instant from,
        @NotNull Instant to) {}
