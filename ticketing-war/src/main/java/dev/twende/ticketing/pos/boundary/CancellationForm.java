package dev.twende.ticketing.pos.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Tickets that a device took back.
 *
 * @param ticketId the ticket; absent when a whole sale is meant
 * @param saleOperationId the sale of this device; absent when one ticket is meant
 * @param cashReturned what the passenger got; may be nothing
 */
public record CancellationForm(
        UUID ticketId,
        UUID saleOperationId,
        @NotBlank @Size(max = 200) String reason,
        @NotNull @Amount(min = 0) Money cashReturned) {}
