package dev.twende.ticketing.tickets.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.tickets.entity.TicketFace;
import java.time.Instant;
import java.util.UUID;

/**
 * A ticket for an app that shows it by itself.
 *
 * @param issue counts the times it was issued; codes of earlier issues are void
 * @param nextSeat another one of the same bus that follows on the way; absent for who keeps the seat
 * @param qr the text of its QR code, in alphanumeric mode with error correction M
 * @param validFrom from when scanners take the code
 * @param validUntil from when they do not any more
 */
public record IssuedTicketResponse(
        UUID ticketId,
        String bookingReference,
        int issue,
        UUID scheduleId,
        String companyName,
        String passengerName,
        String fromStopName,
        String toStopName,
        Instant departureTime,
        Instant arrivalTime,
        String seatNumber,
        NextSeat nextSeat,
        String plateNumber,
        String fareClass,
        Money price,
        Instant validFrom,
        Instant validUntil,
        String qr) {

    /** The seat that the passenger has from a stop on. */
    public record NextSeat(String seatNumber, String fromStopName) {}

    static IssuedTicketResponse from(TicketFace face) {
        return new IssuedTicketResponse(
                face.ticketId(),
                face.reference(),
                face.content().issue(),
                face.content().scheduleId(),
                face.company(),
                face.passenger(),
                face.from(),
                face.to(),
                face.departure().toInstant(),
                face.arrival().toInstant(),
                face.seatNumber(),
                face.change() == null
                        ? null
                        : new NextSeat(face.change().seatNumber(), face.change().stop()),
                face.plateNumber(),
                face.fareClass(),
                face.fare(),
                face.content().validFrom(),
                face.content().validUntil(),
                face.code());
    }
}
