package dev.twende.payment.webhooks.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Asks to be told.
 *
 * @param companyId may be absent for people of a company
 * @param url https, on the public internet
 * @param events e.g. {@code payment.succeeded}
 */
public record WebhookRequest(
        UUID companyId,
        @NotBlank @Size(max = 500) String url,
        @NotNull @Size(min = 1, max = 10) List<@NotBlank @Size(max = 50) String> events) {}
