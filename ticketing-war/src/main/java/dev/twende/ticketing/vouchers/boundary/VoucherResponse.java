package dev.twende.ticketing.vouchers.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Versioned;
import dev.twende.ticketing.vouchers.entity.Usage;
import dev.twende.ticketing.vouchers.entity.Voucher;
import dev.twende.ticketing.vouchers.entity.VoucherCode;
import dev.twende.ticketing.vouchers.entity.VoucherKind;
import java.time.Instant;
import java.util.UUID;

/**
 * A voucher as its company's people see it.
 *
 * @param batchId shared by those that were issued together
 * @param refundId the refund it was issued instead of; absent for others
 * @param uses how many count, reserved ones included
 * @param spent what they took off in all, in minor units
 * @param withdrawnAt absent while it may be used
 */
public record VoucherResponse(
        UUID voucherId,
        int version,
        UUID companyId,
        UUID batchId,
        UUID refundId,
        String code,
        VoucherKind kind,
        Money amount,
        Integer percent,
        Money cap,
        ConditionsBody conditions,
        long uses,
        long spent,
        Instant issuedAt,
        Instant withdrawnAt)
        implements Versioned {

    static VoucherResponse from(Voucher voucher, Usage usage) {
        return new VoucherResponse(
                voucher.id(),
                voucher.version(),
                voucher.companyId(),
                voucher.batchId(),
                voucher.refundId().orElse(null),
                VoucherCode.written(voucher.code()),
                voucher.value().kind(),
                voucher.value().amount(),
                voucher.value().percent(),
                voucher.value().cap(),
                ConditionsBody.from(voucher.conditions()),
                usage.uses(),
                usage.spent(),
                voucher.issuedAt(),
                voucher.withdrawnAt().orElse(null));
    }
}
