package dev.twende.ticketing.vouchers.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.vouchers.entity.UseStatus;
import dev.twende.ticketing.vouchers.entity.VoucherUse;
import java.time.Instant;
import java.util.UUID;

/**
 * One use of a voucher.
 *
 * @param phone its last three digits
 * @param amount what was taken off
 * @param changedAt when it came to stand as it does
 */
public record UseResponse(
        UUID useId,
        String bookingReference,
        String phone,
        Money amount,
        UseStatus status,
        Instant usedAt,
        Instant changedAt) {
    private static final int SHOWN_DIGITS = 3;

    static UseResponse from(VoucherUse use) {
        String phone = use.phone();
        return new UseResponse(
                use.id(),
                use.bookingReference(),
                "****" + phone.substring(Math.max(0, phone.length() - SHOWN_DIGITS)),
                new Money(use.amount(), use.currency()),
                use.status(),
                use.usedAt(),
                use.changedAt());
    }
}
