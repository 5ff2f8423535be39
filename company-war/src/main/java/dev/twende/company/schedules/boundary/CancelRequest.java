package dev.twende.company.schedules.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param reason for the passengers */
public record CancelRequest(@NotBlank @Size(max = 200) String reason) {}
