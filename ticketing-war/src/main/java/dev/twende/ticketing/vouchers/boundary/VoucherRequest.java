package dev.twende.ticketing.vouchers.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import dev.twende.ticketing.vouchers.entity.VoucherKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * Vouchers to issue, all alike, each with a code of its own.
 *
 * @param companyId may be left out by a company's own people
 * @param count absent means one
 * @param amount of an AMOUNT or a BALANCE
 * @param percent of a PERCENT
 * @param cap the most that a PERCENT takes off; absent means no cap
 */
public record VoucherRequest(
        UUID companyId,
        @Min(1) @Max(500) Integer count,
        @NotNull VoucherKind kind,
        @Amount Money amount,
        @Min(1) @Max(100) Integer percent,
        @Amount Money cap,
        @NotNull @Valid ConditionsBody conditions) {}
