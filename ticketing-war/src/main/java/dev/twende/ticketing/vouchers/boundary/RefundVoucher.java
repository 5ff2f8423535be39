package dev.twende.ticketing.vouchers.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.vouchers.entity.Voucher;
import dev.twende.ticketing.vouchers.entity.VoucherCode;
import java.time.Instant;

/**
 * The voucher that passengers took instead of money, as they see it.
 *
 * @param amount what it was issued with, not what is left of it
 */
public record RefundVoucher(String code, Money amount, Instant validUntil) {
    static RefundVoucher from(Voucher voucher) {
        return new RefundVoucher(
                VoucherCode.written(voucher.code()),
                voucher.value().amount(),
                voucher.conditions().validUntil());
    }
}
