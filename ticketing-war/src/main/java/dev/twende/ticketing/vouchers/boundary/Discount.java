package dev.twende.ticketing.vouchers.boundary;

import dev.twende.kit.money.Money;
import java.util.UUID;

/**
 * What a voucher takes off a booking.
 *
 * @param useId of this use of it
 */
public record Discount(UUID voucherId, UUID useId, Money amount) {}
