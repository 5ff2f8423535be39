package dev.twende.ticketing.bookings.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Asks how bookings stand with their money.
 *
 * @param references of bookings; a batch, so that the whole of a day can be compared in few calls
 */
public record PaymentStatesRequest(
        @NotNull @Size(min = 1, max = PaymentStatesRequest.REFERENCES_MAX)
        List<@NotNull @Size(max = 20) String> references) {
    /** Bounds one query and one answer. */
    static final int REFERENCES_MAX = 500;
}
