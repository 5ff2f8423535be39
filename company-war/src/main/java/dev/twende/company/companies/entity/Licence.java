package dev.twende.company.companies.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Objects;

/** The permission to carry passengers, as the regulator gave it, e.g. RURA in Rwanda or NTSA in Kenya. */
@Embeddable
public class Licence {
    @Column(name = "licence_number")
    private String number;

    @Column(name = "licence_authority")
    private String authority;

    @Column(name = "licence_valid_to")
    private LocalDate validTo;

    protected Licence() {}

    /** @param validTo the last day */
    public Licence(String number, String authority, LocalDate validTo) {
        this.number = number.strip();
        this.authority = authority.strip();
        this.validTo = validTo;
    }

    public String number() {
        return number;
    }

    public String authority() {
        return authority;
    }

    public LocalDate validTo() {
        return validTo;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Licence licence
                && number.equals(licence.number)
                && authority.equals(licence.authority)
                && validTo.equals(licence.validTo);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, authority, validTo);
    }
}
