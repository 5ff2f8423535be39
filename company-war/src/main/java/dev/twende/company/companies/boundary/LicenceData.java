package dev.twende.company.companies.boundary;

import dev.twende.company.companies.entity.Licence;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The permission to carry passengers.
 *
 * @param authority who gave it, e.g. RURA
 * @param validTo the last day
 */
public record LicenceData(
        @NotBlank @Size(max = 60) String number,
        @NotBlank @Size(max = 120) @Schema(example = "RURA") String authority,
        @NotNull LocalDate validTo) {

    Licence toLicence() {
        return new Licence(number, authority, validTo);
    }

    static LicenceData from(Licence licence) {
        return new LicenceData(licence.number(), licence.authority(), licence.validTo());
    }
}
