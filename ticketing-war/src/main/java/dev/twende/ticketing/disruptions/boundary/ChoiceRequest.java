package dev.twende.ticketing.disruptions.boundary;

import dev.twende.ticketing.bookings.entity.PhoneNumber;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/**
 * What the passengers of a disrupted booking want.
 *
 * @param phone of someone in the party; may be absent for the company's people
 * @param scheduleId for REBOOK: one that the choice offers
 */
public record ChoiceRequest(
        @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number")
        String phone,

        @NotNull Choice choice,
        UUID scheduleId) {

    /** What can be had. */
    public enum Choice {
        REFUND,
        REBOOK
    }
}
