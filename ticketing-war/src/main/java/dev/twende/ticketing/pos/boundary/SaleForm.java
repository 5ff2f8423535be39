package dev.twende.ticketing.pos.boundary;

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
 * Seats that a device sold for cash.
 *
 * @param receiptNumber the device's own, as it stands on paper
 * @param leaseId under which the seats were lent to it; absent when it sold at its own risk
 * @param fareClass absent means STANDARD
 * @param contact who is told; absent means the first passenger
 * @param total what was taken: the sum of the passengers' prices
 */
public record SaleForm(
        @NotBlank @Size(max = 40) String receiptNumber,
        @NotNull UUID scheduleId,
        @NotNull UUID fromStopId,
        @NotNull UUID toStopId,
        UUID leaseId,
        @Size(min = 1, max = 40) String fareClass,
        @NotNull @Size(min = 1, max = 10) List<@NotNull @Valid PassengerForm> passengers,
        @Valid ContactForm contact,
        @NotNull @Amount(min = 1) Money total,

        @NotNull @Pattern(regexp = "CASH", message = "must be CASH")
        String method) {

    /**
     * Someone who travels.
     *
     * @param ticketId made by the device, as it stands in the code that it printed
     * @param riderCategory absent means ADULT
     * @param price what was taken for the seat
     */
    public record PassengerForm(
            @NotNull UUID ticketId,
            @NotBlank @Size(max = 10) String seatNumber,
            @NotBlank @Size(max = 100) String name,

            @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number")
            String phone,

            @Size(min = 1, max = 40) String riderCategory,
            @NotNull @Amount(min = 0) Money price) {}

    /**
     * Who is told about the booking and may look it up.
     *
     * @param language in which they read; absent means English
     */
    public record ContactForm(
            @NotNull @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number")
            String phone,

            @Email @Size(max = 254) String email,

            @Pattern(regexp = Language.FORM, message = "must be en, fr, rw or sw")
            String language) {}
}
