package dev.twende.payment.fiscalreceipts.boundary;

import dev.twende.kit.rest.Versioned;
import dev.twende.payment.fiscalreceipts.entity.FiscalRegistration;
import dev.twende.payment.fiscalreceipts.entity.TaxType;
import java.time.Instant;
import java.util.UUID;

/**
 * How a company is registered at the tax authority.
 *
 * @param version 0 while it is not
 * @param lastInvoice the number of the last invoice that the device was told of; 0 before the first
 */
public record RegistrationResponse(
        UUID companyId,
        int version,
        boolean active,
        String tinNumber,
        String branchId,
        TaxType taxType,
        long lastInvoice,
        Instant updatedAt)
        implements Versioned {

    static RegistrationResponse from(FiscalRegistration registration) {
        return new RegistrationResponse(
                registration.companyId(),
                registration.version(),
                registration.isActive(),
                registration.taxpayer().tin(),
                registration.taxpayer().branchId(),
                registration.taxpayer().taxType(),
                registration.lastInvoice(),
                registration.updatedAt());
    }

    static RegistrationResponse none(UUID companyId) {
        return new RegistrationResponse(companyId, 0, false, null, null, null, 0, null);
    }
}
