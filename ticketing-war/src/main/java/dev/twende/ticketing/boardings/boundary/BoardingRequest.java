package dev.twende.ticketing.boardings.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ticket that was scanned; it is named in one way: by its signed code, by its id, or by its booking.
 *
 * @param stopId where; or by its sequence, which is needed when the bus comes to a stop twice
 * @param qr the text of the code, exactly as the scanner read it
 * @param seatNumber tells which passenger of the booking; needed when there are several
 * @param nonce the client's own id of this scan: sent again, it is the same scan and gets the same answer
 * @param scannedAt when, by the device's clock
 * @param offline whether the passenger was let on without asking, so that this tells what has happened
 * @param device absent when the client is none that keeps a count
 */
public record BoardingRequest(
        @NotNull UUID scheduleId,
        UUID stopId,
        @Min(0) Integer sequence,
        @Size(min = 1, max = QR_MAX) String qr,
        UUID ticketId,

        @Size(min = 1, max = 12) @Schema(example = "ABCD2345")
        String bookingReference,

        @Size(min = 1, max = 10) String seatNumber,
        @NotNull UUID nonce,
        @NotNull Instant scannedAt,
        boolean offline,
        @Valid Device device) {
    /** Longer than any code that we sign; what is longer is none. */
    static final int QR_MAX = 1000;

    /**
     * What scanned it.
     *
     * @param sequence its own count of its scans
     * @param clock what time it was there when this was sent, by which {@code scanned_at} is put right
     */
    public record Device(
            @NotBlank @Size(max = 64) String deviceId,
            @Min(0) Long sequence,
            Instant clock) {}

    /** What was scanned where, by which a scan is known again; not when, nor by what. */
    public record Subject(
            UUID scheduleId,
            UUID stopId,
            Integer sequence,
            String qr,
            UUID ticketId,
            String bookingReference,
            String seatNumber) {}

    Subject subject() {
        return new Subject(scheduleId, stopId, sequence, qr, ticketId, bookingReference, seatNumber);
    }

    /** @throws Problem {@link ProblemType#VALIDATION_FAILED} when the ticket is named in no way, or in several */
    void mustNameOneTicket() {
        if (Stream.of(qr, ticketId, bookingReference).filter(Objects::nonNull).count() != 1) {
            throw Problem.invalid("qr", "or ticket_id or booking_reference must be given, and only one of them");
        }
    }

    /** The same, told as something that has happened without asking. */
    BoardingRequest asOffline() {
        return new BoardingRequest(
                scheduleId,
                stopId,
                sequence,
                qr,
                ticketId,
                bookingReference,
                seatNumber,
                nonce,
                scannedAt,
                true,
                device);
    }
}
