package dev.twende.company.companies.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A company to register. */
public record CompanyRequest(
        @NotBlank @Size(max = 120) String name,
        @NotBlank @Size(max = 30) String tinNumber,
        @NotNull @Size(min = 2, max = 2) String country,
        @NotNull @Size(min = 3, max = 3) String currency,
        @NotBlank @Size(max = 60) String timeZone) {}
