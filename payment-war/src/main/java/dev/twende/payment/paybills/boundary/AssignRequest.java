package dev.twende.payment.paybills.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Says whose money it is.
 *
 * @param note how that was found out
 */
public record AssignRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9]{1,12}", message = "must be 1 to 12 letters and digits")
        String bookingReference,

        @NotBlank @Size(max = 500) String note) {}
