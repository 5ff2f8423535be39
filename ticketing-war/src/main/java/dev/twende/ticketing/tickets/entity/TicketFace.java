package dev.twende.ticketing.tickets.entity;

import dev.twende.kit.money.Money;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * What stands on one ticket, in whatever form it is shown.
 *
 * @param departure as clocks show it at the boarding stop
 * @param arrival as clocks show it at the stop to alight at
 * @param change to another seat on the way; null for who keeps the seat
 * @param refund FULL, PARTIAL or NON as the fare class promised; null when nothing was promised
 * @param copy 0 for an original
 * @param code the text of its QR code
 */
public record TicketFace(
        String company,
        String reference,
        UUID ticketId,
        String passenger,
        String from,
        String to,
        ZonedDateTime departure,
        ZonedDateTime arrival,
        String seatNumber,
        Change change,
        String plateNumber,
        String fareClass,
        Money fare,
        String refund,
        int copy,
        TicketContent content,
        String code) {

    /** Where the passenger leaves the first seat, and for which one. */
    public record Change(String stop, String seatNumber) {}

    /** The seats in words of every language. */
    public String seats() {
        return change == null ? seatNumber : seatNumber + "; " + change.stop() + ": " + change.seatNumber();
    }

    /** The seats in as few letters as can be. */
    public String seatsInShort() {
        return change == null ? seatNumber : seatNumber + ">" + change.seatNumber();
    }
}
