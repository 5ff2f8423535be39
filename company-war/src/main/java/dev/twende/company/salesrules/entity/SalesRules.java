package dev.twende.company.salesrules.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;

/**
 * When channels may sell, what kinds of riders there are, and what they are asked for.
 *
 * <p>A company begins without rules of its own: everyone sells from the publication until the departure, to the usual kinds of
 * riders. It states its own once and changes them as a whole; a route may state other windows, channel by channel, and ask
 * its passengers for more or less. Rules travel
 * with a schedule when it is published, so a change reaches schedules published later.
 */
@Entity
@Table(name = "sales_rules")
public class SalesRules {
    @Id
    @Column(name = "owner_id")
    private UUID ownerId;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    private SalesWindows windows;
    private RiderCategories riders;

    /** Null while nothing is said. */
    @Column(name = "passenger_fields")
    private PassengerFields passengerFields;

    /** Null when nothing is reserved without money. */
    @Column(name = "pay_later")
    private PayLater payLater;

    protected SalesRules() {}

    /**
     * The rules that hold as long as none are stated.
     *
     * @param ownerId the company, or one of its routes
     */
    public SalesRules(UUID ownerId, UUID companyId) {
        this.ownerId = ownerId;
        this.companyId = companyId;
        this.windows = SalesWindows.NONE;
        this.riders = RiderCategories.USUAL;
    }

    public void state(SalesWindows stated) {
        windows = stated;
    }

    public void state(RiderCategories stated) {
        riders = stated;
    }

    /** @param stated null to say nothing, so that a route asks what its company asks */
    public void state(PassengerFields stated) {
        passengerFields = stated;
    }

    /** @param stated null for money at once */
    public void state(PayLater stated) {
        payLater = stated;
    }

    /** 0 while none are stated. */
    public int version() {
        return version;
    }

    public SalesWindows windows() {
        return windows;
    }

    public RiderCategories riders() {
        return riders;
    }

    /** How seats are reserved without being paid at once; empty for not at all. */
    public Optional<PayLater> payLater() {
        return Optional.ofNullable(payLater);
    }

    /** What passengers are asked for; empty while nothing is said. */
    public Optional<PassengerFields> passengerFields() {
        return Optional.ofNullable(passengerFields);
    }
}
