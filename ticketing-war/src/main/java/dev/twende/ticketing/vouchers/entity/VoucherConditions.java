package dev.twende.ticketing.vouchers.entity;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import java.time.Instant;

/**
 * When and for what a voucher may be used; the company may change it for uses to come.
 *
 * @param name what the company calls it
 * @param validUntil when it is valid no more
 * @param maxUses in all
 * @param maxUsesPerPhone of one contact phone; null for as many as there are
 * @param minimumSpend the least price it is used for; null for any
 */
public record VoucherConditions(
        String name,
        Instant validFrom,
        Instant validUntil,
        int maxUses,
        Integer maxUsesPerPhone,
        Money minimumSpend,
        VoucherScope scope) {
    /** All of a voucher's uses are counted at each use, so there are not more than can be counted in a moment. */
    public static final int MOST_USES = 10_000;

    /** @throws Problem when it ends before it begins */
    public VoucherConditions {
        if (!validFrom.isBefore(validUntil)) {
            throw Problem.invalid("conditions.valid_until", "must be after valid_from");
        }
    }
}
