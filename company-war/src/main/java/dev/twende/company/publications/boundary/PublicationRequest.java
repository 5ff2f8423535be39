package dev.twende.company.publications.boundary;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What to publish.
 *
 * @param companyId may be left out by people of a company
 * @param to the last service date
 * @param routeId left out for all routes
 */
public record PublicationRequest(
        UUID companyId, @NotNull LocalDate from, @NotNull LocalDate to, UUID routeId) {}
