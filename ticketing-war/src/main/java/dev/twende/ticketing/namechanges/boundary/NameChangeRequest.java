package dev.twende.ticketing.namechanges.boundary;

import dev.twende.ticketing.bookings.boundary.BookingRequest.PassengerRequest;
import dev.twende.ticketing.bookings.entity.PhoneNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Names somebody else for a ticket.
 *
 * @param phone of someone in the party; may be absent for those who sell for the company
 * @param passenger who rides from now on, with the papers that the route asks for; seat and rider category stay, and are not named. The
 *     former passenger's phone opens the booking no more
 */
public record NameChangeRequest(
        @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number") @Schema(example = "+250788123456")
        String phone,

        @NotNull UUID ticketId,
        @NotNull @Valid PassengerRequest passenger) {}
