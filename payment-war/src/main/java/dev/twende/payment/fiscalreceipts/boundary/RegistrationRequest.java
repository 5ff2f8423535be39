package dev.twende.payment.fiscalreceipts.boundary;

import dev.twende.payment.fiscalreceipts.entity.TaxType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * How a company is registered at the tax authority.
 *
 * @param active whether its sales are told to the fiscal device from now on
 * @param tinNumber nine digits
 * @param branchId two digits, 00 for the head office
 * @param taxType A exempt, B at the standard rate, C export, D not registered for value-added tax
 */
public record RegistrationRequest(
        @NotNull Boolean active,

        @NotNull @Pattern(regexp = "\\d{9}", message = "must be nine digits")
        String tinNumber,

        @NotNull @Pattern(regexp = "\\d{2}", message = "must be two digits")
        String branchId,

        @NotNull TaxType taxType) {}
