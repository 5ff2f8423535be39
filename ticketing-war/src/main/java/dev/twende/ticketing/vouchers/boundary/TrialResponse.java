package dev.twende.ticketing.vouchers.boundary;

import dev.twende.kit.money.Money;

/**
 * What a voucher would do to a price now, without promise.
 *
 * @param price without it
 * @param discount what it takes off
 * @param total what is left to pay
 */
public record TrialResponse(Money price, Money discount, Money total) {}
