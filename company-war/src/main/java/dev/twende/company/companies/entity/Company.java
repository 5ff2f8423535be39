package dev.twende.company.companies.entity;

import static dev.twende.kit.problem.ProblemType.COMPANY_NOT_ACTIVE;
import static dev.twende.kit.problem.ProblemType.ILLEGAL_TRANSITION;

import dev.twende.company.stops.entity.Places;
import dev.twende.kit.problem.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;

/**
 * An operator, and the tenant that everything else in this house belongs to.
 *
 * <p>A super admin registers it as DRAFT. While in DRAFT its people already prepare buses, routes, fares and schedules.
 * Activation lets it publish, and so sell. A SUSPENDED company publishes nothing until it is activated again. Its currency is
 * the currency of its fares; its tax number is unique within its country.
 */
@Entity
@Table(name = "company")
public class Company {
    @Id
    private UUID id;

    @Version
    private int version;

    private String name;

    @Column(name = "tin_number")
    private String tinNumber;

    private String country;
    private String currency;

    @Column(name = "time_zone")
    private String timeZone;

    @Enumerated(EnumType.STRING)
    private CompanyStatus status;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Company() {}

    public Company(
            UUID id, String name, String tinNumber, String country, String currency, String timeZone, Instant now) {
        this.id = id;
        this.name = name.strip();
        this.tinNumber = normalised(tinNumber);
        this.country = Places.country(country);
        this.currency = currency(currency);
        this.timeZone = Places.timeZone(timeZone);
        this.status = CompanyStatus.DRAFT;
        this.createdAt = now;
    }

    /** Tax numbers are written with blanks and dashes or without; they are the same number. */
    public static String normalised(String tinNumber) {
        return tinNumber.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static String currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0) // gold and test codes have no minor unit
                .map(Currency::getCurrencyCode)
                .filter(code::equals)
                .findFirst()
                .orElseThrow(() -> Problem.invalid("currency", "must be an ISO 4217 code, such as RWF"));
    }

    /** Lets the company publish, and so sell. */
    public void activate() {
        if (!status.canBecome(CompanyStatus.ACTIVE)) {
            throw Problem.of(ILLEGAL_TRANSITION, "The company is " + status + ".")
                    .with("from", status)
                    .with("to", CompanyStatus.ACTIVE);
        }
        status = CompanyStatus.ACTIVE;
    }

    /** Guards everything that leads to a sale. */
    public void mustBeActive() {
        if (status != CompanyStatus.ACTIVE) {
            throw Problem.of(COMPANY_NOT_ACTIVE, "The company is " + status + "; it must be ACTIVE to publish.");
        }
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String tinNumber() {
        return tinNumber;
    }

    public String country() {
        return country;
    }

    public String currency() {
        return currency;
    }

    public String timeZone() {
        return timeZone;
    }

    public CompanyStatus status() {
        return status;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
