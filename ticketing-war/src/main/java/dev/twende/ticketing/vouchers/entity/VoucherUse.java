package dev.twende.ticketing.vouchers.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * What a booking used of a voucher.
 *
 * @param phone of the booking's contact, digits
 * @param amount what was taken off, in minor units of the booking's currency
 * @param changedAt when it came to stand as it does
 */
public record VoucherUse(
        UUID id,
        UUID voucherId,
        String bookingReference,
        String phone,
        long amount,
        String currency,
        UseStatus status,
        Instant usedAt,
        Instant changedAt) {}
