package dev.twende.ticketing.tickets.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That staff put a ticket on paper. The first print of an issue is the original, every other one a numbered copy. It never changes. */
@Entity
@Table(name = "ticket_print")
public class TicketPrint {
    @Id
    @Column(name = "print_id")
    private UUID id;

    @Column(name = "ticket_id")
    private UUID ticketId;

    private int issue;

    private int number;

    @Column(name = "printed_by")
    private UUID printedBy;

    @Column(name = "printed_at")
    private Instant printedAt;

    protected TicketPrint() {} // for JPA

    /** @param number counts the prints of an issue of the ticket, from 1 */
    public TicketPrint(UUID id, UUID ticketId, int issue, int number, UUID printedBy, Instant now) {
        this.id = id;
        this.ticketId = ticketId;
        this.issue = issue;
        this.number = number;
        this.printedBy = printedBy;
        this.printedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID ticketId() {
        return ticketId;
    }

    public int issue() {
        return issue;
    }

    /** Counts the prints of an issue of the ticket, from 1. */
    public int number() {
        return number;
    }

    /** The number on the paper; 0 is the original, which has none. */
    public int copy() {
        return number - 1;
    }

    public UUID printedBy() {
        return printedBy;
    }

    public Instant printedAt() {
        return printedAt;
    }
}
