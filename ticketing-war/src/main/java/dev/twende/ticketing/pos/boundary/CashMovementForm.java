package dev.twende.ticketing.pos.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Cash that came into the drawer, or went out of it, for no sale. */
public record CashMovementForm(
        @NotNull @Min(1) Integer shiftNumber,

        @NotNull @Pattern(regexp = "PAY_IN|PAY_OUT", message = "must be PAY_IN or PAY_OUT")
        String kind,

        @NotNull @Amount(min = 1) Money amount,
        @NotBlank @Size(max = 200) String reason) {}
