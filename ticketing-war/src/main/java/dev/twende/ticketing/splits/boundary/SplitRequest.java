package dev.twende.ticketing.splits.boundary;

import dev.twende.ticketing.bookings.entity.PhoneNumber;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Asks for a reference of their own.
 *
 * @param phone of someone in the party; may be absent for those who sell for the company
 * @param ticketIds of those who leave, not all of the booking
 */
public record SplitRequest(
        @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number")
        String phone,

        @NotNull @Size(min = 1, max = 9) List<@NotNull UUID> ticketIds) {}
