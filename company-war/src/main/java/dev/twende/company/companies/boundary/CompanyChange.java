package dev.twende.company.companies.boundary;

import dev.twende.company.companies.entity.Contact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a company is to be. How it presents itself replaces what was; the rest stays as it is when it is left out, and only the
 * platform's people change it.
 *
 * @param contact left out for none
 * @param tinNumber only the platform changes it
 * @param timeZone only the platform changes it
 * @param licence only the platform changes it
 * @param currency only the platform changes it, and only while the company has no fares
 */
public record CompanyChange(
        @NotBlank @Size(max = 120) String name,
        @NotNull @Size(max = 8) List<@NotBlank String> languages,
        @Valid ContactData contact,
        @Size(min = 1, max = 30) String tinNumber,
        @Size(min = 1, max = 60) String timeZone,
        @Valid LicenceData licence,
        @Size(min = 3, max = 3) String currency) {

    Contact toContact() {
        return contact == null ? null : contact.toContact();
    }
}
