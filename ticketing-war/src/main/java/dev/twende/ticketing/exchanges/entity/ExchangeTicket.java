package dev.twende.ticketing.exchanges.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;

/** One ticket that is exchanged. A class, because Jakarta Persistence 3.1 cannot embed records. */
@Embeddable
public class ExchangeTicket {
    @Column(name = "ticket_id")
    private UUID ticketId;

    @Column(name = "old_price")
    private long oldPrice;

    @Column(name = "new_price")
    private long newPrice;

    private long fee;

    @Column(name = "seat_number")
    private String seatNumber;

    protected ExchangeTicket() {} // for JPA

    /**
     * @param oldPrice that was paid for it, in minor units
     * @param fee that the company takes for the exchange
     * @param seatNumber null when any seat is good
     */
    public ExchangeTicket(UUID ticketId, long oldPrice, long newPrice, long fee, String seatNumber) {
        this.ticketId = ticketId;
        this.oldPrice = oldPrice;
        this.newPrice = newPrice;
        this.fee = fee;
        this.seatNumber = seatNumber;
    }

    void sit(String seat) {
        seatNumber = seat;
    }

    /** What is to be paid for it, in minor units; negative comes back. */
    long due() {
        return newPrice + fee - oldPrice;
    }

    public UUID ticketId() {
        return ticketId;
    }

    public long oldPrice() {
        return oldPrice;
    }

    public long newPrice() {
        return newPrice;
    }

    public long fee() {
        return fee;
    }

    /** The seat that is wanted; empty for any. */
    public Optional<String> seatNumber() {
        return Optional.ofNullable(seatNumber);
    }
}
