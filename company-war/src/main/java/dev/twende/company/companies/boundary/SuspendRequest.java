package dev.twende.company.companies.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Why a company is to sell nothing.
 *
 * @param reason for the people who handle it
 */
public record SuspendRequest(@NotBlank @Size(max = 400) String reason) {}
