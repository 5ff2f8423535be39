package dev.twende.reporting.sales.entity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * What reporting knows about a company from the schedules it published.
 *
 * @param currency the one it prices in, so that a company without sales still shows a zero with a unit
 * @param namedAt when it was announced by that name
 */
public record Company(UUID companyId, String name, String currency, Instant namedAt) {
    public Company {
        requireNonNull(companyId, "companyId");
        requireNonNull(name, "name");
        requireNonNull(currency, "currency");
        requireNonNull(namedAt, "namedAt");
    }

    /** The one that was named last. */
    public static Company latest(Company one, Company other) {
        return other.namedAt.isAfter(one.namedAt) ? other : one;
    }
}
