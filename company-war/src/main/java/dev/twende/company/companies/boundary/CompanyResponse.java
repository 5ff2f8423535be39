package dev.twende.company.companies.boundary;

import dev.twende.company.companies.entity.Company;
import dev.twende.company.companies.entity.CompanyStatus;
import dev.twende.kit.rest.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A company as the API shows it. Only its own administrators and those of the platform see the tax number, the licence and when
 * it joined.
 */
public record CompanyResponse(
        UUID companyId,
        int version,
        String name,
        String tinNumber,
        String country,
        String currency,
        String timeZone,
        LicenceData licence,
        List<String> languages,
        ContactData contact,
        CompanyStatus status,
        Instant createdAt)
        implements Versioned {

    static CompanyResponse from(Company company) {
        return new CompanyResponse(
                company.id(),
                company.version(),
                company.name(),
                company.tinNumber().value(),
                company.country(),
                company.currency(),
                company.timeZone(),
                company.licence().map(LicenceData::from).orElse(null),
                company.languages(),
                company.contact().map(ContactData::from).orElse(null),
                company.status(),
                company.createdAt());
    }

    /** What a passenger needs. */
    static CompanyResponse forPassengers(Company company) {
        return new CompanyResponse(
                company.id(),
                company.version(),
                company.name(),
                null,
                company.country(),
                company.currency(),
                company.timeZone(),
                null,
                company.languages(),
                company.contact().map(ContactData::from).orElse(null),
                company.status(),
                null);
    }
}
