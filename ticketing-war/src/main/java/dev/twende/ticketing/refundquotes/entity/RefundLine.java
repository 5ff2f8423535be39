package dev.twende.ticketing.refundquotes.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** What one ticket brings. A class, because Jakarta Persistence 3.1 cannot embed records. */
@Embeddable
public class RefundLine {
    @Column(name = "ticket_id")
    private UUID ticketId;

    private long price;

    private long fee;

    protected RefundLine() {} // for JPA

    /**
     * @param price that was paid for it, in minor units
     * @param fee that the company keeps of it, at most the price
     */
    public RefundLine(UUID ticketId, long price, long fee) {
        if (fee < 0 || fee > price) {
            throw new IllegalArgumentException("a fee of " + fee + " of a price of " + price);
        }
        this.ticketId = ticketId;
        this.price = price;
        this.fee = fee;
    }

    public UUID ticketId() {
        return ticketId;
    }

    public long price() {
        return price;
    }

    public long fee() {
        return fee;
    }

    public long refundable() {
        return price - fee;
    }
}
