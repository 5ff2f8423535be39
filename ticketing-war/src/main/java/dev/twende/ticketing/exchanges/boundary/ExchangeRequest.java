package dev.twende.ticketing.exchanges.boundary;

import dev.twende.ticketing.bookings.entity.PhoneNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks what riding otherwise would cost.
 *
 * @param phone of someone in the party; may be absent for those who sell for the company
 * @param scheduleId of the same company; absent for the one the booking is for
 * @param fromStopId absent for the booking's
 * @param toStopId absent for the booking's
 * @param fareClass absent for the booking's
 * @param tickets absent for all of the booking
 */
public record ExchangeRequest(
        @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number") @Schema(example = "+250788123456")
        String phone,

        UUID scheduleId,
        UUID fromStopId,
        UUID toStopId,
        @Size(min = 1, max = 40) String fareClass,
        @Size(max = 10) List<@NotNull @Valid Wish> tickets) {

    /**
     * One ticket.
     *
     * @param seatNumber absent for any seat; on the same schedule, for the one the passenger has
     */
    public record Wish(
            @NotNull UUID ticketId, @Size(min = 1, max = 10) String seatNumber) {}
}
