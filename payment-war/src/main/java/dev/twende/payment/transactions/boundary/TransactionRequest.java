package dev.twende.payment.transactions.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Asks to pay a booking.
 *
 * @param msisdn the phone to prompt; absent over a counter
 */
public record TransactionRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9]{1,12}", message = "must be 1 to 12 letters and digits")
        String bookingReference,

        @NotBlank @Size(max = 20) String method,
        @Size(max = 30) String msisdn) {}
