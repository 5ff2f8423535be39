package dev.twende.company.companies.boundary;

import dev.twende.company.companies.entity.Contact;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How passengers reach a company.
 *
 * @param phone in E.164
 */
public record ContactData(
        @Pattern(regexp = "\\+[1-9][0-9]{6,14}", message = "must be an international number, such as +250788100001")
        @Schema(example = "+250788100001")
        String phone,

        @Email @Size(max = 254) String email) {

    Contact toContact() {
        return new Contact(phone, email);
    }

    static ContactData from(Contact contact) {
        return new ContactData(contact.phone(), contact.email());
    }
}
