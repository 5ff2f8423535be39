package dev.twende.company.companies.boundary;

import dev.twende.company.companies.entity.Company;
import dev.twende.company.companies.entity.CompanyStatus;
import java.time.Instant;
import java.util.UUID;

/** A company as the API shows it. */
public record CompanyResponse(
        UUID companyId,
        String name,
        String tinNumber,
        String country,
        String currency,
        String timeZone,
        CompanyStatus status,
        Instant createdAt) {

    static CompanyResponse from(Company company) {
        return new CompanyResponse(
                company.id(),
                company.name(),
                company.tinNumber(),
                company.country(),
                company.currency(),
                company.timeZone(),
                company.status(),
                company.createdAt());
    }
}
