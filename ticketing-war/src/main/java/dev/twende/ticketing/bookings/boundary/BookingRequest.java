package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.PhoneNumber;
import dev.twende.ticketing.messages.entity.Language;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A party's wish for seats.
 *
 * @param fareClass for all of them; absent means STANDARD
 * @param contact who is told; absent means the first passenger
 * @param expectedTotal what the party was told that it costs; a higher price is refused with {@code price-changed}, a lower one is
 *     sold and told. Absent means any price
 */
public record BookingRequest(
        @NotNull UUID scheduleId,
        @NotNull UUID fromStopId,
        @NotNull UUID toStopId,
        @Size(min = 1, max = 40) String fareClass,
        @Valid ContactRequest contact,
        @Amount Money expectedTotal,
        @NotNull @Size(min = 1, max = 10) List<@NotNull @Valid PassengerRequest> passengers) {

    /**
     * Who is told about the booking and may look it up.
     *
     * @param language in which they read; absent means what the request's {@code Accept-Language} prefers, else English
     */
    public record ContactRequest(
            @NotNull @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number")
            String phone,

            @Email @Size(max = 254) String email,

            @Pattern(regexp = Language.FORM, message = "must be en, fr, rw or sw")
            String language) {}

    /**
     * Someone who travels.
     *
     * @param seatNumber absent means any seat, next to the others if possible
     * @param riderCategory decides the price; absent means ADULT
     */
    public record PassengerRequest(
            @Size(min = 1, max = 10) String seatNumber,
            @Size(min = 1, max = 40) String riderCategory,
            @NotBlank @Size(max = 100) String name,

            @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number")
            String phone) {}
}
