package dev.twende.ticketing.namechanges.boundary;

import dev.twende.ticketing.bookings.entity.PhoneNumber;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Names somebody else for a ticket.
 *
 * @param phone of someone in the party; may be absent for those who sell for the company
 * @param name of who rides from now on
 * @param passengerPhone theirs; absent when they have none, and then the former passenger's opens the booking no more
 */
public record NameChangeRequest(
        @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number")
        String phone,

        @NotNull UUID ticketId,
        @NotBlank @Size(max = 100) String name,

        @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number")
        String passengerPhone) {}
