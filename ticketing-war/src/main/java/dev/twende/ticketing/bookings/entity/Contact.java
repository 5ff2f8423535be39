package dev.twende.ticketing.bookings.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.Optional;

/** Who is told about a booking, and who may look it up. */
@Embeddable
public class Contact {
    @Column(name = "contact_phone")
    private String phone;

    @Column(name = "contact_email")
    private String email;

    @Column(name = "contact_language")
    private String language;

    protected Contact() {} // for JPA

    /**
     * @param email null when none was given
     * @param language in which they read, ISO 639-1
     */
    public Contact(String phone, String email, String language) {
        this.phone = PhoneNumber.digits(Objects.requireNonNull(phone));
        this.email = email;
        this.language = Objects.requireNonNull(language);
    }

    /** Another one like it: two entities never share what is embedded in them. */
    Contact copy() {
        return new Contact(phone, email, language);
    }

    public String phone() {
        return phone;
    }

    /** In which they read, ISO 639-1. */
    public String language() {
        return language;
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }
}
