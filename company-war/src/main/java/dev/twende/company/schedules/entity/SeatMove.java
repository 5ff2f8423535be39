package dev.twende.company.schedules.entity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Whoever has the one seat gets the other in the new bus.
 *
 * @param seatNumber in the bus until now
 * @param newSeatNumber in the new bus
 */
public record SeatMove(
        @NotBlank @Size(max = 8) String seatNumber,
        @NotBlank @Size(max = 8) String newSeatNumber) {}
