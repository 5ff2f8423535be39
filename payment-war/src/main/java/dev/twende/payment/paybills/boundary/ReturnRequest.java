package dev.twende.payment.paybills.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Says that a person has sent money back.
 *
 * @param providerRef the provider's receipt of the way back
 * @param note to whom and why
 */
public record ReturnRequest(
        @NotBlank @Size(max = 50) String providerRef,
        @NotBlank @Size(max = 400) String note) {}
