package dev.twende.company.fares.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;

/** The price from one stop of a route to another, in the minor unit of its table's currency. */
@Embeddable
public class Fare {
    /** Beyond any ride in any currency, and small enough that the sums of bookings and reports fit. */
    public static final long AMOUNT_MAX = 1_000_000_000_000L;

    @Column(name = "from_stop_id")
    private UUID fromStopId;

    @Column(name = "to_stop_id")
    private UUID toStopId;

    private long amount;

    protected Fare() {}

    public Fare(UUID fromStopId, UUID toStopId, long amount) {
        this.fromStopId = fromStopId;
        this.toStopId = toStopId;
        this.amount = amount;
    }

    public UUID fromStopId() {
        return fromStopId;
    }

    public UUID toStopId() {
        return toStopId;
    }

    public long amount() {
        return amount;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fare fare
                && amount == fare.amount
                && fromStopId.equals(fare.fromStopId)
                && toStopId.equals(fare.toStopId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fromStopId, toStopId, amount);
    }
}
