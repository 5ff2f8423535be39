package dev.twende.ticketing.pos.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * A device began its next shift.
 *
 * @param shiftNumber one more than its last one's
 * @param opening the change money in the drawer, {@code float} in JSON; its currency is the only one the drawer takes
 */
public record ShiftOpenedForm(
        @NotNull @Min(1) Integer shiftNumber,
        @JsonbProperty("float") @NotNull @Amount(min = 0) Money opening) {}
