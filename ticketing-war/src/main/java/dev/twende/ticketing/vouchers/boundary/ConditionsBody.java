package dev.twende.ticketing.vouchers.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.vouchers.entity.VoucherConditions;
import dev.twende.ticketing.vouchers.entity.VoucherScope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * When and for what a voucher may be used, as the API takes and shows it.
 *
 * @param name what the company calls it
 * @param validFrom absent means from now on
 * @param validUntil when it is valid no more
 * @param maxUses in all; absent means once, and for a BALANCE until nothing is left
 * @param maxUsesPerPhone of one contact phone; absent means as many as there are
 * @param minimumSpend the least price it is used for; absent means any
 * @param routeIds it is good for; absent or empty means all of the company's
 * @param stopPairs from one stop to another, in this direction, that it is good for; absent or empty means all
 * @param channels through which it may be used; absent or empty means all
 */
public record ConditionsBody(
        @NotBlank @Size(max = 100) String name,
        Instant validFrom,
        @NotNull Instant validUntil,
        @Min(1) @Max(VoucherConditions.MOST_USES) Integer maxUses,
        @Min(1) @Max(VoucherConditions.MOST_USES) Integer maxUsesPerPhone,
        @Amount Money minimumSpend,
        @Size(max = 50) List<@NotNull UUID> routeIds,
        @Size(max = 50) List<@NotNull @Valid StopPairBody> stopPairs,
        @Size(max = 3) List<@NotNull SalesChannel> channels) {

    /** From one stop to another. */
    public record StopPairBody(
            @NotNull UUID fromStopId, @NotNull UUID toStopId) {}

    /** @param usesByDefault when none are given */
    VoucherConditions conditions(int usesByDefault, Instant now) {
        return new VoucherConditions(
                name,
                Objects.requireNonNullElse(validFrom, now),
                validUntil,
                Objects.requireNonNullElse(maxUses, usesByDefault),
                maxUsesPerPhone,
                minimumSpend,
                new VoucherScope(
                        set(routeIds),
                        set(
                                stopPairs == null
                                        ? null
                                        : stopPairs.stream()
                                                .map(pair ->
                                                        new VoucherScope.StopPair(pair.fromStopId(), pair.toStopId()))
                                                .toList()),
                        set(
                                channels == null
                                        ? null
                                        : channels.stream()
                                                .map(SalesChannel::name)
                                                .toList())));
    }

    private static <T> Set<T> set(List<T> given) {
        return given == null ? Set.of() : new LinkedHashSet<>(given);
    }

    static ConditionsBody from(VoucherConditions kept) {
        return new ConditionsBody(
                kept.name(),
                kept.validFrom(),
                kept.validUntil(),
                kept.maxUses(),
                kept.maxUsesPerPhone(),
                kept.minimumSpend(),
                List.copyOf(kept.scope().routeIds()),
                kept.scope().stopPairs().stream()
                        .map(pair -> new StopPairBody(pair.fromStopId(), pair.toStopId()))
                        .toList(),
                kept.scope().channels().stream().map(SalesChannel::valueOf).toList());
    }
}
