package dev.twende.ticketing.pos.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A device ended its shift.
 *
 * @param counted what was there, by method; CASH in any case
 */
public record ShiftClosedForm(
        @NotNull @Min(1) Integer shiftNumber,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid CountedForm> counted) {

    /** What was counted of one method. */
    public record CountedForm(
            @NotBlank @Size(max = 20) String method,
            @NotNull @Amount(min = 0) Money amount) {}
}
