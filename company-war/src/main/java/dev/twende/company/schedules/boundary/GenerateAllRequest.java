package dev.twende.company.schedules.boundary;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** @param to the last service date */
public record GenerateAllRequest(
        @NotEmpty @Size(max = 100) List<@NotNull UUID> timetableIds,
        @NotNull LocalDate from,
        @NotNull LocalDate to) {}
