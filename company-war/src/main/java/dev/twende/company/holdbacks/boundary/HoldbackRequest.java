package dev.twende.company.holdbacks.boundary;

import dev.twende.company.holdbacks.entity.HoldbackReason;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Seats to keep out of sale.
 *
 * @param timetableId left out for every run of the route
 * @param fromSequence of the stop where the stretch begins; left out for the first
 * @param toSequence of the stop where it ends; left out for the last
 * @param note for the people who handle it
 * @param validFrom the first service date; left out for from the beginning
 * @param validTo the last service date; left out for without end
 */
public record HoldbackRequest(
        @NotNull UUID routeId,
        UUID timetableId,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Pattern(regexp = "\\S{1,10}") String> seatNumbers,
        Integer fromSequence,
        Integer toSequence,
        @NotNull HoldbackReason reason,
        @Size(max = 500) String note,
        LocalDate validFrom,
        LocalDate validTo) {}
