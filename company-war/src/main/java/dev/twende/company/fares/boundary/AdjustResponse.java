package dev.twende.company.fares.boundary;

import dev.twende.company.fares.boundary.FaresResponse.FareResponse;
import dev.twende.kit.rest.Versioned;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a change of all prices does.
 *
 * @param dryRun whether it was only tried
 * @param fares the prices that hold from {@code valid_from} on, of the classes and categories that were meant
 */
public record AdjustResponse(
        UUID routeId, int version, boolean dryRun, LocalDate validFrom, String currency, List<FareResponse> fares)
        implements Versioned {}
