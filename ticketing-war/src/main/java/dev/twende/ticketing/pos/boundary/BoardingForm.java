package dev.twende.ticketing.pos.boundary;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A passenger whom a device let on the bus.
 *
 * @param scheduleId of the bus where it was
 * @param stopId where; or by its sequence, which is needed when the bus comes to a stop twice
 * @param ticket the text of the code, exactly as the scanner read it; or the ticket by its id
 * @param nonce the device's own id of the scan
 * @param decision what the device decided; the house decides anew, and raises an alert where it would not have
 */
public record BoardingForm(
        @NotNull UUID scheduleId,
        UUID stopId,
        @Min(0) Integer stopSequence,
        @Size(min = 1, max = 1000) String ticket,
        UUID ticketId,
        @NotNull UUID nonce,
        @Size(max = 40) String decision) {}
