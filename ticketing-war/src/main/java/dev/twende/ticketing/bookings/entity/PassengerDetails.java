package dev.twende.ticketing.bookings.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.Optional;

/** Who travels on a ticket. A class, because Jakarta Persistence 3.1 cannot embed records. */
@Embeddable
public class PassengerDetails {
    @Column(name = "passenger_name")
    private String name;

    @Column(name = "passenger_phone")
    private String phone;

    protected PassengerDetails() {} // for JPA

    /** @param phone null when the passenger gave none */
    public PassengerDetails(String name, String phone) {
        this.name = Objects.requireNonNull(name);
        this.phone = PhoneNumber.digits(phone);
    }

    public String name() {
        return name;
    }

    public Optional<String> phone() {
        return Optional.ofNullable(phone);
    }
}
