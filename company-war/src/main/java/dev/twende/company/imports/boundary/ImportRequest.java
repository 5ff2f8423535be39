package dev.twende.company.imports.boundary;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What to make of an uploaded feed, as its query parameters say.
 *
 * @param companyId may be left out by people of a company
 * @param flatFare in the minor unit of the company's currency; null leaves fares alone
 */
public record ImportRequest(UUID companyId, LocalDate from, int days, Long flatFare, int busCapacity) {}
