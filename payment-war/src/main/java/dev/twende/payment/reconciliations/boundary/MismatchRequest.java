package dev.twende.payment.reconciliations.boundary;

import dev.twende.payment.reconciliations.entity.MismatchState;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A person's conclusion about a mismatch.
 *
 * @param note how it was reached
 */
public record MismatchRequest(
        @NotNull MismatchState state,
        @NotBlank @Size(max = 500) String note) {}
