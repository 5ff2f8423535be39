package dev.twende.company.companies.entity;

import static dev.twende.kit.problem.ProblemType.COMPANY_NOT_ACTIVE;
import static dev.twende.kit.problem.ProblemType.ILLEGAL_TRANSITION;

import dev.twende.company.stops.entity.Places;
import dev.twende.kit.problem.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An operator, and the tenant that everything else in this house belongs to.
 *
 * <p>A super admin registers it as DRAFT. While in DRAFT its people already prepare buses, routes, fares and schedules.
 * Activation lets it publish, and so sell. A SUSPENDED company publishes nothing until it is activated again, and the others are
 * told not to sell for it. Its currency is the currency of its fares; its tax number is unique within its country. What its
 * people may change is how it presents itself; what it is, the platform decides.
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

    @Embedded
    private Licence licence;

    private String languages;

    @Embedded
    private Contact contact;

    @Enumerated(EnumType.STRING)
    private CompanyStatus status;

    @Column(name = "status_revision")
    private int statusRevision;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Company() {}

    public Company(
            UUID id, String name, String tinNumber, String country, String currency, String timeZone, Instant now) {
        this.id = id;
        this.country = Places.country(country);
        this.status = CompanyStatus.DRAFT;
        this.createdAt = now;
        present(name, null, null);
        identify(TinNumber.of(country, tinNumber), timeZone, null);
        sellIn(currency);
    }

    /**
     * How it shows itself to passengers.
     *
     * @param languages of en, fr, rw and sw, the preferred one first; null for English
     * @param contact null for none
     */
    public final void present(String name, List<String> languages, Contact contact) {
        this.name = name.strip();
        this.languages = String.join(",", Languages.checked(languages));
        this.contact = contact;
    }

    /**
     * What it is to the authorities.
     *
     * @param licence null while it has none
     */
    public final void identify(TinNumber tinNumber, String timeZone, Licence licence) {
        this.tinNumber = tinNumber.value();
        this.timeZone = Places.timeZone(timeZone);
        this.licence = licence;
    }

    /** Only while nothing has a price yet. */
    public final void sellIn(String currency) {
        this.currency = currency(currency);
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
        become(CompanyStatus.ACTIVE);
    }

    /** Stops its sales; what it has sold still boards and refunds. */
    public void suspend() {
        become(CompanyStatus.SUSPENDED);
    }

    private void become(CompanyStatus next) {
        if (!status.canBecome(next)) {
            throw Problem.of(ILLEGAL_TRANSITION, "The company is " + status + ".")
                    .with("from", status)
                    .with("to", next);
        }
        status = next;
        statusRevision++;
    }

    /** Guards everything that leads to a sale. */
    public void mustBeActive() {
        if (!isActive()) {
            throw Problem.of(COMPANY_NOT_ACTIVE, "The company is " + status + "; it must be ACTIVE to publish.");
        }
    }

    public boolean isActive() {
        return status == CompanyStatus.ACTIVE;
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String name() {
        return name;
    }

    public TinNumber tinNumber() {
        return new TinNumber(tinNumber);
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

    public Optional<Licence> licence() {
        return Optional.ofNullable(licence).filter(given -> given.number() != null);
    }

    /** The preferred one first. */
    public List<String> languages() {
        return List.of(languages.split(","));
    }

    public Optional<Contact> contact() {
        return Optional.ofNullable(contact).filter(given -> given.phone() != null || given.email() != null);
    }

    public CompanyStatus status() {
        return status;
    }

    /** How often its status changed. */
    public int statusRevision() {
        return statusRevision;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
