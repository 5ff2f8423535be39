package dev.twende.reporting.sales.entity;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * What reporting knows about a company from the schedules it published.
 *
 * @param currency the one it prices in, so that a company without sales still shows a zero with a unit
 */
public record Company(UUID companyId, String name, String currency) {
    public Company {
        requireNonNull(companyId, "companyId");
        requireNonNull(name, "name");
        requireNonNull(currency, "currency");
    }
}
