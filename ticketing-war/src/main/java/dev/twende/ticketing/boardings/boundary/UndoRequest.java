package dev.twende.ticketing.boardings.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a boarding was a mistake; it is kept. */
public record UndoRequest(@NotBlank @Size(max = 200) String reason) {}
