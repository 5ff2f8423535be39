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

    @Column(name = "rider_category")
    private String riderCategory;

    /** Null when nothing was asked for, or it is forgotten. */
    @Column(name = "passenger_identity")
    private String sealedIdentity;

    protected PassengerDetails() {} // for JPA

    /**
     * @param phone null when the passenger gave none
     * @param riderCategory such as ADULT or CHILD
     */
    public PassengerDetails(String name, String phone, String riderCategory) {
        this(name, phone, riderCategory, null);
    }

    /** @param sealedIdentity a {@link PassengerIdentity} as it is stored; null for none */
    public PassengerDetails(String name, String phone, String riderCategory, String sealedIdentity) {
        this.name = Objects.requireNonNull(name);
        this.phone = PhoneNumber.digits(phone);
        this.riderCategory = Objects.requireNonNull(riderCategory);
        this.sealedIdentity = sealedIdentity;
    }

    /** Somebody else in their place, for the same fare. */
    public PassengerDetails other(String otherName, String otherPhone, String otherSealedIdentity) {
        return new PassengerDetails(otherName, otherPhone, riderCategory, otherSealedIdentity);
    }

    public String name() {
        return name;
    }

    public Optional<String> phone() {
        return Optional.ofNullable(phone);
    }

    /** A {@link PassengerIdentity} as it is stored; empty when nothing was asked for, or it is forgotten. */
    public Optional<String> sealedIdentity() {
        return Optional.ofNullable(sealedIdentity);
    }

    /** What the passenger is to the tariff. */
    public String riderCategory() {
        return riderCategory;
    }
}
