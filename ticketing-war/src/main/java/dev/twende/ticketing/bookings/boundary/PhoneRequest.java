package dev.twende.ticketing.bookings.boundary;

import dev.twende.ticketing.bookings.entity.PhoneNumber;
import jakarta.validation.constraints.Pattern;

/**
 * Says who it is.
 *
 * @param phone of someone in the party; may be absent for those who sell for the company
 */
public record PhoneRequest(
        @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number")
        String phone) {}
