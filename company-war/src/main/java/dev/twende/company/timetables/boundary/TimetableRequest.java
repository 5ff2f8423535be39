package dev.twende.company.timetables.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A timetable to add.
 *
 * @param departureTime at the first stop, in its time zone: {@code 08:00}; {@code 25:30} is in the night after the service day
 * @param validTo the last day
 */
public record TimetableRequest(
        @NotNull UUID routeId,
        @NotNull UUID busId,
        UUID assignedDriverId,
        @NotBlank String departureTime,
        @NotEmpty @Size(max = 7) List<@NotNull DayOfWeek> days,
        @NotNull LocalDate validFrom,
        @NotNull LocalDate validTo) {}
