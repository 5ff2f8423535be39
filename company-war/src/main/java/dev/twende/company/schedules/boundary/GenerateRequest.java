package dev.twende.company.schedules.boundary;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** @param to the last service date */
public record GenerateRequest(
        @NotNull LocalDate from, @NotNull LocalDate to) {}
