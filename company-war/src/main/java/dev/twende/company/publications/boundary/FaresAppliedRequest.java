package dev.twende.company.publications.boundary;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * From which day on the fares of a route are to hold.
 *
 * @param from the first service date
 * @param to the last service date; left out for all that are on sale
 */
public record FaresAppliedRequest(@NotNull LocalDate from, LocalDate to) {}
