package dev.twende.company.companies.boundary;

import dev.twende.company.companies.entity.Contact;
import dev.twende.company.companies.entity.Licence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A company to register.
 *
 * @param tinNumber in the form of its country: 9 digits in RW and TZ, 10 in UG and BI, A123456789Z in KE, A1234567Z in CD
 * @param licence left out while it has none
 * @param languages of en, fr, rw, sw, the preferred one first; left out for English
 * @param contact may be left out
 */
public record CompanyRequest(
        @NotBlank @Size(max = 120) String name,

        @NotBlank @Size(max = 30) @Schema(example = "102458731")
        String tinNumber,

        @NotNull @Size(min = 2, max = 2) @Schema(example = "RW")
        String country,

        @NotNull @Size(min = 3, max = 3) @Schema(example = "RWF")
        String currency,

        @NotBlank @Size(max = 60) @Schema(example = "Africa/Kigali")
        String timeZone,

        @Valid LicenceData licence,
        @Size(max = 8) List<@NotBlank String> languages,
        @Valid ContactData contact) {

    Licence toLicence() {
        return licence == null ? null : licence.toLicence();
    }

    Contact toContact() {
        return contact == null ? null : contact.toContact();
    }
}
