package dev.twende.payment.shifts.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import jakarta.validation.constraints.NotNull;

/**
 * Opens a drawer.
 *
 * @param opening the change money in it; zero for an empty one. Its currency is the only one the drawer takes
 */
public record ShiftRequest(@NotNull @Amount(min = 0) Money opening) {}
