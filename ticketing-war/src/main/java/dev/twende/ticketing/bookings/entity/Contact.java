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

    protected Contact() {} // for JPA

    /** @param email null when none was given */
    public Contact(String phone, String email) {
        this.phone = PhoneNumber.digits(Objects.requireNonNull(phone));
        this.email = email;
    }

    public String phone() {
        return phone;
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }
}
